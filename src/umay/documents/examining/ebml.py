"""Film in WebM and Matroska without tags, enclosed files, title and day: each becomes empty space of the same length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from umay.documents.examining.values import Flag

_SEGMENT, _INFO, _CLUSTER, _TRACKS, _TRACK = 0x18538067, 0x1549A966, 0x1F43B675, 0x1654AE6B, 0xAE
_TELLING: Final = frozenset({0x1254C367, 0x1941A469, 0x4461, 0x7BA9, 0x73A4, 0x7384, 0x3CB923, 0x3C83AB, 0x3EB923, 0x3E83BB, 0x536E, 0xEC})
"""Tags, enclosed files, day, title, number of the film, names of files and of tracks, and empty space, which may hide something."""
_MADE_WITH: Final = frozenset({0x4D80, 0x5741})  # must be there: overwritten with spaces
_HOLDERS: Final = frozenset({_SEGMENT, _INFO, _TRACKS, _TRACK})
_VOID: Final = 0xEC


class Misshapen(Exception):
    """The parts do not fit into each other."""


def without_tags(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return the film with what tells of its maker made empty; the flags say when some may remain."""
    kept = bytearray(data)
    try:
        clean = _wipe(kept, 0, len(kept))
    except (Misshapen, IndexError):
        return bytes(kept), frozenset({"broken", "metadata_may_remain"})
    return bytes(kept), frozenset() if clean else frozenset({"metadata_may_remain"})


def _number(data: bytearray, at: int, *, marked: bool) -> tuple[int, int]:
    """Return a number of changing length and where it ends. marked: with the bit that tells its length, as ids are written."""
    first = data[at]
    if not first:
        raise Misshapen
    length = 9 - first.bit_length()
    value = int.from_bytes(data[at : at + length])
    return value if marked else value & ((1 << (7 * length)) - 1), at + length


def _parts(data: bytearray, start: int, end: int) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield id, start, where the content starts, where it ends, and whether its length is told."""
    at = start
    while at < end:
        name, sized = _number(data, at, marked=True)
        size, content = _number(data, sized, marked=False)
        told = size != (1 << (7 * (content - sized))) - 1
        stop = content + size if told else end
        if stop > end:
            raise Misshapen
        yield name, at, content, stop, told
        at = stop


def _wipe(data: bytearray, start: int, end: int) -> bool:
    clean = True
    for name, at, content, stop, told in _parts(data, start, end):
        if name == _CLUSTER and not told:
            return False  # a live recording: where it ends is not told, and what comes after is not found
        if name in _MADE_WITH:
            data[content:stop] = b" " * (stop - content)
        elif name in _TELLING:
            _make_empty(data, at, stop)
        elif name in _HOLDERS:
            clean &= _wipe(data, content, stop)
    return clean


def _make_empty(data: bytearray, at: int, stop: int) -> None:
    """Write empty space over a part; the length of its length is what fits."""
    wide = min(8, stop - at - 1)
    rest = stop - at - 1 - wide
    while wide > 1 and rest < 0:
        wide, rest = wide - 1, rest + 1
    data[at:stop] = bytes([_VOID]) + ((1 << (7 * wide)) | rest).to_bytes(wide) + bytes(rest)
