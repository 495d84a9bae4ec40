from __future__ import annotations

import pytest

from umay.packs.api import changed_sources, fill_hashes, import_pack
from umay.packs.sources import document_lines, hash_of
from umay.packs.tests.specimens import pack_text, row

DOCUMENT = "First line\r\nSecond line  \nThird\u2028still third\n"


def test_lines_are_split_at_line_feeds_only() -> None:
    assert document_lines(DOCUMENT) == ("First line", "Second line", "Third\u2028still third", "")


def test_a_filled_pack_knows_its_document_and_notices_a_change() -> None:
    pack = import_pack(fill_hashes(pack_text(row()), DOCUMENT))

    assert pack.obligations[0].source.hash == hash_of(document_lines(DOCUMENT), 1, 2)
    assert changed_sources(pack, DOCUMENT) == []
    assert [source.lines for source in changed_sources(pack, DOCUMENT.replace("Second", "Other"))] == [(1, 2)]
    assert [source.lines for source in changed_sources(pack, "First line")] == [(1, 2)]


def test_filling_twice_changes_nothing_more() -> None:
    once = fill_hashes(pack_text(row()), DOCUMENT)

    assert fill_hashes(once, DOCUMENT) == once


@pytest.mark.parametrize("text", ["source:\n  lines: [1, 2]\n", "source: {lines: [1, 2]}\n", 'source: {lines: [1, 2], item: "3"}\n'])
def test_both_ways_of_writing_lines_are_filled(text: str) -> None:
    filled = fill_hashes(text, DOCUMENT)

    assert filled.count("hash") == 1
    assert fill_hashes(filled, DOCUMENT) == filled


def test_lines_that_the_document_does_not_have_are_an_error() -> None:
    with pytest.raises(ValueError, match="4 lines"):
        fill_hashes("source: {lines: [3, 9]}", DOCUMENT)
