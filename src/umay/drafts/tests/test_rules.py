"""What a draft's rows become when they are corrected: nothing lost, nothing guessed, keys kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import PACK
from umay.drafts.rules import edits
from umay.drafts.rules import pack as draft_pack
from umay.drafts.rules import rows as rules
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.reading import api as reading

SPECIMENS = {
    "tr": (
        "OKUL PLANI\n\n1. Okul müdürlüğü personeli her yıl ekim ayında bilgilendirir.\n"
        "2. Rapor her ay gönderilir.\n3. Kapılar sürekli kapalı tutulur.\n"
    ),
    "vi": "KẾ HOẠCH NĂM HỌC 2023-2024\n\n1. Hiệu trưởng tổ chức tập huấn cho giáo viên vào tháng 10.\n2. Nhà trường báo cáo hằng tháng.\n",
    "zh": "學校安全工作計劃\n\n一、每學期開學第一週,校長組織安全檢查。\n二、每月向教育局報告一次。\n",
}
ROW = rules.DraftRow(
    "r1", "s1", (3, 4), "Send the list. Keep a copy.", "Send the list", owners=("education|school|",), no_time="continuous"
)
SECTION = rules.DraftSection("s1", "Duties")
KNOWN = ("education|school|", "education|district|")
TEXTS = {3: "Send the list.", 4: "Keep a copy.", 5: "Say so."}


def three() -> edits.Rows:
    return (ROW, replace(ROW, key="r2", lines=(5,), title="Say so"), replace(ROW, key="r3", section="s2", title="Last"))


def keys(rows: edits.Rows) -> list[str]:
    return [row.key for row in rows if not row.dropped]


@pytest.mark.parametrize("lang", SPECIMENS)
def test_rows_of_a_document_keep_their_lines_and_what_was_read(lang):
    found = reading.recognise_text(SPECIMENS[lang])
    sections, rows = rules.drafted(found)

    assert found.lang == lang
    assert rows
    assert [row.key for row in rows] == [f"r{at}" for at in range(1, len(rows) + 1)]
    assert {row.section for row in rows} <= {section.key for section in sections}
    assert any(row.timing for row in rows)
    assert [rules.row_of(rules.as_json(row)) for row in rows] == list(rows)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ()),
        ({"title": " "}, ("title_missing",)),
        ({"title": "x" * 91}, ("title_long",)),
        ({"owners": ()}, ("owner_missing",)),
        ({"owners": ("nobody|school|",)}, ("owner_missing",)),
        ({"no_time": ""}, ("timing_missing",)),
        ({"timing": {"kind": "continuous"}, "reading": "partly"}, ("timing_partly",)),
        ({"timing": {"kind": "continuous"}, "reading": "partly", "agreed": True}, ()),
        ({"status": "not_carried_out"}, ("reason_missing",)),
        ({"status": "not_duty", "title": "", "owners": ()}, ()),
        ({"dropped": True, "title": ""}, ()),
    ],
)
def test_what_is_missing_is_named(change, said):
    assert rules.problems(replace(ROW, **change), SECTION, KNOWN) == said


def test_the_sections_owner_holds_only_where_the_row_has_none():
    section = replace(SECTION, owner="education|district|")

    assert rules.owners_of(ROW, section) == ROW.owners
    assert rules.owners_of(replace(ROW, owners=()), section) == ("education|district|",)
    assert rules.problems(replace(ROW, owners=()), section, KNOWN) == ()
    assert rules.problems(replace(ROW, owners=(), lead="Somebody"), section, KNOWN) == ("owner_missing",)


def test_a_phrase_that_means_nothing_gives_no_time_and_says_so():
    rows = edits.edited(three(), "r1", 1, {"phrase": "florp zanzibar"}, "en")

    assert rows[0].timing is None
    assert rows[0].reading


def test_a_new_phrase_takes_away_what_was_agreed_on_the_old_one():
    before = (replace(ROW, phrase="old", agreed=True),)
    after = edits.edited(before, "r1", 1, {"phrase": "every month"}, "en")[0]

    assert after.timing
    assert (after.agreed, after.no_time) == (False, "")


def test_a_row_of_several_lines_is_split_at_a_line_and_one_of_a_single_line_at_a_sentence():
    assert [name for name, _ in edits.split_places(ROW, TEXTS)] == ["line-4"]
    assert [name for name, _ in edits.split_places(replace(ROW, lines=(3,)), TEXTS)] == ["part-1"]

    by_line = edits.split(three(), "r1", 1, "line-4", TEXTS)
    assert keys(by_line) == ["r1", "r4", "r2", "r3"]
    assert (by_line[0].lines, by_line[1].lines, by_line[1].title) == ((3,), (4,), "Keep a copy.")

    by_sentence = edits.split((replace(ROW, lines=(3,)),), "r1", 1, "part-1", TEXTS)
    assert [row.title for row in by_sentence] == ["Send the list.", "Keep a copy."]


def test_a_row_is_not_split_where_nothing_begins():
    with pytest.raises(Refused) as refused:
        edits.split(three(), "r1", 1, "line-77", TEXTS)

    assert refused.value.refusal.code == "draft.cannot_split"


def test_merging_keeps_the_words_and_lines_of_both():
    rows = edits.merged(three(), "r1", 1)

    assert keys(rows) == ["r1", "r3"]
    assert rows[0].lines == (3, 4, 5)
    assert "Send the list" in rows[0].words
    assert edits.next_key(rows) == "r4"


def test_the_last_row_of_a_section_has_nothing_to_merge_with():
    with pytest.raises(Refused) as refused:
        edits.merged(three(), "r2", 1)

    assert refused.value.refusal.code == "draft.nothing_to_merge"


@pytest.mark.parametrize(
    ("key", "step", "order", "section"), [("r2", -1, ["r2", "r1", "r3"], "s1"), ("r2", 1, ["r2", "r1", "r3"], "s2"), ("r3", -1, None, "s1")]
)
def test_a_row_moves_over_its_neighbour_or_into_the_next_section(key, step, order, section):
    rows = edits.moved(three(), key, 1, step, ["s1", "s2"])

    assert next(row.section for row in rows if row.key == key) == section
    assert order is None or keys(rows) == order


def test_the_first_row_cannot_move_up():
    with pytest.raises(Refused) as refused:
        edits.moved(three(), "r1", 1, -1, ["s1", "s2"])

    assert refused.value.refusal.code == "draft.cannot_move"


@given(st.lists(st.tuples(st.sampled_from(["drop", "merge", "up", "down", "split"]), st.integers(0, 5)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_no_line_is_lost_and_no_key_comes_twice(done):
    rows = three()
    lines = {line for row in rows for line in row.lines}
    for what, at in done:
        row = rows[at % len(rows)]
        try:
            rows = {
                "drop": lambda rows=rows, row=row: edits.dropped(rows, row.key, row.version, out=not row.dropped),
                "merge": lambda rows=rows, row=row: edits.merged(rows, row.key, row.version),
                "up": lambda rows=rows, row=row: edits.moved(rows, row.key, row.version, -1, ["s1", "s2"]),
                "down": lambda rows=rows, row=row: edits.moved(rows, row.key, row.version, 1, ["s1", "s2"]),
                "split": lambda rows=rows, row=row: edits.split(rows, row.key, row.version, "line-4", TEXTS),
            }[what]()
        except Refused:
            continue

    assert {line for row in rows for line in row.lines} == lines
    assert len({row.key for row in rows}) == len(rows)


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_a_short_title_is_never_longer_than_a_pack_allows(words):
    assert len(rules.short_title(words)) <= rules.TITLE_LIMIT


def material(rows: edits.Rows, **more: object) -> draft_pack.Material:
    directory = draft_pack.directory_of([packs.pack_from_document(PACK)])
    given_ = {
        "code": "plan-1", "version": "1.0", "country": "XA", "lang": "vi", "base_year": 2023, "title": "Kế hoạch", "title_en": "",
        "file": "a.txt", "sha256": "0" * 64, "sections": (SECTION, replace(SECTION, key="s2", title="")), "rows": rows,
        "directory": directory, "partner_words": {"en": "Partners", "vi": "Đối tác"}, **more,
    }  # fmt: skip
    return draft_pack.Material(**given_)  # type: ignore[arg-type]


def test_a_draft_is_a_pack_that_packs_accepts_with_words_in_english_too():
    rows = (
        replace(ROW, partners="- Công an xã\n- Hội phụ huynh", place="Trường", steps="Một\nHai", owners=("education|school|principal",)),
        replace(ROW, key="r2", number="II.1", status="not_carried_out", reason="Không lưu danh sách"),
        replace(ROW, key="r3", status="not_duty"),
        replace(ROW, key="r4", section="s2", owners=("education|school|", "police|district|"), joint="all"),
    )
    pack = packs.pack_from_document(draft_pack.document_of(material(rows)))

    assert packs.import_pack(packs.export_pack(pack)) == pack
    assert [(one.id, one.item) for one in pack.obligations] == [("r1", "1"), ("r2", "II.1"), ("r4", "3")]
    assert dict(pack.obligations[0].title)["en"] == "Send the list"
    assert [dict(one.title)["vi"] for one in pack.obligations[0].partners if one.title] == ["Công an xã", "Hội phụ huynh"]
    assert pack.obligations[2].joint == "all"
    assert [role.code for role in pack.roles] == ["principal"]


def test_a_mistake_of_packs_is_joined_to_its_row():
    rows = (ROW, replace(ROW, key="r9"))

    assert draft_pack.row_of_path("obligations[1].title", rows) == "r9"
    assert draft_pack.row_of_path("obligations[7].title", rows) == ""
    assert draft_pack.row_of_path("agencies[0]", rows) == ""


def test_a_post_is_chosen_only_when_just_one_has_the_documents_words():
    directory = draft_pack.directory_of([packs.pack_from_document(PACK)])

    assert draft_pack.owner_named("-  MÜDÜR:", directory, "tr") in {"", "education|school|principal"}
    assert draft_pack.owner_named("Müdür", directory, "tr") == "education|school|principal"
    assert draft_pack.owner_named("Müdür yardımcısı", directory, "tr") == ""
    assert draft_pack.owner_named("", directory, "tr") == ""


def test_owners_of_a_country_come_from_its_packs_those_used_most_first():
    directory = draft_pack.directory_of([packs.pack_from_document(PACK)])

    assert directory.choices[0] == "education|school|principal"
    assert list(directory.levels) == ["school", "district", "province", "national"]


@pytest.mark.parametrize(
    ("title", "year"), [("Plan 2023-2024", 2023), ("Kế hoạch năm học 2024 – 2025", 2024), ("Plan 2020-2030", None), ("Plan", None)]
)
def test_the_school_year_of_a_plan_is_read_from_its_title(title, year):
    assert rules.school_year_in((), title) == year


def test_the_school_year_of_a_plan_is_else_that_of_its_first_date():
    row = replace(ROW, timing={"kind": "any_of", "parts": [{"kind": "single_date", "date": "2021-03-05"}]})

    assert rules.school_year_in((row, ROW), "Plan") == 2020


def test_a_guess_keeps_a_row_from_being_published_until_it_is_confirmed() -> None:
    row = replace(ROW, guessed=True)
    assert rules.problems(row, None, KNOWN) == ("owner_guessed",)

    agreed = edits.edited((row,), "r1", 1, {"owners": row.owners, "owners_agreed": True}, "en")
    other = edits.edited((row,), "r1", 1, {"owners": ("police|district|",)}, "en")
    untouched = edits.edited((row,), "r1", 1, {"owners": row.owners, "title": "Send it"}, "en")

    assert [one[0].guessed for one in (agreed, other, untouched)] == [False, False, True]


def test_owners_of_one_name_are_confirmed_together() -> None:
    pair = (replace(ROW, lead="Head", guessed=True), replace(ROW, key="r2", lead="head.", guessed=True))

    after, count = edits.owned(pair, "head", ("police|district|",))

    assert count == 2
    assert [(row.owners, row.guessed) for row in after] == [(("police|district|",), False)] * 2


def test_a_merge_is_undone_as_if_it_had_not_been() -> None:
    pair = (ROW, replace(ROW, key="r2", lines=(5,), title="Second", words="Second", steps="Step"))
    once = edits.merged(pair, "r1", 1)

    after = edits.parted(once, "r1", once[0].version)

    assert [replace(row, version=1) for row in after] == list(pair)
    with pytest.raises(Refused) as refused:
        edits.parted(after, "r1", after[0].version)
    assert refused.value.refusal.code == "draft.not_merged"


def test_the_last_of_two_merges_is_undone_first() -> None:
    three = (ROW, replace(ROW, key="r2", lines=(5,), title="Second"), replace(ROW, key="r3", lines=(6,), title="Third"))
    once = edits.merged(three, "r1", 1)
    twice = edits.merged(once, "r1", once[0].version)

    back = edits.parted(twice, "r1", twice[0].version)
    assert [row.dropped for row in back] == [False, True, False]
    again = edits.parted(back, "r1", back[0].version)
    assert [replace(row, version=1) for row in again] == list(three)


def test_undoing_a_merge_keeps_what_was_corrected_since() -> None:
    pair = (ROW, replace(ROW, key="r2", lines=(5,), title="Second"))
    once = edits.merged(pair, "r1", 1)
    corrected = edits.edited(once, "r1", once[0].version, {"title": "Mine"}, "en")

    after = edits.parted(corrected, "r1", corrected[0].version)

    assert (after[0].title, after[0].lines) == ("Mine", ROW.lines)
    assert (after[1].title, after[1].lines, after[1].dropped) == ("Second", (5,), False)


@given(st.text(max_size=400), st.text(max_size=40), st.text(max_size=40))
def test_shorter_titles_fit_and_say_nothing_new(words: str, lead: str, phrase: str) -> None:
    row = replace(ROW, words=words, title=words, lead=lead, phrase=phrase)

    for title in rules.shorter_titles(row):
        assert 0 < len(title) <= rules.TITLE_LIMIT
        assert set(title) <= set(words) | {" "}


def test_a_shorter_title_is_never_a_torn_sentence() -> None:
    words = "Ziyaretçi defterini her ayın 25'ine kadar inceler, eksikleri nöbetçi müdür yardımcısına tamamlatır ve ilçeye gönderir, ayrıca saklar"
    row = replace(ROW, words=words, title=words[:80] + "…", phrase="ayın 25'ine kadar", lead="")

    assert rules.shorter_titles(row) == ("Ziyaretçi defterini her ayın 25'ine kadar inceler",)


def test_a_time_that_stands_first_is_left_out_of_a_shorter_title() -> None:
    words = "Her yıl ekim ayında personel bilgilendirilir, tutanak tutulur ve tutanaklar bir dosyada toplanarak ilçeye gönderilir"
    row = replace(ROW, words=words, title=words[:80] + "…", phrase="Her yıl ekim ayında", lead="")

    assert rules.shorter_titles(row)[0] == "personel bilgilendirilir"
