"""What a device sends is read or turned away whole; which time counts is told by how long it waited alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.kernel.waited import LONGEST_WAIT, MOST_WAITING, Counted, counted_at, moment, read_waited

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["sent", "items", "key", "at"]), inner, max_size=4),
    max_leaves=12,
)
SPANS = st.timedeltas(min_value=timedelta(days=-40), max_value=timedelta(days=40))


def body(sent: Any, *items: Any) -> bytes:
    return json.dumps({"sent": sent, "items": items}).encode()


@pytest.mark.parametrize(
    "said", [b"", b"\xff", b"[]", b"{}", b"null", b'{"items": {}}', b'{"items": [1]}', b"[" * 100_000, body(1, *[{}] * (MOST_WAITING + 1))]
)
def test_what_no_device_of_ours_sends_is_read_as_nothing(said: bytes) -> None:
    assert read_waited(said) is None


def test_what_was_done_first_comes_first_and_what_says_no_time_before_it() -> None:
    waited = read_waited(body(5_000, {"key": "b", "at": 3_000}, {"key": "a", "at": 2_000.5}, {"key": "none"}, {"key": "odd", "at": "soon"}))

    assert waited is not None
    assert [one["key"] for one in waited.items] == ["none", "odd", "a", "b"]
    assert waited.sent_at == datetime(1970, 1, 1, 0, 0, 5, tzinfo=UTC)


@settings(max_examples=100)
@given(said=JSON)
def test_whatever_is_sent_is_read_or_is_nothing_and_stops_no_page(said: Any) -> None:
    waited = read_waited(json.dumps(said))

    if waited is not None:
        assert sorted(map(repr, waited.items)) == sorted(map(repr, said["items"])) or "nan" in repr(said)
        assert waited.sent_at is None or waited.sent_at.tzinfo is UTC


@pytest.mark.parametrize("millis", [None, "", "noon", [], {}, float("nan"), float("inf"), 10**400, -(10**20)])
def test_what_no_clock_says_is_no_moment(millis: Any) -> None:
    assert moment(millis) is None


@given(at=st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2100, 1, 1)))
def test_a_moment_said_in_milliseconds_is_that_moment(at: datetime) -> None:
    known = at.replace(tzinfo=UTC, microsecond=at.microsecond // 1000 * 1000)

    assert moment(round(known.timestamp() * 1000)) == known


@settings(max_examples=100)
@given(waits=SPANS, off=SPANS)
def test_how_far_a_clock_is_off_changes_no_time(waits: timedelta, off: timedelta) -> None:
    device_now = NOON + off
    found = counted_at(NOON, device_now - waits, device_now)

    assert found.at == (NOON - waits if timedelta(0) <= waits <= LONGEST_WAIT else NOON)
    assert found.off_s == int(off.total_seconds())


def test_a_device_that_says_no_time_is_taken_as_received() -> None:
    assert counted_at(NOON, None, NOON) == counted_at(NOON, NOON, None) == Counted(NOON)
