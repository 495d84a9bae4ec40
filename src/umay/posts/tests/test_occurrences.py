"""What other rooms count on: posts set up, and held when the bell and the calendar say so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support.cast import NOW, YEAR
from tests.support.threads import AtOnce
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.posts import api as posts
from umay.staffing.api import Kind

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
NEEDS: dict[str, int] = {Kind.GUARD: 1, Kind.PARENT: 4}


def ring(cast: Any, code: str, starts: time, ends: time, **more: Any) -> None:
    place = cast.school.place
    with scoped(cast.principal):
        posts.Bell.objects.create(
            unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id, school_year=YEAR,
            code=code, starts=starts, ends=ends, recorded_at=NOW, **more,
        )  # fmt: skip


def draft(**more: Any) -> posts.PostDraft:
    windows = (posts.WindowDraft(NEEDS, bell_code="in", before_min=20), posts.WindowDraft(NEEDS, starts=time(15), ends=time(15, 20)))
    return posts.PostDraft(**{"name": "Main gate", "windows": windows, **more})


def test_a_week_of_a_post_is_laid_out_by_bell_and_clock(cast: Any) -> None:
    ring(cast, "in", time(7, 50), time(8, 20))
    ring(cast, "in", time(9, 0), time(9, 20), variant="friday", weekdays=[4])
    posts.add_post(cast.principal, draft(), now=datetime(2026, 9, 1, tzinfo=NOW.tzinfo))

    found = posts.occurrences(cast.principal, MONDAY, date(2026, 11, 22))

    assert len(found) == 10
    first, friday = found[0], next(one for one in found if one.on_day == FRIDAY)
    assert (first.starts_at.time(), first.ends_at.time()) == (time(7, 30), time(8, 20))
    assert (friday.starts_at.time(), friday.variant) == (time(8, 40), "friday")
    assert first.starts_at.utcoffset() is not None and first.needs == NEEDS and first.lead_min == 15


def test_another_school_sees_nothing_of_it_and_neither_does_an_office(cast: Any) -> None:
    posts.add_post(cast.principal, draft(), now=NOW)

    for who in (cast.principal_elsewhere, cast.district_secretary, cast.nobody):
        assert posts.occurrences(who, MONDAY, FRIDAY) == ()
        assert posts.post_cards(who) == ()


def test_a_closed_post_is_held_no_more(cast: Any) -> None:
    post = posts.add_post(cast.principal, draft(), now=NOW)
    assert posts.occurrences(cast.principal, FRIDAY, FRIDAY)

    posts.close_post(cast.principal, post.uid, now=NOW)

    assert posts.occurrences(cast.principal, FRIDAY, FRIDAY) == ()
    assert posts.post_cards(cast.principal) == ()
    with pytest.raises(Refused, match=r"posts\.closed_already"):
        posts.close_post(cast.principal, post.uid, now=NOW + timedelta(hours=1))


def test_nobody_sets_up_posts_who_may_not(cast: Any) -> None:
    for who in (cast.counsellor, cast.police_officer, cast.former, cast.nobody):
        with pytest.raises(Refused, match=r"access\.not_granted"):
            posts.add_post(who, draft(), now=NOW)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "posts.post_without_name"),
        ({"windows": (posts.WindowDraft(NEEDS),)}, "posts.window_without_hours"),
        ({"windows": (posts.WindowDraft(NEEDS, starts=time(9), ends=time(8)),)}, "posts.window_ends_before_start"),
        ({"windows": (posts.WindowDraft({}, bell_code="in"),)}, "posts.window_needs_nobody"),
        ({"windows": (posts.WindowDraft({Kind.PARENT: 0}, bell_code="in"),)}, "posts.window_needs_nobody"),
        ({"windows": (posts.WindowDraft(NEEDS, bell_code="in", week_from=9, week_until=2),)}, "posts.weeks_out_of_order"),
        ({"kit": (posts.KitDraft("Baton", 2, defensive=True),)}, "posts.gear_for_guards_and_police"),
        ({"kit": (posts.KitDraft("Baton", 2, defensive=True, kind="parent"),)}, "posts.gear_for_guards_and_police"),
        ({"number": 1}, "posts.number_taken"),
    ],
)
def test_a_post_that_cannot_be_so_is_refused_with_its_reason(cast: Any, more: dict[str, Any], code: str) -> None:
    posts.add_post(cast.principal, draft(), now=NOW)

    with pytest.raises(Refused) as no:
        posts.add_post(cast.principal, draft(**({"name": "Other"} | more)), now=NOW)

    assert no.value.refusal.code == code


def test_two_people_set_up_a_post_at_once_and_the_numbers_differ(cast: Any, at_once: AtOnce) -> None:
    answers = at_once(2, lambda: posts.add_post(cast.principal, draft(), now=NOW))

    assert answers == ["ok", "ok"]
    assert [one.number for one in posts.post_cards(cast.principal)] == [1, 2]


def test_the_hours_are_the_country_s_own(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from umay.posts.queries import occurring

    monkeypatch.setattr(occurring, "zone_of", lambda _country: ZoneInfo("Asia/Shanghai"))
    posts.add_post(cast.principal, draft(), now=NOW - timedelta(days=1))

    found = posts.occurrences(cast.principal, FRIDAY, FRIDAY)

    assert found[-1].starts_at == datetime(2026, 11, 20, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
