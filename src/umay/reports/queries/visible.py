"""Which reports are there for somebody: the application's own wall, beside row security, so that each holds without the other."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from umay.core.api import Actor
from umay.reports.models import Excluded, Report, ReportWrap


def mine(actor: Actor) -> QuerySet[Report]:
    """Return the reports that are sealed to the actor on a rung whose time has come, and that do not name them."""
    held = ReportWrap.objects.filter(report=OuterRef("pk"), person_id=actor.person_id or 0, ended_at__isnull=True, opens_at__lte=Now())
    named = Excluded.objects.filter(report=OuterRef("pk"), person_id=actor.person_id or 0)
    return Report.objects.filter(Exists(held), ~Exists(named))
