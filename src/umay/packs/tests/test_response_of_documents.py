"""What the documents have a school do when a child was harmed, counted against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from umay.packs.api import Pack, Response, Situation, authorities_for, builtin_codes, load_builtin, response_of, steps_for
from umay.packs.sources import document_lines, sources_in

SEED = Path(__file__).parents[5] / "shared" / "seeds" / "001_caa868db6be05a2c.txt"
LINES_OF_THE_PROCEDURE = set(range(199, 207)) | set(range(256, 306))
NOT_A_STEP = {
    # headings and blank lines; 30.1 and 30.2 say how one may tell; 39.4 lists what may not happen; 43 and 44 head their points
    200, 201, 202, 252, 253, 254, 255, 259, 260, 261, 262, 263, 264, 265, 266, 271, 272, 273, 274, 282, 283, 284, 298, 299, 300, 301,
}  # fmt: skip


@pytest.fixture(scope="module")
def algorithm() -> Pack:
    return load_builtin("kz-algorithm")


@pytest.fixture(scope="module")
def response(algorithm: Pack) -> Response:
    return response_of(algorithm)


def test_the_team_has_the_eight_seats_of_annex_3_and_at_least_five_members(response: Response) -> None:
    team = response.team

    assert (len(team.seats), team.at_least) == (8, 5)
    assert [seat.code for seat in team.seats if seat.by_agreement] == ["inspector"]
    assert [seat.code for seat in team.seats if seat.changes] == ["class_teacher"]
    assert [seat.source.lines[0] for seat in team.seats if seat.source] == list(range(508, 516))


def test_the_twelve_figures_stand_in_the_documents_order(response: Response) -> None:
    assert [one.source.item for one in response.indicators if one.source] == [f"35.{point}" for point in range(1, 13)]
    assert [one.source.lines for one in response.indicators if one.source] == [(line, line) for line in range(227, 239)]


def test_figures_are_counted_by_kind_where_the_document_says_so(response: Response) -> None:
    if not SEED.is_file():
        pytest.skip("the documents do not lie beside the checkout")
    lines = document_lines(SEED.read_text(encoding="utf-8"))

    by_kind = [one.code for one in response.indicators if one.source and "түрлері бойынша" in lines[one.source.lines[0] - 1]]

    assert [one.code for one in response.indicators if one.by_kind] == by_kind


def test_the_ways_out_of_item_39_4_may_not_be_taken(response: Response) -> None:
    assert [one.code for one in response.forbidden] == [
        "secrecy_agreement", "quiet_leaving", "settlement", "own_wish", "non_renewal", "expulsion", "transfer", "academic_leave",
        "pressing_guardians",
    ]  # fmt: skip
    assert {one.source.item for one in response.forbidden if one.source} == {"39.4"}


def test_the_talk_follows_all_eleven_rules_of_item_42(response: Response) -> None:
    assert [one.source.item for one in response.interview.rules if one.source] == [f"42.{point}" for point in range(1, 12)]


def test_every_line_of_the_procedure_is_a_step_or_a_rule(response: Response) -> None:
    cited = {line for source in sources_in(response) for line in range(source.lines[0], source.lines[1] + 1)}

    assert sorted(LINES_OF_THE_PROCEDURE - NOT_A_STEP - cited) == []


def test_without_an_accusation_the_school_hears_the_matter_and_the_authorities_know_all_the_same(response: Response) -> None:
    crime = Situation(frozenset({"physical"}), frozenset({"staff"}), flags=frozenset({"crime_signs"}))

    steps = [step.code for step in steps_for(response, crime)]

    assert "council" in steps
    assert "accused_by_guardian" not in steps
    assert {one.code for one in authorities_for(response, crime)} >= {"police", "child_rights", "prosecutor", "education"}


def test_with_an_accusation_the_inquiry_is_the_authoritys(response: Response) -> None:
    accused = Situation(frozenset({"physical"}), frozenset({"peer"}), flags=frozenset({"guardian_accuses"}))

    steps = [step.code for step in steps_for(response, accused)]

    assert "accused_by_guardian" in steps
    assert not {"commission", "council"} & set(steps)


def test_the_education_office_hears_of_every_matter(response: Response) -> None:
    assert "education" in [one.code for one in authorities_for(response, Situation(frozenset({"bullying"}), frozenset({"peer"})))]


def test_both_answers_to_who_is_told_of_a_crime_stand_in_the_register(algorithm: Pack) -> None:
    (register,) = (one for one in algorithm.contradictions if one.id == "crime-at-once-or-by-accuser")

    assert [place.item for place in register.places] == ["item-41.4", "item-5", "item-40.1", "item-40.2"]
    assert register.provisional == 0


def test_what_the_document_does_not_say_is_called_our_own_with_its_reason(response: Response) -> None:
    own = [step.code for step in response.steps if step.own]

    assert own == ["keep_device", "guardians_decision", "specialist_today", "suicide_watch"]
    hours_of_ours = [step for step in response.steps if step.within and not step.within.at_once]
    assert [step.code for step in hours_of_ours if step.why is None] == ["monthly_review"]  # once a month stands in annex 2


@pytest.mark.parametrize("code", builtin_codes())
def test_in_danger_there_is_a_number_and_in_need_somebody_who_listens(code: str) -> None:
    lines = load_builtin(code).helplines
    if code == "tr-plan":
        assert lines == ()  # a plan of trainings; the country's other pack has the numbers
        return

    assert [line.number for line in lines if "danger" in line.good_for] != []
    assert [line.number for line in lines if "talk" in line.good_for] != []
    assert [
        line.number for line in lines if line.good_for and {lang for lang, _ in line.title} != {"en", "tr", "kk", "ru", "vi", "zh"}
    ] == []
    assert [line.number for line in lines if line.source is None and not (line.own and line.why)] == []


def test_the_turkish_guide_tells_police_prosecutor_and_the_office_above() -> None:
    guide = response_of(load_builtin("tr-guide"))

    told = authorities_for(guide, Situation(frozenset({"sexual"}), frozenset({"staff"})))

    assert {one.code for one in told} >= {"police", "prosecutor", "education", "health"}
    assert {one.source.item for one in told if one.source} == {"MEB 19"}
    assert "incident_form" in [step.code for step in guide.steps]


@pytest.mark.parametrize("kind", ["neglect", "sexual", "physical", "bullying"])
def test_the_turkish_guide_tells_of_neglect_abuse_and_violence_at_once(kind: str) -> None:
    told = authorities_for(response_of(load_builtin("tr-guide")), Situation(frozenset({kind}), frozenset({"peer"})))

    assert {"police", "education"} <= {one.code for one in told if one.within and one.within.at_once}
