"""The doctor tries the ways out of the house."""

from __future__ import annotations

from typing import Any

from django.test import override_settings

from tests.support.cast import NOW
from umay.config.doctor.finding import Level
from umay.config.doctor.house import _other_ways
from umay.core.api import JOB
from umay.notices.api import Urgency, tell
from umay.notices.models import Outbox


def levels() -> list[Level]:
    return [one.level for one in _other_ways()]


@override_settings(UMAY_SMS_URL="", UMAY_PUSH_KEY=None)
def test_without_a_gateway_and_a_key_it_says_so(cast: Any) -> None:
    assert levels() == [Level.MIND, Level.MIND]


@override_settings(UMAY_SMS_URL="https://127.0.0.1/", UMAY_SMS_PRIVATE=False, UMAY_PUSH_KEY=bytes(32))
def test_a_gateway_that_may_not_be_gone_to_is_bad(cast: Any) -> None:
    assert levels() == [Level.BAD, Level.FINE]


@override_settings(UMAY_SMS_URL="", UMAY_PUSH_KEY=bytes(32))
def test_what_was_tried_five_times_is_seen(cast: Any) -> None:
    tell(JOB, [cast.principal.person_id], "report.waiting", link="/r/", at=NOW, urgency=Urgency.URGENT)
    Outbox.objects.update(tries=5)

    assert levels() == [Level.MIND, Level.FINE, Level.BAD]
