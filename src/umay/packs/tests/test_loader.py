from __future__ import annotations

from pathlib import Path

import pytest

from umay.packs.api import PackRefused, Problem, check_file, check_folder, import_pack, load_builtin, load_pack
from umay.packs.loader import read_files
from umay.packs.tests.specimens import HEAD, line_of, pack_text, row


def problems_of(text: str) -> list[Problem]:
    return read_files([("plan.yaml", text)])[1]


def test_a_right_pack_has_no_problems_and_keeps_its_words() -> None:
    pack = import_pack(pack_text(row()))

    assert pack.obligation("one").title.in_("tr") == "Yap"
    assert pack.obligation("one").owners[0].role == "head"


@pytest.mark.parametrize(
    ("wrong", "right", "code", "what"),
    [
        ("titel:", 'title: {en: "Do it"', "unknown_key", 'unknown key "titel"'),
        ("owner: []", "owners: [{agency: education, level: school, role: head}]", "unknown_key", 'unknown key "owner"'),
        ("timing: {kind: sometimes}", "timing: {kind: continuous}", "wrong_value", "sometimes"),
        ("timing: {kind: yearly_months, months: [13]}", "timing: {kind: continuous}", "wrong_value", "12"),
        ("item: 1", 'item: "1"', "wrong_value", "quotes"),
        ("source: {lines: [9, 2]}", "source: {lines: [1, 2]}", "wrong_value", "first not after last"),
        ('title: {en: "Do it"}', 'title: {en: "Do it", tr: "Yap"}', "wrong_value", "words are missing in tr"),
        ('title: {en: "Do it", xx: "?"}', 'title: {en: "Do it", tr: "Yap"}', "wrong_value", "unknown language xx"),
        ("section: none", "section: all", "unknown_name", 'there is no "none"'),
        ("owners: [{agency: educaton, level: school}]", "owners: [{agency: education, level: school, role: head}]", "unknown_name", "educaton"),
        ("owners: []", "owners: [{agency: education, level: school, role: head}]", "wrong_value", "owners"),
        ("id: Ö1", "id: one", "bad_code", "Ö1"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(wrong: str, right: str, code: str, what: str) -> None:
    start = pack_text(row())
    text = start.replace(right, wrong + " " + right.split(":", 1)[1] if wrong == "titel:" else wrong, 1)

    found = [problem for problem in problems_of(text) if problem.code == code]

    assert [problem.line for problem in found] == [line_of(text, wrong)]
    assert what in str(found[0])
    assert str(found[0]).startswith(f"plan.yaml:{found[0].line}: ")


def test_every_mistake_is_told_at_once() -> None:
    text = pack_text(
        row("one", "{kind: never}"),
        row("one").replace("section: all", "section: gone"),
        row("three", more="    colour: red\n    contradicts: [lost]\n"),
    ).replace('version: "1.0"\n', "")

    codes = [problem.code for problem in problems_of(text)]

    assert sorted(codes) == sorted(["missing", "wrong_value", "twice", "unknown_name", "unknown_key"])


def test_a_cross_reference_is_checked_even_beside_a_row_of_wrong_shape() -> None:
    text = pack_text(row("one", more="    part_of: two\n"), row("two", "{kind: never}"), row("three", more="    part_of: four\n"))

    problems = problems_of(text)

    assert [problem.code for problem in problems] == ["wrong_value", "unknown_name"]
    assert 'there is no "four"' in problems[1].what


def test_duplicate_keys_are_refused_with_both_lines() -> None:
    text = pack_text(row(more='    item: "2"\n'))

    (problem,) = problems_of(text)

    assert problem.code == "duplicate_key"
    assert problem.line == line_of(text, 'item: "2"')
    assert f"line {line_of(text, 'item: ')}" in problem.remedy


def test_a_head_key_may_stand_in_one_file_only() -> None:
    found = read_files([("a.yaml", pack_text(row())), ("b.yaml", "country: KZ\n")])[1]

    assert [(problem.file, problem.line, problem.code) for problem in found] == [("b.yaml", 1, "duplicate_key")]


def test_broken_yaml_in_two_files_is_told_for_both() -> None:
    found = read_files([("a.yaml", "a: [1\nb: 2"), ("b.yaml", "c: {d\n"), ("c.yaml", HEAD)])[1]

    assert [problem.file for problem in found if problem.code == "yaml"] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    "hostile",
    [
        "a: &x [1]\nb: *x\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "a: " + "[" * 5000 + "]" * 5000,
        "- just\n- a list\n",
        "",
        "pack: \x00\n",
        'pack: "a\\0b"\n',
        "obligations: 7\n",
        "base_year: " + "9" * 5000,
        "base_year: .inf\nversion: 1e999\n",
        "obligations: [7, null, [], text]\n",
        "title: {en: 5, tr: 6}\nlang: [tr]\n",
    ],
)
def test_hostile_or_senseless_files_give_problems_and_never_raise(hostile: str) -> None:
    pack, problems = read_files([("hostile.yaml", hostile)])

    assert pack is None
    assert problems


def test_what_is_not_carried_out_needs_its_reason() -> None:
    (problem,) = problems_of(pack_text(row(more="    status: not_carried_out\n")))

    assert "reason" in problem.what


def test_a_target_must_count_a_figure_that_is_asked_for() -> None:
    (problem,) = problems_of(pack_text(row(more="    target: {figure: people, value: 100, per: year}\n")))

    assert "people" in problem.what


def test_a_contradiction_and_its_obligation_name_each_other() -> None:
    tail = (
        "contradictions:\n  - id: twice\n    title: {en: Twice, tr: İki}\n    kind: timing\n"
        "    places: [{source: {lines: [1, 1]}, says: {en: a, tr: a}}, {source: {lines: [2, 2]}, says: {en: b, tr: b}}]\n"
        "    affects: [one]\n    why: {en: w, tr: w}\n"
    )

    (problem,) = problems_of(pack_text(row(), tail=tail))

    assert problem.code == "one_way"
    assert "add contradicts: [twice]" in problem.remedy


def test_folders_and_files_are_checked_from_disk(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "rows.yaml").write_text("obligations:\n" + row(), encoding="utf-8")
    whole = tmp_path / "whole.txt"
    whole.write_text(pack_text(row()).replace("head}]", "boss}]"), encoding="utf-8")

    assert check_folder(tmp_path) == []
    assert load_pack(tmp_path).pack == "specimen"
    assert [problem.file for problem in check_file(whole)] == ["whole.txt"]


def test_a_wrong_pack_is_refused_with_all_its_problems() -> None:
    with pytest.raises(PackRefused) as refused:
        import_pack(pack_text(row(more="    colour: red\n"), row("one")))

    assert len(refused.value.problems) == 2


def test_an_unknown_builtin_pack_is_no_file_name() -> None:
    with pytest.raises(KeyError):
        load_builtin("../data/tr-guide")
