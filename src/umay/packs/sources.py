"""Joins the lines of a document to the pack by hashes, so that a changed document is noticed. Pure: texts in, texts out; reads no files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from umay.packs.schema import Pack
from umay.packs.schema_base import Part, Source

HASH_DIGITS: Final = 16


def document_lines(text: str) -> tuple[str, ...]:
    """Return the document's lines as packs count them: split at line feeds only, without spaces at their ends."""
    return tuple(line.rstrip() for line in text.removeprefix("\ufeff").split("\n"))


def hash_of(lines: Sequence[str], first: int, last: int) -> str:
    """Return the hash of the lines from first to last, counted from 1, both included.

    Raises ValueError when the document has no such lines.
    """
    if not 1 <= first <= last <= len(lines):
        raise ValueError(f"the document has {len(lines)} lines, not {first} to {last}")
    return sha256("\n".join(lines[first - 1 : last]).encode()).hexdigest()[:HASH_DIGITS]


def with_hashes(pack: Pack, document: str) -> Pack:
    """Return the pack with the hash of its lines in every source, new or renewed. Raises ValueError when the document lacks such lines."""
    hashed: Pack = _hashed(pack, document_lines(document))
    return hashed


def _hashed(part: Any, lines: Sequence[str]) -> Any:
    if isinstance(part, Source):
        return part.model_copy(update={"hash": hash_of(lines, *part.lines)})
    if isinstance(part, Part):
        return part.model_copy(update={name: _hashed(getattr(part, name), lines) for name in type(part).model_fields})
    if isinstance(part, tuple):
        return tuple(_hashed(one, lines) for one in part)
    return part


def sources_in(part: object) -> Iterator[Source]:
    """Yield every source within the part, at any depth."""
    if isinstance(part, Source):
        yield part
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from sources_in(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from sources_in(one)


def changed_sources(pack: Pack, document: str) -> list[Source]:
    """Return the sources whose lines are not in the document, or read differently there than when the pack was written."""
    lines = document_lines(document)
    return [source for source in sources_in(pack) if not _same(source, lines)]


def _same(source: Source, lines: Sequence[str]) -> bool:
    first, last = source.lines
    return last <= len(lines) and source.hash in (None, hash_of(lines, first, last))
