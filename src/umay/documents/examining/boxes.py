"""Files made of boxes (mp4, m4a, mov, 3gp, heic): what they tell of device, day and place is overwritten where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from umay.documents.examining.values import Flag

_HOLDERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"edts", b"moof", b"traf", b"mvex", b"dinf"})
_TELLING: Final = frozenset({b"udta", b"meta", b"uuid", b"Xtra", b"keys", b"ilst", b"cprt", b"loci", b"XMP_"})
_TIMED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_PLAYED: Final = frozenset({b"vide", b"soun", b"subt", b"text", b"sbtl", b"url ", b"alis", b"tmcd", b"hint", b"clcp"})
_DEEPEST: Final = 12

Box = tuple[bytes, int, int, int]
"""Kind, where it starts, where its content starts, where it ends."""


class Misshapen(Exception):
    """The boxes do not fit into each other."""


def without_notes(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return film or sound without notes, names and times; the flags say when some may remain."""
    kept = bytearray(data)
    try:
        clean = _wipe(kept, 0, len(kept), 0)
    except Misshapen:
        return bytes(kept), frozenset({"broken", "metadata_may_remain"})
    return bytes(kept), frozenset() if clean else frozenset({"metadata_may_remain"})


def _boxes(data: bytearray, start: int, end: int) -> Iterator[Box]:
    at = start
    while at + 8 <= end:
        size, kind, head = int.from_bytes(data[at : at + 4]), bytes(data[at + 4 : at + 8]), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise Misshapen
        yield kind, at, at + head, at + size
        at += size
    if any(data[at:end]):
        raise Misshapen


def _wipe(data: bytearray, start: int, end: int, depth: int) -> bool:
    """Wipe what tells something between two places; return whether nothing of it can remain."""
    if depth > _DEEPEST:
        raise Misshapen
    clean = True
    for kind, at, content, stop in list(_boxes(data, start, end)):
        if kind in _TELLING or kind[:1] == b"\xa9":
            data[at + 4 : at + 8] = b"free"
            data[content:stop] = bytes(stop - content)
        elif kind in _TIMED:
            _wipe_times(data, content, stop)
        elif kind == b"hdlr":
            clean &= _wipe_name(data, content, stop)
        elif kind in (b"free", b"skip", b"wide"):
            data[content:stop] = bytes(stop - content)
        elif kind in _HOLDERS:
            clean &= _wipe(data, content, stop, depth + 1)
    return clean


def _wipe_times(data: bytearray, content: int, stop: int) -> None:
    """Set when it was made and changed to nothing; version 1 writes them in eight bytes, else in four."""
    wide = 16 if data[content] == 1 else 8
    data[content + 4 : min(content + 4 + wide, stop)] = bytes(min(wide, max(stop - content - 4, 0)))


def _wipe_name(data: bytearray, content: int, stop: int) -> bool:
    """Wipe the handler's maker and name; return whether its track is played, and no track of notes such as places along a way."""
    handles = bytes(data[content + 8 : content + 12])
    data[content + 12 : min(content + 24, stop)] = bytes(min(12, max(stop - content - 12, 0)))
    data[content + 24 : stop] = bytes(max(stop - content - 24, 0))
    return handles in _PLAYED


def without_photo_notes(data: bytes) -> tuple[bytes, frozenset[Flag]]:
    """Return a heic or avif picture with its Exif and XMP items overwritten."""
    kept = bytearray(data)
    try:
        meta = next(box for box in _boxes(kept, 0, len(kept)) if box[0] == b"meta")
        inner = {kind: (content, stop) for kind, _, content, stop in _boxes(kept, meta[2] + 4, meta[3])}
        told = _telling_items(kept, *inner[b"iinf"])
        for start, length in _extents(kept, inner[b"iloc"][0], told, inner.get(b"idat", (0, 0))[0]):
            kept[start : start + length] = bytes(len(kept[start : start + length]))
    except (StopIteration, KeyError, Misshapen, IndexError):
        return bytes(data), frozenset({"broken", "metadata_may_remain"})
    return bytes(kept), frozenset()


def _telling_items(data: bytearray, content: int, stop: int) -> set[int]:
    """Return the numbers of the items that tell something: all that is Exif or of a media type."""
    first = content + (6 if data[content] == 0 else 8)
    found = set()
    for kind, _, entry, _ in _boxes(data, first, stop):
        if kind != b"infe" or data[entry] < 2:
            continue
        wide = 2 if data[entry] == 2 else 4
        number = int.from_bytes(data[entry + 4 : entry + 4 + wide])
        if bytes(data[entry + 6 + wide : entry + 10 + wide]) in (b"Exif", b"mime", b"uri "):
            found.add(number)
    return found


def _extents(data: bytearray, content: int, wanted: set[int], idat: int) -> Iterator[tuple[int, int]]:
    """Yield where the wanted items lie in the file, and how long they are."""
    version, at = data[content], content + 4
    sizes = data[at : at + 2]
    offset_size, length_size, base_size, index_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4, (sizes[1] & 15) if version else 0
    wide = 2 if version < 2 else 4
    count, at = int.from_bytes(data[at + 2 : at + 2 + wide]), at + 2 + wide
    for _ in range(min(count, 10_000)):
        number, at = int.from_bytes(data[at : at + wide]), at + wide
        method, at = (data[at + 1] & 15, at + 2) if version else (0, at)
        base, at = int.from_bytes(data[at + 2 : at + 2 + base_size]), at + 2 + base_size
        extents, at = int.from_bytes(data[at : at + 2]), at + 2
        for _ in range(extents):
            at += index_size
            start = int.from_bytes(data[at : at + offset_size]) + base + (idat if method == 1 else 0)
            length = int.from_bytes(data[at + offset_size : at + offset_size + length_size])
            at += offset_size + length_size
            if number in wanted:
                yield start, length or len(data)
