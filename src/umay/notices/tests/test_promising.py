"""What the page promises is what leaves: each cell agrees with the rule of sending."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.notices.rules.promising import Happens, Promise, promises
from umay.notices.rules.quiet import USUAL_QUIET, Quiet
from umay.notices.rules.urgency import Channel, Urgency, Way, Wishes, leavings

ZONE = ZoneInfo("Asia/Almaty")
ALL = frozenset(Channel)
PHONE, BROWSER = Way(Channel.SMS, 1), Way(Channel.PUSH, 2)
NOON = datetime(2026, 11, 20, 7, tzinfo=UTC)


def promised(wishes: Wishes, works: frozenset[Channel] = ALL) -> dict[Urgency, Promise]:
    return {one.urgency: one for one in promises(wishes, works, NOON)}


def test_whoever_wants_no_mail_is_still_written_to_in_danger() -> None:
    found = promised(Wishes("never", USUAL_QUIET, ZONE))

    assert found[Urgency.USUAL].by[Channel.EMAIL] is found[Urgency.URGENT].by[Channel.EMAIL] is Happens.NEVER
    assert found[Urgency.DANGER].by[Channel.EMAIL] is Happens.AT_ONCE
    assert found[Urgency.DANGER].in_quiet is Happens.AT_ONCE
    assert found[Urgency.DANGER].again == 6


def test_what_is_not_there_is_not_promised() -> None:
    found = promised(Wishes("daily", USUAL_QUIET, ZONE, (BROWSER,)), ALL - {Channel.EMAIL, Channel.PUSH})

    assert {one: found[Urgency.DANGER].by[one] for one in Channel} == {
        Channel.EMAIL: Happens.OFF, Channel.SMS: Happens.UNSET, Channel.PUSH: Happens.OFF,
    }  # fmt: skip
    assert {one.in_quiet for one in found.values()} == {Happens.NEVER}


@given(
    st.sampled_from(["at_once", "daily", "weekly", "never"]),
    st.one_of(st.none(), st.builds(Quiet, st.times(), st.times()).filter(lambda one: one.since != one.until)),
    st.sets(st.sampled_from([PHONE, BROWSER])),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
)
def test_each_promise_agrees_with_what_leaves(digest: str, quiet: Quiet | None, ringing: set[Way], moment: datetime) -> None:
    wishes = Wishes(digest, quiet, ZONE, tuple(ringing))
    for one in promises(wishes, ALL, moment.replace(tzinfo=UTC)):
        for channel in Channel:
            told = [each for each in leavings(one.urgency, wishes, NOON) if each.way.channel is channel]
            assert (one.by[channel] in {Happens.NEVER, Happens.UNSET}) is (not told)
            assert (one.by[channel] is Happens.UNSET) is (channel is not Channel.EMAIL and channel not in {way.channel for way in ringing})
        assert one.urgency is not Urgency.DANGER or one.in_quiet is Happens.AT_ONCE


@pytest.mark.parametrize("urgency", [Urgency.USUAL, Urgency.URGENT])
def test_nothing_but_danger_leaves_in_quiet_hours(urgency: Urgency) -> None:
    assert promised(Wishes("at_once", Quiet(time(22), time(7)), ZONE, (PHONE,)))[urgency].in_quiet is Happens.WAITS
    assert promised(Wishes("at_once", None, ZONE, (PHONE,)))[urgency].in_quiet is Happens.AT_ONCE
