"""Which day it is, is a matter of where one's unit lies."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as configured
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.support.cast import COUNTRY, seated
from umay.core.api import NOBODY
from umay.packs import api as packs
from umay.people import middleware
from umay.people.actions import glass
from umay.people.models import Account
from umay.people.queries.appointments import unit_people
from umay.people.queries.glasses import told_of_glass
from umay.places import api as places

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FAR_EAST = ZoneInfo("Pacific/Kiritimati")  # fourteen hours before UTC: the day is another for most of the day
EVENING = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small country lies far in the east."""
    monkeypatch.setattr(places, "zones", lambda: {COUNTRY: FAR_EAST})


def day_of(actor: Any, *, cookie: bool = True) -> str:
    """Return which day a page has for the actor in the evening of 20 November in Greenwich."""
    request: Any = RequestFactory().get("/")
    request.actor = actor
    if cookie:
        request.COOKIES[configured.SESSION_COOKIE_NAME] = "x"

    def view(asked: Any) -> HttpResponse:
        local.process_view(asked)
        return HttpResponse(timezone.localdate(EVENING).isoformat())

    local = middleware.TellLocalTime(view)
    return local(request).content.decode()


def test_today_is_that_of_the_country_one_acts_in(cast: Any, far_east: None) -> None:
    assert day_of(cast.principal) == "2026-11-21"
    assert timezone.localdate(EVENING).isoformat() == "2026-11-20"


def test_without_an_appointment_or_a_session_it_is_that_of_the_setting(cast: Any, far_east: None) -> None:
    assert day_of(NOBODY) == "2026-11-20"
    assert day_of(cast.principal, cookie=False) == "2026-11-20"


def test_what_a_deployment_says_goes_before(cast: Any, far_east: None, settings: Any) -> None:
    settings.UMAY_TIME_ZONE = "UTC"

    assert day_of(cast.principal) == "2026-11-20"


@pytest.mark.django_db(transaction=True)
def test_times_on_a_page_are_local(cast: Any, far_east: None, client: Client) -> None:
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    here = timezone.now().astimezone(FAR_EAST)

    shown = client.get("/me/").content.decode()

    assert f"{here.hour}:{here.minute:02d}" in shown or f"{here.hour}:{here.minute + 1:02d}" in shown
    assert timezone.get_current_timezone_name() == "UTC"


def test_the_day_of_an_invitation_is_that_of_its_reader(cast: Any) -> None:
    Account.objects.filter(person_id=cast.principal.person_id).update(invited_at=EVENING)

    with timezone.override(FAR_EAST):
        there = unit_people(cast.principal, None, after="", today=date(2026, 11, 21), lang="en").holders

    assert {one.invited for one in there if one.email == "principal@test.invalid"} == {"21 November 2026"}


@pytest.mark.parametrize(("zone", "is_told"), [("", True), ("UTC", False)])
def test_who_is_told_of_a_broken_glass_holds_a_post_on_the_units_day(
    cast: Any, far_east: None, settings: Any, zone: str, is_told: bool
) -> None:
    settings.UMAY_TIME_ZONE = zone
    tomorrow = seated("tomorrow", cast.school, "deputy_head", since=date(2026, 11, 21))
    reason = "Both who record are ill, and the report is due today."
    broken = glass.break_glass(cast.province_coordinator, cast.school.uid, reason=reason, now=EVENING)

    told = told_of_glass(broken.pk)

    assert told is not None
    assert (tomorrow.person_id in told.person_ids) == is_told


def test_every_country_of_a_pack_that_comes_with_umay_has_one_zone() -> None:
    said = {code: packs.load_builtin(code) for code in packs.builtin_codes()}

    assert all(pack.time_zone for pack in said.values())
    assert {pack.country: pack.time_zone for pack in said.values()} == {country: zone.key for country, zone in places.zones().items()}
