"""The rules of the room: what may follow what, which time counts, which words are asked about, whom an incident is told to."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.hazards.models import Hazard
from umay.hazards.queries import words as said
from umay.hazards.queries.common import day_at
from umay.hazards.rules import incidents, ledger
from umay.hazards.rules.calling import AGENCIES, whom_to_tell
from umay.hazards.rules.kinds import Deed, HazardKind, Nature, OwnerKind, Size, Source, State
from umay.hazards.rules.ledger import Facts, Owner
from umay.hazards.rules.telling import PublicDraft, hint_of, readable
from umay.packs import api as packs

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 7, 41, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
FACTS = st.builds(
    Facts, state=st.sampled_from(State), size=st.sampled_from(Size), due_on=DAYS | st.none(), look_on=DAYS | st.none(),
    fixed_by_id=st.integers(1, 3) | st.none(),
)  # fmt: skip


@given(facts=FACTS, who=st.integers(1, 3))
def test_nobody_checks_what_they_said_themselves(facts: Facts, who: int) -> None:
    refused = ledger.check_refusal(facts, who)

    assert (refused is None) == (facts.state is State.FIXED and facts.fixed_by_id != who)


@given(
    facts=FACTS,
    due=DAYS | st.none(),
    owner=st.builds(Owner, kind=st.sampled_from(OwnerKind), person_id=st.integers(1, 9) | st.none(), name=st.text()),
)
def test_what_was_given_has_somebody_and_a_day_to_come(facts: Facts, due: date | None, owner: Owner) -> None:
    if ledger.give_refusal(facts, owner, due, TODAY) is None:
        assert facts.state is State.OPEN
        assert due is not None
        assert TODAY <= due <= TODAY + ledger.LONGEST_DUE
        assert owner.kind is OwnerKind.UNIT or owner.person_id is not None or owner.name.strip()


@given(facts=FACTS)
def test_what_is_late_is_not_looked_at_again_and_the_other_way_round(facts: Facts) -> None:
    assert not (ledger.is_late(facts, TODAY) and ledger.asks_for_look(facts, TODAY))


@given(off=st.timedeltas(timedelta(days=-90), timedelta(days=90)))
def test_the_server_s_time_rules_a_device_whose_clock_is_off(off: timedelta) -> None:
    counted = incidents.happened_at(NOW + off, NOW)

    assert NOW - incidents.LONGEST_BACK <= counted <= NOW
    assert counted == NOW + off or off > timedelta(0) or off < -incidents.LONGEST_BACK


@pytest.mark.parametrize("words", ["Call 0555 123 45 67", "+90 (555) 123-45-67", "8 708 106 08 10", "12345678901", "11010519491231002X"])
def test_a_number_of_a_person_is_asked_about(words: str) -> None:
    assert hint_of(words) == "number"


@pytest.mark.parametrize("words", ["34 ABC 123", "京A·12345"])
def test_a_number_plate_is_asked_about(words: str) -> None:
    assert hint_of(words) == "plate"


@pytest.mark.parametrize(
    "words", ["Lamp 12 is dark since 17.11.2026 12:30", "2 metres from gate 3", "Class 5-B, room 204", "Cracks: 3, 4 and 15 cm"]
)
def test_days_and_measures_are_not(words: str) -> None:
    assert hint_of(words) == ""


@given(words=st.text())
def test_what_is_kept_can_be_read(words: str) -> None:
    plain = readable(words)

    assert all(sign == "\n" or sign.isprintable() for sign in plain)
    assert readable(plain) == plain


def test_a_label_on_the_poster_says_where_it_is() -> None:
    assert PublicDraft("park").mistakes(has_label=True) == ()
    assert PublicDraft("", "", "x" * 1001).mistakes(has_label=False) == ("kind", "where", "long")


def test_every_code_has_its_words_and_its_drawing() -> None:
    icons = (Path(__file__).parents[1] / "static/hazards/icons.svg").read_text()
    drawn = set(re.findall(r'symbol id="(\w+)"', icons))

    assert {*HazardKind, *said.NATURE_ICONS.values()} <= drawn
    assert set(said.KINDS) == set(HazardKind)
    assert set(said.STATES) == set(said.TONES) == set(State)
    assert set(said.DEEDS) == set(said.DEED_TONES) == set(Deed)
    assert set(said.SOURCES) == set(Source)
    assert set(said.NATURES) == set(said.ABOUT_NATURES) == set(said.NATURE_ICONS) == set(AGENCIES) == set(Nature)


@pytest.mark.parametrize("code", packs.builtin_codes())
@pytest.mark.parametrize("nature", list(Nature))
def test_each_country_s_own_numbers_come_first_and_each_once(code: str, nature: Nature) -> None:
    front = packs.load_front(code)

    found = whom_to_tell(nature, front.helplines, front.response or packs.default_response(), front.agencies)

    numbers = [one.number for one in found if one.number]
    assert [one.in_danger for one in found] == sorted((one.in_danger for one in found), reverse=True)
    assert len({one.code for one in found}) == len(found)
    assert len(numbers) == len(set(numbers))
    assert all(one.dial for one in found if one.number)
    assert nature is not Nature.CHILD_HARMED or {"police", "child_rights"} & {one.code for one in found}


def test_what_is_due_and_who_is_told_goes_by_the_school_s_own_day() -> None:
    row = Hazard(country="TR")

    assert day_at(row, datetime(2026, 9, 1, 20, 59, tzinfo=UTC)) == date(2026, 9, 1)
    assert day_at(row, datetime(2026, 9, 1, 21, 0, tzinfo=UTC)) == date(2026, 9, 2)  # midnight in Istanbul
