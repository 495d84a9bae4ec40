"""Joins the lines of a document to the pack by hashes, so that a changed document is noticed. Pure: texts in, texts out; reads no files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from umay.packs.schema import Pack
from umay.packs.schema_base import Part, Source

HASH_DIGITS: Final = 16
_FLOW: Final = re.compile(r'lines:\s*\[\s*(\d+)\s*,\s*(\d+)\s*\](?:,\s*hash:\s*"?[0-9a-f]{16}"?)?(?=\s*[,}])')
_BLOCK: Final = re.compile(r"^(\s*)lines:\s*\[\s*(\d+)\s*,\s*(\d+)\s*\][ \t]*\n(?:\1hash:[^\n]*\n)?", re.MULTILINE)


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


def fill_hashes(yaml_text: str, document: str) -> str:
    """Return a pack file's text with the hash behind every `lines: [first, last]`, new or renewed; all else stays as written."""
    lines = document_lines(document)

    def flow(found: re.Match[str]) -> str:
        first, last = int(found[1]), int(found[2])
        return f'lines: [{first}, {last}], hash: "{hash_of(lines, first, last)}"'

    def block(found: re.Match[str]) -> str:
        first, last = int(found[2]), int(found[3])
        return f'{found[1]}lines: [{first}, {last}]\n{found[1]}hash: "{hash_of(lines, first, last)}"\n'

    return _BLOCK.sub(block, _FLOW.sub(flow, yaml_text))


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
