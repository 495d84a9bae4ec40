from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from umay.packs.api import PackRefused, builtin_codes, export_pack, import_pack, load_builtin, pack_from_document, pack_to_document
from umay.packs.loader import read_files
from umay.packs.tests.specimens import pack_text, row


@pytest.mark.parametrize("code", builtin_codes())
def test_what_was_exported_is_imported_as_the_same_pack(code: str) -> None:
    pack = load_builtin(code)

    assert import_pack(export_pack(pack)) == pack


@pytest.mark.parametrize("code", builtin_codes())
def test_a_pack_survives_being_stored_as_json(code: str) -> None:
    pack = load_builtin(code)

    assert pack_from_document(json.loads(json.dumps(pack_to_document(pack)))) == pack


def test_an_export_begins_with_what_the_pack_is() -> None:
    assert export_pack(load_builtin("tr-plan")).startswith("pack: tr-plan\n")


def test_a_stored_pack_that_was_spoilt_is_refused() -> None:
    document = pack_to_document(load_builtin("tr-plan"))
    document["obligations"][0]["colour"] = "red"

    with pytest.raises(PackRefused) as refused:
        pack_from_document(document)

    assert "colour" in str(refused.value)


@settings(max_examples=60, deadline=None)
@example(words="two\x85lines\u2028and a third")
@given(words=st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).filter(lambda said: said.strip()))
def test_any_words_come_back_from_an_export(words: str) -> None:
    pack = import_pack(pack_text(row()))
    spoken = pack_to_document(pack)
    spoken["obligations"][0]["title"]["tr"] = words

    changed = pack_from_document(spoken)

    assert import_pack(export_pack(changed)) == changed


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 900), length=st.integers(1, 60), filler=st.text(max_size=20))
def test_a_pack_with_a_piece_torn_out_is_read_or_refused_but_never_fails(start: int, length: int, filler: str) -> None:
    text = pack_text(row("one"), row("two"))

    pack, problems = read_files([("torn.yaml", text[:start] + filler + text[start + length :])])

    assert (pack is None) == bool(problems)
