"""Sound in mp3, wav and flac without the notes that players and recorders write beside it."""

from __future__ import annotations

from typing import Final

from umay.documents.examining.values import Flag

_BROKEN: Final[frozenset[Flag]] = frozenset({"broken", "metadata_may_remain"})
_WAV_KEPT: Final = frozenset({b"fmt ", b"fact", b"data"})
_FLAC_KEPT: Final = frozenset({0, 3})  # how it is written, and where to find a second in it
_OLD_TAG: Final = 128  # ID3v1 is the last 128 bytes


def mp3(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return the sound without ID3 and APE tags at its start and end."""
    start, stop = 0, len(data)
    while data[start : start + 3] == b"ID3" and start + 10 <= stop:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[start + 6 : start + 10], (21, 14, 7, 0), strict=True))
        start += 10 + size + (10 if data[start + 5] & 0x10 else 0)
    while (shorter := _before_tag(data, stop)) < stop:
        stop = shorter
    if start >= stop:
        return data, _BROKEN
    rest = data[start:stop]
    clean = b"ID3\x03" not in rest and b"ID3\x04" not in rest and b"APETAGEX" not in rest
    return rest, frozenset() if clean else frozenset({"metadata_may_remain"})


def _before_tag(data: bytes, stop: int) -> int:
    """Return where the last tag before a place starts; the place itself when there is none."""
    if data[stop - _OLD_TAG : stop - _OLD_TAG + 3] == b"TAG" and stop >= _OLD_TAG:
        return stop - _OLD_TAG
    if data[stop - 32 : stop - 24] == b"APETAGEX":
        size = int.from_bytes(data[stop - 20 : stop - 16], "little")
        headed = 32 if data[stop - 9] & 0x80 else 0
        return max(stop - size - headed, 0)
    if data[stop - 10 : stop - 7] == b"3DI":
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[stop - 4 : stop], (21, 14, 7, 0), strict=True))
        return max(stop - size - 20, 0)
    return stop


def wav(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return the sound with its form and its data only."""
    kept, at = [], 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        whole = data[at : at + 8 + size + size % 2]
        if kind in _WAV_KEPT:
            kept.append(whole)
        at += 8 + size + size % 2
    body = b"WAVE" + b"".join(kept)
    if b"data" not in [one[:4] for one in kept]:
        return data, _BROKEN
    return b"RIFF" + len(body).to_bytes(4, "little") + body, frozenset()


def flac(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return the sound without comments, pictures and notes of programs."""
    blocks, at, is_last = [], 4, False
    while not is_last and at + 4 <= len(data):
        is_last, kind = bool(data[at] & 0x80), data[at] & 0x7F
        size = int.from_bytes(data[at + 1 : at + 4])
        if kind in _FLAC_KEPT:
            blocks.append((kind, data[at + 4 : at + 4 + size]))
        at += 4 + size
    if not is_last or not blocks or at > len(data):
        return data, _BROKEN
    heads = [bytes([kind | (0x80 if number == len(blocks) else 0)]) for number, (kind, _) in enumerate(blocks, 1)]
    written = b"".join(head + len(block).to_bytes(3) + block for head, (_, block) in zip(heads, blocks, strict=True))
    return b"fLaC" + written + data[at:], frozenset()
