"""The way into a demo by a pass: as an invented parent or guard, without anybody's secret. Nothing of it is there outside of a demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from umay.core.api import JOB, scoped
from umay.places import api as places
from umay.staffing.by_pass import keep_pass
from umay.staffing.models import Worker
from umay.staffing.queries.doors import bearer_by_cookie
from umay.staffing.rules.kinds import Kind, State
from umay.web.api import pages

SHOWN: Final = (Kind.PARENT, Kind.GUARD)


@dataclass(frozen=True, slots=True)
class DemoPass:
    """One invented bearer of a pass, as a door to look around."""

    uid: UUID
    kind: Kind
    unit_name: str


def demo_passes() -> tuple[DemoPass, ...]:
    """Return the first parent and the first guard of each school that bear a pass; none outside of a demo."""
    if not settings.UMAY_DEMO:
        return ()
    with scoped(JOB):
        rows = list(_bearers().order_by("unit_id", "pk"))
    first: dict[tuple[int, str], Worker] = {}
    for row in rows:
        first.setdefault((row.unit_id, row.kind), row)
    cards = places.cards({row.unit_id for row in rows})
    found = [DemoPass(row.uid, Kind(row.kind), cards[row.unit_id].name) for row in first.values()]
    return tuple(sorted(found, key=lambda one: (one.unit_name, SHOWN.index(one.kind))))


def enter_by_demo_pass(request: HttpRequest, worker_uid: UUID) -> HttpResponse:
    """Let the browser bear an invented person's pass, and lead to their duties. Raises Http404 outside of a demo."""
    if not settings.UMAY_DEMO:
        raise Http404
    with scoped(JOB):
        row = _bearers().filter(uid=worker_uid).first()
    bearer = bearer_by_cookie(row.pass_hash, timezone.localdate()) if row else None
    if bearer is None:
        raise Http404
    logout(request)
    response = pages.go(request, bearer.landing)
    keep_pass(response, bearer)
    return response


def _bearers() -> QuerySet[Worker]:
    return Worker.objects.filter(kind__in=[one.value for one in SHOWN], state=State.ACCEPTED.value).exclude(pass_hash="")
