"""Standing duties: which are confirmed together, which want an answer of their own, and from when on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import NOW, TODAY, task_key
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.models import Due, Obligation, TaskRecord
from umay.programme.queries.standing import standing_page
from umay.programme.rules.standing import LONGEST_LEAD, Alone, alone, confirmed_from
from umay.programme.rules.states import Facts, State

NEAR_ITS_END = date(2027, 1, 15)  # the first term of the cast ends on the 22nd
DUE = date(2026, 11, 30)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def confirm(cast: Any, *keys: programme.TaskKey, today: date = NEAR_ITS_END, note: str = "") -> int:
    return programme.confirm_standing(cast.principal, keys, note=note, today=today, now=NOW)


def stored(cast: Any) -> TaskRecord:
    with scoped(cast.job):
        return TaskRecord.objects.get()


def test_standing_duties_are_confirmed_together_and_only_once(cast: Any, adopted: Any) -> None:
    key = task_key(cast.school, "watch", 1)

    assert confirm(cast, key, note="Seen.") == 1
    with pytest.raises(Refused, match=r"standing\.nothing_to_confirm"):
        confirm(cast, key)
    assert stored(cast).note == "Seen."


def test_a_time_that_has_not_come_near_its_end_is_not_confirmed(cast: Any, adopted: Any) -> None:
    with pytest.raises(Refused, match=r"standing\.nothing_to_confirm"):
        confirm(cast, task_key(cast.school, "watch", 1), today=TODAY)

    assert not standing_page(cast.principal, today=TODAY, lang="en").lines


def test_what_was_sent_back_is_left_out_and_keeps_its_words(cast: Any, adopted: Any) -> None:
    key = task_key(cast.school, "watch", 1)
    confirm(cast, key, note="Seen.")
    programme.send_back(cast.district_secretary, key, note="By whom?", now=NOW)

    with pytest.raises(Refused, match=r"standing\.nothing_to_confirm"):
        confirm(cast, key)

    row, page = stored(cast), standing_page(cast.principal, today=NEAR_ITS_END, lang="en")
    assert (row.state, row.note, row.sent_back_note) == (State.SENT_BACK, "Seen.", "By whom?")
    assert (page.lines, [line.code for line in page.sent_back]) == ((), ["watch"])


def test_what_asks_for_figures_is_recorded_by_itself(cast: Any, adopted: Any) -> None:
    figures = [{"code": "doors", "title": {"en": "Doors"}, "unit": "count"}]
    Obligation.objects.filter(code="watch").update(figures=figures, evidence=["figures"])

    with pytest.raises(Refused, match=r"standing\.nothing_to_confirm"):
        confirm(cast, task_key(cast.school, "watch", 1))

    assert [line.code for line in standing_page(cast.principal, today=NEAR_ITS_END, lang="en").asking] == ["watch"]


def test_a_duty_that_is_due_on_a_day_is_not_confirmed(cast: Any, adopted: Any) -> None:
    with pytest.raises(Refused, match=r"standing\.nothing_to_confirm"):
        confirm(cast, task_key(cast.school, "graded", 1))


@pytest.mark.django_db(transaction=True)
def test_nothing_ticked_is_said_and_the_note_stays(cast: Any, adopted: Any, client: Client) -> None:
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)

    answer = client.post("/standing/confirm/", {"note": "Looked at on Friday."})

    assert answer.status_code == 422
    assert "Tick at least one duty" in answer.content.decode()


@settings(max_examples=80)
@given(opens=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)), days=st.integers(0, 400))
def test_a_period_is_confirmed_in_its_last_quarter_and_two_weeks_at_most_before_its_end(opens: date | None, days: int) -> None:
    due = (opens or DUE) + timedelta(days=days)

    first = confirmed_from(opens, due)

    assert due - LONGEST_LEAD <= first <= due
    assert opens in {None, due} or opens <= first


@pytest.mark.parametrize("state", [None, *State])
def test_only_what_is_still_owed_and_was_not_sent_back_is_confirmed_together(state: State | None) -> None:
    why = alone(Facts(state, DUE), standing=True, opens_on=None, today=DUE)

    assert (why is None) == (state in {None, State.PLANNED, State.IN_PROGRESS})
    assert (why is Alone.SENT_BACK) == (state is State.SENT_BACK)


@pytest.mark.django_db(transaction=True)
def test_the_page_ticks_nothing_beforehand_and_confirms_what_is_ticked(cast: Any, adopted: Any, client: Client) -> None:
    Due.objects.filter(obligation__code="watch").update(opens_on=None, due_on=timezone.localdate())
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    key = task_key(cast.school, "watch", 1)

    page = client.get("/standing/").content.decode()
    answer = client.post("/standing/confirm/", {"task": f"{key.obligation_uid}/{key.ordinal}", "note": "Seen."})

    assert page.count('name="task"') >= 1
    assert "checked" not in page
    assert (answer.status_code, answer.headers["Location"]) == (303, "/day/")
    assert stored(cast).note == "Seen."
