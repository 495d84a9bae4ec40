"""Going live asks for all that must be there, and names what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import COUNTRY, NOW, TODAY
from tests.support.vaults import keyed
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.places.actions import deployment as keeping
from umay.places.counting import people_with_vaults
from umay.places.models import Deployment, SchoolCalendar
from umay.places.queries import deployment
from umay.places.rules.going_live import HELPLINES_HOLD, RETENTION, ROTA_DAYS, STEPS, Facts, OnDuty, live_refusal, missing, rota_gap

TIMES = dict.fromkeys(RETENTION, 10)
ROTA = (OnDuty(1, date(2026, 9, 1), None), OnDuty(2, date(2026, 12, 20), date(2027, 1, 10)))
WHOLE = Facts(
    country=COUNTRY, units=8, heads=2, calendar=True, adopted=1, mail_taken=True, rota=ROTA, helplines=3, helplines_checked_on=TODAY,
    legal_basis="Law 1", retention=TIMES, audit_key=True, vaults=1,
)  # fmt: skip


def test_a_whole_deployment_may_go_live() -> None:
    assert missing(WHOLE, TODAY) == ()
    assert live_refusal(WHOLE, TODAY) is None


@pytest.mark.parametrize(
    ("step", "change"),
    [
        ("pack", {"country": ""}),
        ("places", {"units": 1}),
        ("calendar", {"calendar": False}),
        ("people", {"heads": 0}),
        ("programmes", {"adopted": 0}),
        ("mail", {"mail_taken": False}),
        ("rota", {"rota": ()}),
        ("rota", {"rota": ROTA[:1]}),  # nobody covers the one's holidays
        ("rota", {"rota": (OnDuty(1, TODAY, TODAY), OnDuty(2, TODAY + timedelta(days=2), None))}),  # a hole
        ("helplines", {"helplines": 0}),
        ("helplines", {"helplines_checked_on": None}),
        ("helplines", {"helplines_checked_on": TODAY - HELPLINES_HOLD}),
        ("helplines", {"helplines_checked_on": TODAY + timedelta(days=1)}),
        ("legal", {"legal_basis": "  "}),
        ("retention", {"retention": TIMES | {"audit_years": 0}}),
        ("retention", {"retention": None}),
        ("keys", {"audit_key": False}),
        ("vaults", {"vaults": 0}),
    ],
)
def test_what_is_missing_is_named(step: str, change: dict[str, Any]) -> None:
    facts = replace(WHOLE, **change)

    no = live_refusal(facts, TODAY)

    assert missing(facts, TODAY) == (step,)
    assert no is not None
    assert (no.code, no.values["steps"]) == ("live.missing", (step,))


def test_one_may_go_live_without_programmes_when_that_was_said() -> None:
    assert missing(replace(WHOLE, adopted=0, without_programmes=True), TODAY) == ()


def test_an_empty_deployment_lacks_every_step() -> None:
    assert missing(Facts(), TODAY) == STEPS


@pytest.mark.parametrize(("change", "code"), [({"is_demo": True}, "live.demo"), ({"is_live": True}, "live.already")])
def test_a_demo_and_a_live_one_never_go_live(change: dict[str, Any], code: str) -> None:
    no = live_refusal(replace(WHOLE, **change), TODAY)

    assert no is not None
    assert no.code == code


SPANS = st.tuples(st.integers(1, 4), st.integers(-30, 120), st.one_of(st.none(), st.integers(0, 120)))


@settings(max_examples=80)
@given(st.lists(SPANS, max_size=6))
def test_a_hole_is_the_first_day_that_nobody_covers(spans: list[tuple[int, int, int | None]]) -> None:
    rota = [
        OnDuty(who, TODAY + timedelta(days=first), None if long is None else TODAY + timedelta(days=first + long))
        for who, first, long in spans
    ]

    gap = rota_gap(rota, TODAY)

    covered = [any(one.first <= day and (one.last is None or day <= one.last) for one in rota) for day in days()]
    assert gap == next((day for day, is_covered in zip(days(), covered, strict=True) if not is_covered), None)


def days() -> list[date]:
    return [TODAY + timedelta(days=ahead) for ahead in range(ROTA_DAYS)]


def ready(cast: Any) -> None:
    keeping.name_deployment(cast.administrator, name="Testland", country=COUNTRY, now=NOW)
    SchoolCalendar.objects.update(assumed=False)
    keeping.note_mail_tested(cast.job, taken=True, trouble="", now=NOW)
    keeping.put_on_duty(cast.administrator, OnDuty(cast.administrator.person_id, TODAY, None), now=NOW)
    keeping.put_on_duty(cast.administrator, OnDuty(cast.ministry.person_id, TODAY, TODAY + timedelta(days=9)), now=NOW)
    keeping.keep_helplines(cast.administrator, [("112", "Emergency")], checked_on=TODAY, today=TODAY, now=NOW)
    keeping.keep_basis(cast.administrator, legal_basis="Law 1", retention=TIMES, now=NOW)
    keeping.say_programmes(cast.administrator, without=True, now=NOW)
    keyed(cast.principal)


def go_live(actor: Any) -> Deployment:
    return keeping.go_live(actor, heads=1, audit_key=True, today=TODAY, now=NOW)


def refused(call: Any) -> Any:
    with pytest.raises(Refused) as no:
        call()
    return no.value.refusal


def test_a_ready_deployment_goes_live_once(cast: Any) -> None:
    ready(cast)

    row = go_live(cast.administrator)

    assert (row.live_at, row.live_by_id) == (NOW, cast.administrator.person_id)
    assert AuditEntry.objects.order_by("-pk")[0].verb == "deployment.went_live"
    assert refused(lambda: go_live(cast.administrator)).code == "live.already"


def test_keys_of_another_country_are_not_counted(cast: Any) -> None:
    keyed(cast.principal)

    assert (people_with_vaults(COUNTRY), people_with_vaults("XB")) == (1, 0)


def test_what_is_not_ready_stays_as_it_was(cast: Any) -> None:
    no = refused(lambda: go_live(cast.administrator))

    assert (no.code, "rota" in no.values["steps"]) == ("live.missing", True)
    assert deployment().live_at is None


@pytest.mark.parametrize("who", ["principal", "ministry", "province_coordinator", "former", "nobody"])
def test_only_an_administrator_keeps_the_deployment(cast: Any, who: str) -> None:
    ready(cast)
    actor = getattr(cast, who)
    acts = [
        lambda: go_live(actor),
        lambda: keeping.keep_helplines(actor, [("1", "x")], checked_on=TODAY, today=TODAY, now=NOW),
        lambda: keeping.keep_basis(actor, legal_basis="x", retention=TIMES, now=NOW),
        lambda: keeping.put_on_duty(actor, OnDuty(1, TODAY, None), now=NOW),
        lambda: keeping.take_off_duty(actor, OnDuty(1, TODAY, None), now=NOW),
        lambda: keeping.name_deployment(actor, name="x", country=COUNTRY, now=NOW),
        lambda: keeping.note_mail_tested(actor, taken=True, trouble="", now=NOW),
    ]

    assert {refused(act).code for act in acts} == {"access.not_granted"}


def test_each_thing_kept_has_its_refusals(cast: Any) -> None:
    ready(cast)
    one = OnDuty(cast.administrator.person_id, TODAY, None)
    who = cast.administrator
    answers = {
        "helplines.none": lambda: keeping.keep_helplines(who, [], checked_on=TODAY, today=TODAY, now=NOW),
        "helplines.not_yet": lambda: keeping.keep_helplines(who, [("1", "x")], checked_on=date(2027, 1, 1), today=TODAY, now=NOW),
        "basis.missing": lambda: keeping.keep_basis(who, legal_basis=" ", retention=TIMES, now=NOW),
        "retention.missing": lambda: keeping.keep_basis(who, legal_basis="x", retention={}, now=NOW),
        "rota.no_days": lambda: keeping.put_on_duty(who, OnDuty(1, TODAY, date(2026, 1, 1)), now=NOW),
        "rota.twice": lambda: keeping.put_on_duty(who, one, now=NOW),
        "rota.gone": lambda: keeping.take_off_duty(who, OnDuty(0, TODAY, None), now=NOW),
        "deployment.country_stays": lambda: keeping.name_deployment(cast.job, name="x", country="XB", now=NOW),
    }

    assert {code: refused(act).code for code, act in answers.items()} == {code: code for code in answers}
    keeping.take_off_duty(who, one, now=NOW)
    assert len(deployment().duty_rota) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_live_at_once_one_wins(cast: Any, at_once: Any) -> None:
    ready(cast)

    assert sorted(at_once(2, lambda: go_live(cast.administrator))) == ["live.already", "ok"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_the_rota_at_once_none_is_lost(cast: Any, at_once: Any) -> None:
    keeping.name_deployment(cast.administrator, name="Testland", country=COUNTRY, now=NOW)
    people = iter((1, 2))

    assert at_once(2, lambda: keeping.put_on_duty(cast.administrator, OnDuty(next(people), TODAY, None), now=NOW)) == ["ok", "ok"]
    assert {one["person"] for one in deployment().duty_rota} == {1, 2}
