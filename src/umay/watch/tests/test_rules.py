"""The rules of the day: what time counts, what a code says, how a post stands, and what the stays prove."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.watch.rules.clock import Told, ruled
from umay.watch.rules.codes import PostSign, code_of, read_code
from umay.watch.rules.coverage import Gap, Stay, prove
from umay.watch.rules.now import Hours, Standing, late_min, missing_of, standing_of
from umay.watch.rules.states import Grade

START = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
KEY = b"k" * 32


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


# --- the clock ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("off", [timedelta(0), timedelta(days=1), timedelta(days=-1), timedelta(hours=7), timedelta(days=400)])
def test_a_clock_that_is_off_counts_by_what_lay_between(off: timedelta) -> None:
    told = Told(at(0) + off, at(90) + off)

    found = ruled(told, at(90))

    assert found.at == at(0)
    assert found.off_min == off // timedelta(minutes=1)
    assert found.grade is Grade.CAUGHT_UP


@pytest.mark.parametrize(
    ("waited", "grade"),
    [
        (timedelta(seconds=20), Grade.LIVE),
        (timedelta(hours=3), Grade.CAUGHT_UP),
        (timedelta(days=7), Grade.LATE),
    ],
)
def test_what_comes_late_says_so(waited: timedelta, grade: Grade) -> None:
    assert ruled(Told(at(0), at(0) + waited), at(0) + waited).grade is grade


def test_after_two_weeks_nothing_counts_any_more() -> None:
    assert ruled(Told(at(0), at(0) + timedelta(days=15)), at(0)).is_too_old


def test_a_clock_that_ran_backwards_tells_nothing() -> None:
    assert ruled(Told(at(5), at(0)), at(9)).at == at(9)
    assert ruled(Told(), at(9)).at == at(9)


# --- the code ----------------------------------------------------------------------------------------------------------


@given(uid=st.uuids(), version=st.integers(1, 60_000), days=st.integers(0, 10_000))
@settings(max_examples=50)
def test_a_code_says_what_was_put_in(uid: UUID, version: int, days: int) -> None:
    sign = PostSign(uid, version, date(2020, 1, 1) + timedelta(days=days))

    assert read_code(code_of(sign, KEY), KEY) == sign
    assert read_code(code_of(sign, KEY), b"x" * 32) is None


@given(place=st.integers(0, 41), letter=st.sampled_from("ABCxyz019-_"))
@settings(max_examples=80)
def test_a_code_with_one_letter_changed_is_no_code(place: int, letter: str) -> None:
    word = code_of(PostSign(UUID(int=7), 3, date(2027, 6, 15)), KEY)
    changed = word[:place] + letter + word[place + 1 :]

    assert changed == word or read_code(changed, KEY) is None


@pytest.mark.parametrize("word", ["", "a", "é", "=" * 43, "A" * 43, "A" * 400, "../../etc"])
def test_what_is_no_code_is_none(word: str) -> None:
    assert read_code(word, KEY) is None


# --- how a post stands ----------------------------------------------------------------------------------------------------

HOURS = Hours(START, at(30), lead_min=10)
NEEDS = {"parent": 3, "guard": 1}


@pytest.mark.parametrize(
    ("minute", "here", "standing"),
    [
        (-11, {}, Standing.RESTS),
        (-10, {}, Standing.EMPTY),
        (-5, {"parent": 1}, Standing.AWAITED),
        (0, {"parent": 1}, Standing.SHORT),
        (0, {"parent": 5}, Standing.SHORT),
        (0, {"parent": 3, "guard": 1}, Standing.HELD),
        (30, {}, Standing.RESTS),
    ],
)
def test_how_a_post_stands(minute: int, here: dict[str, int], standing: Standing) -> None:
    assert standing_of(HOURS, NEEDS, here, at(minute)) is standing


def test_others_do_not_fill_the_place_of_a_kind() -> None:
    assert missing_of(NEEDS, {"parent": 9}) == {"guard": 1}


def test_nobody_is_late_before_their_time() -> None:
    assert (late_min(at(0), at(-3)), late_min(at(0), at(5.5))) == (0, 5)


# --- what the stays prove ---------------------------------------------------------------------------------------------------

kinds = st.sampled_from(["parent", "guard", "police"])


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    begin = draw(st.integers(-30, 50))
    length = draw(st.one_of(st.none(), st.integers(0, 60)))
    return Stay(draw(kinds), at(begin), None if length is None else at(begin + length), is_late=draw(st.booleans()))


needs_of = st.dictionaries(st.sampled_from(["parent", "guard"]), st.integers(1, 3), min_size=1)


@given(needs=needs_of, there=st.lists(stays(), max_size=6))
@settings(max_examples=100)
def test_every_minute_is_either_covered_or_in_a_gap(needs: dict[str, int], there: list[Stay]) -> None:
    proof = prove(at(0), at(40), needs, there)

    lacking = {minute for gap in proof.gaps for minute in range(gap.from_min, gap.until_min)}
    assert proof.covered_min + len(lacking) == proof.minutes == 40
    assert all(0 <= gap.from_min < gap.until_min <= 40 and 1 <= gap.missing <= needs[gap.kind] for gap in proof.gaps)
    assert 0 <= proof.late_min <= proof.covered_min


@given(needs=needs_of, there=st.lists(stays(), max_size=5), more=stays())
@settings(max_examples=100)
def test_one_more_person_never_makes_it_worse(needs: dict[str, int], there: list[Stay], more: Stay) -> None:
    assert prove(at(0), at(40), needs, [*there, more]).covered_min >= prove(at(0), at(40), needs, there).covered_min


@given(needs=needs_of, there=st.lists(stays(), max_size=5), turn=st.randoms())
@settings(max_examples=50)
def test_the_order_of_the_stays_is_all_the_same(needs: dict[str, int], there: list[Stay], turn: object) -> None:
    mixed = there.copy()
    turn.shuffle(mixed)  # type: ignore[attr-defined]

    assert prove(at(0), at(40), needs, mixed) == prove(at(0), at(40), needs, there)


@given(cut=st.integers(1, 39))
@settings(max_examples=40)
def test_a_handover_on_the_minute_leaves_no_gap(cut: int) -> None:
    shared = [Stay("parent", at(0), at(cut)), Stay("parent", at(cut), None)]

    assert prove(at(0), at(40), {"parent": 1}, shared).covered_min == 40


def test_a_minute_begun_is_not_a_minute_held() -> None:
    proof = prove(at(0), at(10), {"parent": 1}, [Stay("parent", at(0.5), at(8.5))])

    assert proof.gaps == (Gap("parent", 0, 1, 1), Gap("parent", 8, 10, 1))


def test_nobody_s_name_is_in_a_proof() -> None:
    assert str(uuid4()) not in str(prove(at(0), at(10), {"parent": 1}, [Stay("parent", at(0))]))


def test_late_evidence_covers_and_is_counted_apart() -> None:
    proof = prove(at(0), at(10), {"parent": 1}, [Stay("parent", at(0), at(6)), Stay("parent", at(6), at(10), is_late=True)])

    assert (proof.covered_min, proof.late_min) == (10, 4)
