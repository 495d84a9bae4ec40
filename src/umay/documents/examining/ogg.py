"""Sound in Ogg (vorbis, opus) with its comments overwritten where they stand, and the sums of the pages counted anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from umay.documents.examining.values import Flag

_HEADS: Final = {b"OpusTags": 8, b"\x03vorbis": 7}
_NOTED: Final = (b"OpusHead", b"\x01vorbis")
_POLYNOMIAL: Final = 0x04C11DB7


@dataclass(slots=True)
class _Page:
    at: int
    body: int
    stop: int
    stream: bytes
    lacing: bytes


def without_comments(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return the sound with empty comments; streams of other kinds stay and the flags say that notes may remain."""
    kept = bytearray(data)
    pages = list(_pages(kept))
    streams = {page.stream: kept[page.body : page.body + 8] for page in reversed(pages)}
    clean = bool(streams) and pages[-1].stop == len(kept)
    for stream, head in streams.items():
        known = any(bytes(head).startswith(one) for one in _NOTED)
        clean = known and _wipe_stream(kept, [page for page in pages if page.stream == stream][1:]) and clean
    return bytes(kept), frozenset() if clean else frozenset({"metadata_may_remain"})


def _pages(data: bytearray) -> Iterator[_Page]:
    at = 0
    while data[at : at + 4] == b"OggS" and at + 27 <= len(data):
        segments = data[at + 26]
        lacing = bytes(data[at + 27 : at + 27 + segments])
        body = at + 27 + segments
        stop = body + sum(lacing)
        if stop > len(data):
            return
        yield _Page(at, body, stop, bytes(data[at + 14 : at + 18]), lacing)
        at = stop


def _wipe_stream(data: bytearray, pages: list[_Page]) -> bool:
    """Empty the second packet of a stream, which holds the comments; return whether it was found."""
    places: list[int] = []
    touched = []
    for page in pages:
        touched.append(page)
        at = page.body
        for size in page.lacing:
            places.extend(range(at, at + size))
            at += size
            if size < 255:
                return _empty(data, places) and _sum_anew(data, touched)
        if len(touched) > 4_096:
            break
    return False


def _empty(data: bytearray, places: list[int]) -> bool:
    packet = bytearray(data[place] for place in places)
    head = next((size for start, size in _HEADS.items() if packet.startswith(start)), 0)
    if not head or len(packet) < head + 9:
        return False
    maker = int.from_bytes(packet[head : head + 4], "little")
    after = head + 4 + maker
    if after + 5 > len(packet):
        return False
    packet[head + 4 : after] = b" " * maker
    packet[after:] = bytes(4) + b"\x01" + bytes(len(packet) - after - 5)  # no comments; the bit that ends them; nothing
    for place, byte in zip(places, packet, strict=True):
        data[place] = byte
    return True


def _sum_anew(data: bytearray, pages: list[_Page]) -> bool:
    for page in pages:
        data[page.at + 22 : page.at + 26] = bytes(4)
        data[page.at + 22 : page.at + 26] = checksum(data[page.at : page.stop]).to_bytes(4, "little")
    return True


def checksum(page: bytes | bytearray) -> int:
    """Return the sum that Ogg wants over a page whose own sum is nothing."""
    total = 0
    for byte in page:
        total = ((total << 8) & 0xFFFFFFFF) ^ _TABLE[(total >> 24) ^ byte]
    return total


def _entry(number: int) -> int:
    total = number << 24
    for _ in range(8):
        total = ((total << 1) ^ (_POLYNOMIAL if total & 0x80000000 else 0)) & 0xFFFFFFFF
    return total


_TABLE: Final = tuple(_entry(number) for number in range(256))
