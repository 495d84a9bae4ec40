"""Archives looked into without unpacking them anywhere: how much they hold, what of it runs, and nothing beyond a budget."""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from umay.documents.examining.kinds import OOXML, ZIP, group_of, kind_of
from umay.documents.examining.values import CannotTake, Flag

MOST_UNPACKED: Final = 100 * 1024 * 1024  # SECURITY C5, row 20
MOST_ENTRIES: Final = 1_000  # SECURITY C5, row 20
_DEEPEST: Final = 3  # a letter in an archive in an archive; what goes deeper is made to harm
_LARGEST_INNER: Final = 16 * 1024 * 1024
_FOLDERS: Final = {"word/": "wordprocessingml.document", "xl/": "spreadsheetml.sheet", "ppt/": "presentationml.presentation"}
_STEP: Final = 64 * 1024
_ENCRYPTED: Final = 0x1
_HALVES: Final = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")  # in one piece it would be found here
UNREADABLE: Final = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError, ValueError, RuntimeError, lzma.LZMAError)
"""What the reader of zips raises over one that is not whole."""


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked, over all archives in each other. Raises CannotTake ("file.bomb") when it is used up."""

    unpacked: int = 0
    entries: int = 0

    def enter(self, entries: int) -> None:
        """Count the entries of an archive."""
        self.entries += entries
        if self.entries > MOST_ENTRIES:
            raise CannotTake("file.bomb")

    def unpack(self, size: int) -> None:
        """Count bytes that were unpacked."""
        self.unpacked += size
        if self.unpacked > MOST_UNPACKED:
            raise CannotTake("file.bomb")


@dataclass(slots=True)
class Inside:
    """What was found in an archive. parts: the small parts of an office document, for a closer look."""

    kind: str = ZIP
    names: tuple[str, ...] = ()
    flags: set[Flag] = field(default_factory=set)


def is_virus_test(data: bytes) -> bool:
    """Tell whether the bytes hold the file with which virus scanners are tried."""
    return _HALVES[0] + _HALVES[1] in data


def look_into_zip(data: bytes, budget: Budget, depth: int = 1) -> Inside:
    """Return what a zip holds. Raises CannotTake for one that would unpack to too much, or that lies in itself too deep."""
    if depth > _DEEPEST:
        raise CannotTake("file.bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            _refuse_bombs(entries, budget)
            inside = Inside(_zip_kind(packed, entries), tuple(entry.filename for entry in entries))
            for entry in entries:
                _look_at(packed, entry, inside, budget, depth)
            return inside
    except UNREADABLE:
        return Inside(flags={"broken", "archive"})


def _refuse_bombs(entries: list[zipfile.ZipInfo], budget: Budget) -> None:
    """Refuse by what the archive says of itself, before anything is unpacked."""
    budget.enter(len(entries))
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED - budget.unpacked:
        raise CannotTake("file.bomb")
    spans = sorted((entry.header_offset, entry.header_offset + 30 + entry.compress_size) for entry in entries)
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        raise CannotTake("file.bomb")  # entries that share their bytes unpack to far more than they say


def _zip_kind(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> str:
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names:
        for folder, kind in _FOLDERS.items():
            if any(name.startswith(folder) for name in names):
                return OOXML + kind
    if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
        said = packed.read("mimetype")
        if said.startswith(b"application/vnd.oasis.opendocument"):
            return "application/vnd.oasis.opendocument"
        if said.startswith(b"application/epub+zip"):
            return "application/epub+zip"
    if "AndroidManifest.xml" in names:
        return "application/vnd.android.package-archive"
    return "application/java-archive" if "META-INF/MANIFEST.MF" in names else ZIP


def _look_at(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, inside: Inside, budget: Budget, depth: int) -> None:
    if entry.flag_bits & _ENCRYPTED:
        inside.flags.add("encrypted")
        return
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        budget.unpack(entry.file_size)
        return
    with packed.open(entry) as file:
        _look_at_pieces(iter(lambda: file.read(_STEP), b""), inside.flags, budget, depth)


def _look_at_pieces(pieces: Iterator[bytes], flags: set[Flag], budget: Budget, depth: int) -> None:
    """Look at what comes out of an archive, piece by piece; archives in it are looked into themselves."""
    head, before, kept = b"", b"", bytearray()
    for piece in pieces:
        budget.unpack(len(piece))
        head = head or piece
        if is_virus_test(before + piece):
            flags.add("virus_test")
        before = piece[-100:]
        if group_of(kind_of(head[:2048])) == "archive" and len(kept) <= _LARGEST_INNER:
            kept += piece
    if group_of(kind_of(head[:2048])) == "program":
        flags.add("program")
    if kept:
        flags.update(look_into(bytes(kept), kind_of(head[:2048]), budget, depth + 1).flags - {"archive"})


def look_into(data: bytes, kind: str, budget: Budget, depth: int = 1) -> Inside:
    """Return what an archive of any kind holds; one that we cannot open is flagged as such."""
    if depth > _DEEPEST:
        raise CannotTake("file.bomb")
    if kind == ZIP:
        return look_into_zip(data, budget, depth)
    inside = Inside(kind, flags={"archive"})
    opener = {"application/gzip": _gunzip, "application/x-bzip2": _bunzip, "application/x-xz": _unxz}.get(kind)
    if opener is None:
        inside.flags.add("encrypted" if kind != "application/x-tar" else "archive")
        return inside
    try:
        _look_at_pieces(opener(data), inside.flags, budget, depth)
    except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
        inside.flags.add("broken")
    return inside


def _gunzip(data: bytes) -> Iterator[bytes]:
    while data:
        stream = zlib.decompressobj(wbits=31)
        rest = data
        while rest and not stream.eof:
            yield stream.decompress(rest, _STEP)
            rest = stream.unconsumed_tail
        data = stream.unused_data if stream.eof else b""


def _bunzip(data: bytes) -> Iterator[bytes]:
    stream = bz2.BZ2Decompressor()
    yield stream.decompress(data, _STEP)
    while not stream.eof and not stream.needs_input:
        yield stream.decompress(b"", _STEP)


def _unxz(data: bytes) -> Iterator[bytes]:
    stream = lzma.LZMADecompressor(memlimit=64 * 1024 * 1024)
    yield stream.decompress(data, _STEP)
    while not stream.eof and not stream.needs_input:
        yield stream.decompress(b"", _STEP)
