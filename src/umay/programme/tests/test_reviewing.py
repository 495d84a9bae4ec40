"""Looking at what units below recorded: a duty and period at a time, accepted together by whoever may."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.cast import NOW, TODAY, task_key
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.actions import judging, recording
from umay.programme.queries.review import Asked, keys_waiting, review_page


@pytest.fixture
def recorded(cast, adopted):
    """One school did a duty, and declined another."""
    recording.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)
    recording.decline(cast.principal, task_key(cast.school, "report", 4), reason=programme.Reason.NO_STAFF, note="", now=NOW)
    recording.decline(cast.principal, task_key(cast.school, "report", 5), reason=programme.Reason.NO_STAFF, note="", now=NOW)


@pytest.fixture
def browser(cast):
    """A browser in which the district's secretary is signed in."""
    client = Client()
    account = Account.objects.get(person_id=cast.district_secretary.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(actor, **asked):
    return review_page(actor, Asked(**asked), today=TODAY, lang="en")


def test_each_period_of_a_duty_is_a_group_of_its_own_with_its_day(cast, recorded):
    groups = page(cast.district_secretary).groups

    assert [(one.title, one.count, one.reasons) for one in groups].count(("Send the monthly report", 1, 1)) == 2
    assert len({(one.title, one.due) for one in groups}) == len(groups) == 3


def test_by_unit_all_of_a_school_stand_together(cast, recorded):
    (group,) = page(cast.district_secretary, by="unit").groups

    assert (group.title, group.count, group.unit_uid) == (cast.school.name, 3, cast.school.uid)


def test_one_group_is_read_record_by_record(cast, recorded):
    group = next(one for one in page(cast.district_secretary).groups if one.title == "Send the safety scale")

    (line,) = page(cast.district_secretary, duty=group.duty_uid, ordinal=group.ordinal).lines

    assert (line.unit, line.title) == (cast.school.name, "Send the safety scale")


def test_a_filter_leaves_only_such_records(cast, recorded):
    assert page(cast.district_secretary, state="late").groups == ()
    assert page(cast.district_secretary, state="reason").count == 3


def test_pages_follow_one_another_without_a_gap(cast, recorded, monkeypatch):
    monkeypatch.setattr("umay.programme.queries.review.PAGE", 2)

    first = page(cast.district_secretary)
    second = page(cast.district_secretary, before=first.next_before)

    assert [len(first.groups), len(second.groups), second.next_before] == [2, 1, ""]
    assert len({(one.duty_uid, one.ordinal) for one in (*first.groups, *second.groups)}) == 3


def test_a_group_is_accepted_together_and_leaves_the_list(cast, recorded):
    keys = keys_waiting(cast.district_secretary, Asked(unit=cast.school.uid), opened=NOW)

    assert judging.verify_together(cast.district_secretary, keys, opened=NOW, now=NOW) == 3
    assert page(cast.district_secretary).count == 0
    with pytest.raises(Refused) as again:
        judging.verify_together(cast.district_secretary, keys, opened=NOW, now=NOW)
    assert again.value.refusal.code == "task.nothing_to_accept"


def test_nobody_accepts_together_what_lies_elsewhere(cast, recorded):
    keys = keys_waiting(cast.district_secretary, Asked(unit=cast.school.uid), opened=NOW)

    assert keys_waiting(cast.other_district_secretary, Asked(unit=cast.school.uid), opened=NOW) == ()
    assert keys_waiting(cast.principal, Asked(unit=cast.school.uid), opened=NOW) == ()
    with pytest.raises((Refused, programme.TaskMissing)):
        judging.verify_together(cast.other_district_secretary, keys, opened=NOW, now=NOW)
    with pytest.raises(Refused):
        judging.verify_together(cast.principal, keys, opened=NOW, now=NOW)
    assert page(cast.district_secretary).count == 3


@pytest.mark.parametrize("by", ["duty", "unit"])
def test_whoever_judges_goes_from_the_groups_to_the_records_and_accepts_them(cast, recorded, browser, by):
    group = page(cast.district_secretary, by=by).groups[0]
    one = {"duty": group.duty_uid or "", "ordinal": group.ordinal, "unit": group.unit_uid or ""}

    groups = browser.get("/review/", {"by": by})
    records = browser.get("/review/", one)
    accepted = browser.post("/review/accept/", {**one, "opened": NOW.isoformat()})

    assert group.title in groups.content.decode()
    assert "not done, with reason" in records.content.decode()
    assert accepted.status_code == 303
    assert page(cast.district_secretary).count == 3 - group.count


@pytest.mark.parametrize("asked", ["duty=x", "ordinal=x", "unit=1"])
def test_what_no_page_of_ours_asks_is_not_there(recorded, browser, asked):
    assert browser.get(f"/review/?{asked}").status_code == 404
    assert browser.post("/review/accept/").status_code == 404
