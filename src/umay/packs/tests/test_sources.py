from __future__ import annotations

import pytest

from umay.packs.api import changed_sources, export_pack, import_pack, with_hashes
from umay.packs.sources import document_lines, hash_of, sources_in
from umay.packs.tests.specimens import pack_text, row

DOCUMENT = "First line\r\nSecond line  \nThird\u2028still third\n"


def test_lines_are_split_at_line_feeds_only() -> None:
    assert document_lines(DOCUMENT) == ("First line", "Second line", "Third\u2028still third", "")


def test_a_joined_pack_knows_its_document_and_notices_a_change() -> None:
    pack = with_hashes(import_pack(pack_text(row())), DOCUMENT)

    assert pack.obligations[0].source.hash == hash_of(document_lines(DOCUMENT), 1, 2)
    assert changed_sources(pack, DOCUMENT) == []
    assert [source.lines for source in changed_sources(pack, DOCUMENT.replace("Second", "Other"))] == [(1, 2)]
    assert [source.lines for source in changed_sources(pack, "First line")] == [(1, 2)]


def test_joining_twice_changes_nothing_more() -> None:
    once = with_hashes(import_pack(pack_text(row())), DOCUMENT)

    assert with_hashes(once, DOCUMENT) == once


def test_hashes_survive_being_written_and_taken_in_again() -> None:
    once = with_hashes(import_pack(pack_text(row())), DOCUMENT)

    assert [source.hash for source in sources_in(import_pack(export_pack(once)))] == [source.hash for source in sources_in(once)]


def test_lines_that_the_document_does_not_have_are_an_error() -> None:
    with pytest.raises(ValueError, match="1 lines"):
        with_hashes(import_pack(pack_text(row())), "First line")
