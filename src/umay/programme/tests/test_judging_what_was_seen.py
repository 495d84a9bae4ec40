"""An office accepts and sends back what it looked at, never what was put in its place meanwhile."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.cast import NOW, TODAY, task_key
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.actions import judging
from umay.programme.models import TaskRecord
from umay.programme.queries.review import Asked, keys_waiting
from umay.programme.queries.task_page import task_page

LATER = NOW + timedelta(minutes=5)
OPENED = re.compile(r'name="opened" value="([^"]+)"')


@pytest.fixture
def key(cast: Any, adopted: Any) -> Any:
    """A duty that the school recorded with figures, before the office opens its page."""
    said = task_key(cast.school, "inform")
    record(cast, said, 40, NOW)
    return said


@pytest.fixture
def browser(cast: Any) -> Client:
    """A browser in which the district's secretary is signed in."""
    client = Client()
    account = Account.objects.get(person_id=cast.district_secretary.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def record(cast: Any, key: Any, informed: int, now: Any) -> None:
    figures = {"staff": 40, "informed": informed}
    programme.record_done(cast.principal, key, done_on=TODAY, figures=figures, note="", today=TODAY, now=now)


def version_of(cast: Any, key: Any) -> int:
    return task_page(cast.district_secretary, key, today=TODAY, lang="en").version


def stands(cast: Any) -> tuple[Any, bool]:
    """Return what is recorded, and whether it was accepted."""
    with scoped(cast.principal):
        row = TaskRecord.objects.get(obligation__code="inform")
    return row.figures.get("informed"), row.verified_at is not None


def test_what_was_corrected_after_the_page_was_made_is_not_accepted(cast: Any, key: Any) -> None:
    seen = version_of(cast, key)
    record(cast, key, 20, LATER)

    with pytest.raises(Refused, match=r"task\.changed"):
        programme.verify(cast.district_secretary, key, seen=seen, now=LATER)
    assert stands(cast) == (20, False)

    programme.verify(cast.district_secretary, key, seen=version_of(cast, key), now=LATER)
    assert stands(cast) == (20, True)


def test_what_was_corrected_after_the_page_was_made_is_not_sent_back(cast: Any, key: Any) -> None:
    seen = version_of(cast, key)
    record(cast, key, 20, LATER)

    with pytest.raises(Refused, match=r"task\.changed"):
        programme.send_back(cast.district_secretary, key, note="Fewer were informed.", seen=seen, now=LATER)
    assert stands(cast) == (20, False)

    programme.send_back(cast.district_secretary, key, note="Fewer were informed.", seen=version_of(cast, key), now=LATER)


@pytest.mark.parametrize("verb", ["accept", "send-back"])
def test_the_forms_of_the_page_say_which_version_they_were_made_for(cast: Any, key: Any, browser: Client, verb: str) -> None:
    address = f"/tasks/{key.unit_uid}/{key.obligation_uid}/{key.ordinal}/"
    form = browser.get(address).content.decode().partition(f'action="{address}{verb}/"')[2].partition("</form>")[0]
    found = re.search(r'name="seen" value="(\d+)"', form)
    assert found is not None
    sent = {"seen": found[1], "back-note": "Fewer were informed."}
    record(cast, key, 20, LATER)

    late = browser.post(f"{address}{verb}/", sent)

    assert (late.status_code, "after you had opened its page" in late.content.decode()) == (409, True)
    assert stands(cast) == (20, False)
    assert browser.post(f"{address}{verb}/", {**sent, "seen": str(version_of(cast, key))}).status_code == 303


def test_together_only_what_was_recorded_when_the_page_was_made_is_accepted(cast: Any, key: Any) -> None:
    keys = keys_waiting(cast.district_secretary, Asked(unit=cast.school.uid), opened=NOW)
    record(cast, key, 20, LATER)

    with pytest.raises(Refused, match=r"task\.nothing_to_accept"):
        judging.verify_together(cast.district_secretary, keys, opened=NOW, now=LATER)
    assert stands(cast) == (20, False)

    assert judging.verify_together(cast.district_secretary, keys, opened=LATER, now=LATER) == 1


def test_a_group_is_accepted_as_its_page_showed_it(cast: Any, key: Any, browser: Client) -> None:
    asked = {"unit": str(cast.school.uid)}
    opened = OPENED.search(browser.get("/review/", asked).content.decode())
    assert opened is not None
    record(cast, key, 20, timezone.now())

    browser.post("/review/accept/", {**asked, "opened": opened[1]})
    assert stands(cast) == (20, False)

    opened = OPENED.search(browser.get("/review/", asked).content.decode())
    assert opened is not None
    assert browser.post("/review/accept/", {**asked, "opened": opened[1]}).status_code == 303
    assert stands(cast) == (20, True)


def test_records_after_the_page_take_no_place_of_those_before_it(cast: Any, key: Any) -> None:
    assert keys_waiting(cast.district_secretary, Asked(unit=cast.school.uid), opened=NOW) == (key,)
    assert keys_waiting(cast.district_secretary, Asked(unit=cast.school.uid), opened=NOW - timedelta(minutes=5)) == ()


@pytest.mark.parametrize("opened", ["", "yesterday", "2026-11-20T09:00:00", "9" * 400])
def test_a_page_that_says_no_moment_accepts_nothing_together(cast: Any, key: Any, browser: Client, opened: str) -> None:
    assert browser.post("/review/accept/", {"unit": str(cast.school.uid), "opened": opened}).status_code == 404
    assert stands(cast) == (40, False)
