"""Whose offices may adopt a programme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from umay.packs.api import Adopter, adopters, builtin_codes, export_pack, import_pack, load_builtin, may_adopt
from umay.packs.loader import read_files
from umay.packs.tests.specimens import pack_text, row

POLICE = "  - {code: police, title: {en: Police, tr: Emniyet}}\n"
WITH_POLICE = pack_text(row("one"), row("two"), row("three")).replace("levels:\n", POLICE + "levels:\n")


def led_by(text: str, *agencies: str) -> str:
    """Return the pack's text with the agencies leading its rows one after another."""
    for agency in agencies:
        text = text.replace("owners: [{agency: education", f"owners: [{{agency:  {agency}", 1)
    return text


def test_a_pack_that_says_nothing_is_for_education_and_for_whoever_leads_most_rows() -> None:
    own = import_pack(pack_text(row()))
    mostly_theirs = import_pack(led_by(WITH_POLICE, "police", "education", "police"))
    mostly_ours = import_pack(led_by(WITH_POLICE, "police", "education", "education"))
    only_theirs = import_pack(led_by(WITH_POLICE, "police", "police", "police"))

    assert [one.agency for one in adopters(own)] == ["education"]
    assert [one.agency for one in adopters(mostly_theirs)] == ["education", "police"]
    assert [one.agency for one in adopters(mostly_ours)] == ["education"]
    assert [one.agency for one in adopters(only_theirs)] == ["police"]


def test_rows_that_make_no_task_have_no_say() -> None:
    pack = import_pack(
        led_by(WITH_POLICE, "police", "police", "education").replace("    section: all", "    status: history\n    section: all", 2)
    )

    assert [one.agency for one in adopters(pack)] == ["education"]


def test_what_the_pack_says_is_all_there_is() -> None:
    pack = import_pack(pack_text(row()) + "adopters:\n  - {agency: education, levels: [school]}\n")

    assert may_adopt(adopters(pack), "education", "school")
    assert not may_adopt(adopters(pack), "education", "district")
    assert import_pack(export_pack(pack)) == pack


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("  - {agency: educaton}", "unknown_name"),
        ("  - {agency: education, levels: [distrikt]}", "unknown_name"),
        ("  - {agency: education}\n  - {agency: education, levels: [school]}", "twice"),
        ("  - {agencies: education}", "unknown_key"),
    ],
)
def test_a_mistake_is_named_with_its_line(wrong: str, code: str) -> None:
    text = pack_text(row()) + f"adopters:\n{wrong}\n"

    found = [one for one in read_files([("plan.yaml", text)])[1] if one.code == code]

    assert [one.line for one in found] == [text.rstrip().count("\n") + 1]


@pytest.mark.parametrize("code", builtin_codes())
def test_every_programme_that_comes_with_umay_says_who_may_adopt_it(code: str) -> None:
    pack = load_builtin(code)

    assert pack.adopters
    assert all(one.levels for one in pack.adopters)


@given(some.lists(some.tuples(some.sampled_from("abc"), some.lists(some.sampled_from("xyz"), max_size=2))), some.sampled_from("abcd"))
def test_an_agency_that_is_not_named_may_never_adopt(named: list[tuple[str, list[str]]], agency: str) -> None:
    given_ = [Adopter(agency=code, levels=tuple(levels)) for code, levels in named]

    for level in "xyz":
        assert may_adopt(given_, agency, level) <= (agency in {code for code, _levels in named})
