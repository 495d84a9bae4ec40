"""Following another version of an adopted programme: dates ahead change, what passed or was recorded stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import NOW, PACK, TODAY, task_key
from umay.core.api import JOB
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.actions.switching import follow_version
from umay.programme.models import Due, Obligation
from umay.programme.queries.asked_dates import unsaid_days
from umay.programme.queries.pack_page import pack_page
from umay.programme.queries.switch_page import switch_page
from umay.programme.rules import versions as rules
from umay.programme.rules.dating import Dated

YEARLY_IN_MAY = {"kind": "yearly_months", "months": [5]}


def published(cast, obligations, version="2.0"):
    pack = packs.pack_from_document({**PACK, "version": version, "obligations": obligations})
    return programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)


def said_otherwise(code: str, **changes):
    return [{**one, **changes} if one["id"] == code else one for one in PACK["obligations"]]


def follow(cast, adoption, version, actor=None):
    return follow_version(actor or cast.ministry, adoption.uid, version.uid, shifts=[], today=TODAY, now=NOW)


def due_days(code: str) -> list[date]:
    return list(Due.objects.filter(obligation__code=code).order_by("due_on").values_list("due_on", flat=True))


def test_dates_ahead_follow_the_new_version_and_what_has_passed_stays(cast, adopted):
    passed = [day for day in due_days("report") if day < TODAY]

    found = follow(cast, adopted, published(cast, said_otherwise("report", timing=YEARLY_IN_MAY)))

    assert (found.added, found.changed, found.gone) == ((), ("report",), ())
    assert due_days("report") == [*passed, date(2027, 5, 31)]
    assert AuditEntry.objects.filter(verb="programme.version_followed").count() == 1


def test_what_was_recorded_keeps_its_date_and_its_record(cast, adopted):
    ahead = Due.objects.filter(obligation__code="report", due_on__gte=TODAY).order_by("due_on").first()
    programme.decline(cast.principal, task_key(cast.school, "report", ahead.ordinal), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    follow(cast, adopted, published(cast, said_otherwise("report", timing=YEARLY_IN_MAY)))

    assert Due.objects.get(obligation__code="report", ordinal=ahead.ordinal).due_on == ahead.due_on


def test_a_new_duty_is_owed_at_once_and_one_that_is_gone_has_no_date_ahead(cast, adopted):
    new = {**PACK["obligations"][0], "id": "drill", "timing": YEARLY_IN_MAY}
    kept = [one for one in PACK["obligations"] if one["id"] != "report"]

    found = follow(cast, adopted, published(cast, [*kept, new]))

    assert (found.added, found.gone) == (("drill",), ("report",))
    assert due_days("drill") == [date(2027, 5, 31)]
    assert all(day < TODAY for day in due_days("report"))


def test_a_duty_keeps_its_address_over_versions(cast, adopted):
    before = Obligation.objects.get(code="report").uid

    follow(cast, adopted, published(cast, said_otherwise("report", title={"en": "Other words", "tr": "Başka sözler"})))

    after = Obligation.objects.get(code="report")
    assert (after.uid, after.title["en"]) == (before, "Other words")


def test_only_who_adopted_may_switch_and_only_to_another_version_of_the_same(cast, adopted):
    second = published(cast, said_otherwise("report", timing=YEARLY_IN_MAY))
    other = programme.publish_pack(
        JOB, packs.pack_from_document({**PACK, "pack": "quite-another"}), place=cast.nation.place, origin="builtin", now=NOW
    )

    for version, actor, code in (
        (second, cast.principal, "access.not_granted"),
        (adopted.pack, cast.ministry, "adoption.same_version"),
        (other, cast.ministry, "adoption.other_programme"),
    ):
        with pytest.raises(Refused) as refused:
            follow(cast, adopted, version, actor)
        assert refused.value.refusal.code == code


@pytest.mark.django_db(transaction=True)
def test_two_at_once_switch_once(cast, adopted, at_once):
    second = published(cast, said_otherwise("report", timing=YEARLY_IN_MAY))

    assert sorted(at_once(2, lambda: follow(cast, adopted, second))) == ["adoption.same_version", "ok"]


def test_the_page_says_beforehand_what_would_change(cast, adopted):
    second = published(cast, said_otherwise("report", timing=YEARLY_IN_MAY))

    page = switch_page(cast.ministry, adopted.uid, second.uid, lang="en")

    (changed,) = page.changed
    assert changed.was
    assert changed.when != changed.was
    assert (page.old_version, page.new_version, page.added, page.gone) == (adopted.pack.version, "2.0", (), ())
    seen = pack_page(cast.ministry, second.uid, school_year=2026, lang="en")
    assert seen.adoption_uid is None
    assert seen.other is not None
    assert seen.other.may_switch
    assert not pack_page(cast.principal, second.uid, school_year=2026, lang="en").other.may_switch


def test_a_version_is_followed_in_the_browser(cast, adopted):
    second = published(cast, said_otherwise("report", timing=YEARLY_IN_MAY))
    client = Client()
    account = Account.objects.get(person_id=cast.ministry.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    where = f"/adoptions/{adopted.uid}/follow/{second.uid}/"

    assert client.get(where).status_code == 200
    assert client.post(f"{where}now/", follow=True).status_code == 200
    adopted.refresh_from_db()
    assert adopted.pack_id == second.pk


ORDINALS = st.dictionaries(st.integers(1, 12), st.dates(date(2026, 8, 1), date(2027, 7, 31)), max_size=8)


@given(ORDINALS, st.sets(st.integers(1, 12)), st.lists(st.dates(date(2026, 8, 1), date(2027, 7, 31)), max_size=8))
def test_a_version_never_moves_what_passed_or_was_settled(old, settled, days):
    new = tuple(Dated(number, None, day, False, {}) for number, day in enumerate(days, 1))

    stays, ahead = rules.replaced(old, settled, new, TODAY)

    assert stays == {ordinal for ordinal, day in old.items() if day < TODAY or ordinal in settled}
    assert all(one.due_on >= TODAY and one.ordinal not in stays for one in ahead)
    assert all(one.ordinal > max(old, default=0) or old[one.ordinal] == one.due_on for one in ahead)
    assert len({one.ordinal for one in ahead}) == len(ahead)
    assert {one.due_on for one in ahead} >= {day for day in days if day >= TODAY} - {old[one] for one in stays}


def test_what_the_version_says_alike_keeps_its_dates_and_addresses(cast, adopted):
    before = list(Due.objects.filter(obligation__code="report").order_by("ordinal").values_list("ordinal", "due_on"))
    programme.decline(cast.principal, task_key(cast.school, "report", 6), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    follow(cast, adopted, published(cast, said_otherwise("inform", timing=YEARLY_IN_MAY)))

    assert list(Due.objects.filter(obligation__code="report").order_by("ordinal").values_list("ordinal", "due_on")) == before


def test_a_version_that_holds_the_other_place_changes_the_date_and_says_so(cast, adopted):
    turned = [{**PACK["contradictions"][0], "provisional": 1}]
    pack = packs.pack_from_document({**PACK, "version": "2.0", "contradictions": turned})
    second = programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)

    assert len(switch_page(cast.ministry, adopted.uid, second.uid, lang="en").changed) == 1
    assert follow(cast, adopted, second).changed == ("scale",)
    assert due_days("scale") == [date(2026, 12, 31)]


def test_the_page_refuses_what_the_action_refuses(cast, adopted):
    with pytest.raises(Refused) as refused:
        switch_page(cast.ministry, adopted.uid, adopted.pack.uid, lang="en")
    assert refused.value.refusal.code == "adoption.same_version"


def test_a_duty_that_ended_is_asked_for_nothing_and_a_new_calendar_leaves_it(cast, adopted):
    after = {"kind": "relative_event", "event": "board_meeting", "dir": "after", "n": 1, "unit": "working_day", "bound": "nth_period"}
    follow(cast, adopted, published(cast, said_otherwise("report", timing=after)))
    adopted.refresh_from_db()
    assert unsaid_days(adopted, cast.school.id) == 1
    left = [one for one in PACK["obligations"] if one["id"] not in {"report", "scale"}]

    follow(cast, adopted, published(cast, left, "3.0"))
    adopted.refresh_from_db()

    assert unsaid_days(adopted, cast.school.id) == 0
    assert programme.follow_calendar(JOB, adopted.uid, today=TODAY, now=NOW) >= 0
    assert Obligation.objects.get(code="report").ended_on == TODAY


def test_a_duty_that_comes_back_is_owed_again(cast, adopted):
    follow(cast, adopted, published(cast, [one for one in PACK["obligations"] if one["id"] != "report"]))
    follow(cast, adopted, published(cast, PACK["obligations"], "3.0"))

    assert Obligation.objects.get(code="report").ended_on is None
    assert date(2026, 12, 31) in due_days("report")


def test_a_new_calendar_finds_no_fault_where_an_office_below_ruled_on_what_ended(cast, adopted):
    reason = "Our district needs it earlier"
    programme.rule(cast.ministry, adopted.uid, "scale-week", choice=1, reason=reason, today=TODAY, now=NOW)
    programme.rule(cast.district_secretary, adopted.uid, "scale-week", choice=0, reason=reason, today=TODAY, now=NOW)
    assert Due.objects.filter(obligation__code="scale", ruled__isnull=False).exists()

    follow(cast, adopted, published(cast, [one for one in PACK["obligations"] if one["id"] != "scale"]))
    programme.follow_calendar(JOB, adopted.uid, today=TODAY, now=NOW)

    assert not Due.objects.filter(obligation__code="scale", due_on__gte=TODAY).exists()
