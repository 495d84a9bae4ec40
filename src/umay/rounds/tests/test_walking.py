"""Scans begin rounds and end them, count once, and are kept whatever the clock and the connection did."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from umay.kernel.refusal import Refused
from umay.kernel.weeks import WEEK
from umay.rounds import tasks
from umay.rounds.actions import keeping, walking
from umay.rounds.actions.scanning import Fate, Scanned, scan_many
from umay.rounds.models import Round, Scan, WeekCount
from umay.rounds.queries.round_page import round_page
from umay.rounds.queries.today import today_page
from umay.rounds.tests.worlds import FRIDAY, World, at, build, days, rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def refused(run: Any) -> str:
    with pytest.raises(Refused) as no:
        run()
    return no.value.refusal.code


def test_a_round_is_begun_by_a_scan_and_closes_after_its_last_point(world: World) -> None:
    fates = [world.scan(number, at(7, 10 + 5 * number)) for number in (1, 2, 3)]

    (row,) = rows(Round)
    assert {one.fate for one in fates} == {Fate.COUNTED}
    assert (row.ending, row.is_planned, row.starts_at) == ("walked", True, at(7, 10))
    (week,) = rows(WeekCount)
    assert (week.planned, week.begun, week.walked) == (9, 1, 1)


def test_what_comes_next_and_what_was_missed_are_named(world: World) -> None:
    kept = world.scan(1, at(7, 15))
    walked = round_page(world.actor, kept.round_uid, at(7, 16))
    tasks.close_over(int(at(7, 45).timestamp()))
    over = round_page(world.actor, kept.round_uid, at(7, 46))

    assert walked.next_title == "2 · Old transformer"
    assert (over.is_open, over.missed) == (False, ("2 · Old transformer", "3 · Bus stop"))
    assert rows(Round)[0].ending == "time_over"


def test_the_same_scan_sent_twice_counts_once(world: World) -> None:
    key = uuid4()

    first, second = world.scan(1, at(7, 15), key=key), world.scan(1, at(7, 16), key=key)

    assert (first.fate, second.fate) == (Fate.COUNTED, Fate.AGAIN)
    assert len(rows(Scan)) == 1


def test_two_phones_walk_one_round_and_a_point_counts_once(world: World, at_once: Any) -> None:
    when, code, said = at(7, 15), world.code(1), world.figures(1)

    from umay.rounds.actions.scanning import scan

    answers = at_once(2, lambda: scan(world.actor, Scanned(code, uuid4(), said), now=when))

    assert answers == ["ok", "ok"]
    assert len(rows(Round)) == 1
    assert sorted(one.counts for one in rows(Scan)) == [False, True]


def test_two_buttons_begin_one_round(world: World, at_once: Any) -> None:
    assert at_once(2, lambda: walking.begin_round(world.actor, world.route, now=at(7, 12))) == ["ok", "ok"]
    assert len(rows(Round)) == 1


def test_a_code_of_another_school_counts_for_nothing_here(world: World) -> None:
    code = world.code(1)

    from umay.rounds.actions.scanning import scan

    no = refused(lambda: scan(world.cast.principal_elsewhere, Scanned(code, uuid4(), "12"), now=at(7, 15)))

    assert no == "rounds.code_elsewhere"
    assert not rows(Scan)


def test_last_weeks_number_is_refused_at_the_spot_and_named(world: World) -> None:
    old = world.figures(1, FRIDAY - WEEK)

    assert refused(lambda: world.scan(1, at(7, 15), said=old)) == "rounds.sheet_old"
    assert refused(lambda: world.scan(1, at(7, 15), said="")) == "rounds.sheet_missing"
    assert world.scan(1, at(7, 15), said="", sheet_gone=True).fate is Fate.COUNTED


def test_a_sign_made_anew_makes_the_older_void(world: World) -> None:
    code, said = world.code(1), world.figures(1)
    draft = keeping.PointDraft("Gate corner", "", 80, FRIDAY + days(100))
    keeping.change_point(world.actor, world.points[0], draft, today=FRIDAY, now=at(6))

    from umay.rounds.actions.scanning import scan

    assert refused(lambda: scan(world.actor, Scanned(code, uuid4(), said), now=at(7, 15))) == "rounds.sign_replaced"
    assert world.scan(1, at(7, 15)).fate is Fate.COUNTED


def test_a_clock_a_day_off_changes_nothing_and_is_named(world: World) -> None:
    sent = at(7, 30)
    device_now = sent + days(1)

    kept = world.scan(1, sent, device_at=device_now - timedelta(minutes=12), device_now=device_now)

    assert (kept.fate, kept.clock_off) == (Fate.COUNTED, 86400)
    (row,) = rows(Scan)
    assert row.counted_at == at(7, 18)


def test_a_scan_outside_all_hours_is_kept_and_belongs_to_an_extra_round_once_begun(world: World) -> None:
    stray = world.scan(1, at(12))
    uid = walking.begin_round(world.actor, world.route, now=at(12, 1))
    extra = world.scan(2, at(12, 5))

    assert (stray.fate, extra.round_uid) == (Fate.STRAY, uid)
    assert len(rows(Scan)) == 2
    assert not rows(Round)[0].is_planned


def test_five_hundred_scans_after_a_week_are_kept_each_once(world: World) -> None:
    sent = at(12)
    device_now = sent - days(1)  # the device's clock is a day behind
    codes = [world.code(number) for number in (1, 2, 3)]
    figures = {(number, back): world.figures(number, FRIDAY - days(back)) for number in (1, 2, 3) for back in range(8)}
    scans = []
    for nth in range(500):
        number, back = nth % 3 + 1, nth // 3 % 5 + 3  # 3 to 7 days ago, always at 7:15
        waited = sent - at(7, 15, FRIDAY - days(back))
        scans.append(Scanned(codes[number - 1], uuid4(), figures[number, back], device_at=device_now - waited))

    first = scan_many(world.actor, scans, device_now=device_now, now=sent)
    second = scan_many(world.actor, scans, device_now=device_now, now=sent + timedelta(minutes=1))

    assert len(rows(Scan)) == 500
    assert {one.fate for one in second} == {Fate.AGAIN}
    walked = [row for row in rows(Round) if row.ending == "walked"]
    assert len(walked) == 3  # Friday, Monday, Tuesday; Saturday and Sunday have no round
    assert sum(one.fate is Fate.COUNTED for one in first) == 9
    assert all(one.fate in (Fate.COUNTED, Fate.REPEAT, Fate.STRAY) for one in first)


def test_one_bad_scan_of_many_is_named_and_stops_no_other(world: World) -> None:
    good = Scanned(world.code(1), uuid4(), world.figures(1), device_at=at(7, 15))
    bad = Scanned("x" * 40, uuid4(), "12", device_at=at(7, 16))
    old = Scanned(world.code(2), uuid4(), world.figures(2, FRIDAY - WEEK), device_at=at(7, 20))

    found = scan_many(world.actor, [bad, good, old], device_now=at(12), now=at(12))

    assert [one.fate for one in found] == [None, Fate.COUNTED, Fate.NOT_COUNTED]
    assert found[0].refusal is not None
    assert found[0].refusal.code == "rounds.code_unknown"


def test_a_round_that_closed_itself_is_made_whole_by_what_comes_later(world: World) -> None:
    world.scan(1, at(7, 15))
    tasks.close_over(int(at(7, 45).timestamp()))
    for number, minute in ((2, 20), (3, 25)):
        world.scan(number, at(9), device_at=at(7, minute), device_now=at(9))

    assert rows(Round)[0].ending == "walked"


def test_a_missed_round_stands_on_the_page_of_the_next_day(world: World) -> None:
    page = today_page(world.actor, FRIDAY, at(6))

    assert [one.mark for one in page.today] == ["open", "open"]
    assert len(page.missed) == 10  # two a day on five school days
    assert all(one.mark == "late" for one in page.missed)


def test_the_hours_of_a_school_are_counted_by_time_alone(world: World) -> None:
    tasks.count_weeks(int(at(18).timestamp()))

    counts = {row.week_on: row for row in rows(WeekCount)}
    assert (counts[FRIDAY - days(4)].planned, counts[FRIDAY - days(4)].begun, counts[FRIDAY - days(4)].missed) == (10, 0, 30)


def test_another_school_sees_no_round(world: World) -> None:
    kept = world.scan(1, at(7, 15))

    with pytest.raises(walking.RoundMissing):
        round_page(world.cast.principal_elsewhere, kept.round_uid, at(7, 16))
    with pytest.raises(walking.RoundMissing):
        walking.end_round(world.cast.principal_elsewhere, kept.round_uid, now=at(7, 16))


def test_an_office_above_walks_no_round(world: World) -> None:
    assert refused(lambda: walking.begin_round(world.cast.district_secretary, world.route, now=at(7, 12))) == "access.of_a_school"
