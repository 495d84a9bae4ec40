"""Telling readers that something waits: at once, again for each rung as its time comes, and never what it is.

The machine's own work for what somebody told; it acts as JOB, reads codes only and holds no keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse

from umay.core.api import JOB, Function, scoped
from umay.notices.api import Urgency, tell
from umay.people import api as people
from umay.places import api as places
from umay.reports.models import Excluded, Report, ReportState, ReportWrap, TellingPlace
from umay.reports.rules.triage import DECIDE_HOURS, NEVER

OPEN: Final = (ReportState.RECEIVED, ReportState.READ)
PAGE_EVERY: Final = timedelta(minutes=3)  # for each place: long enough to sleep through no second alarm, short enough to lose nobody
_AT_ONCE: Final = 500  # reports looked at in one round


def tell_readers(report_id: UUID, *, now: datetime) -> int:
    """Tell those on every rung that has opened since the last time; return how many were told anew. Safe to repeat."""
    with transaction.atomic(), scoped(JOB):
        unit = Report.objects.filter(pk=report_id, in_danger=True).values_list("unit_id", flat=True).first()
        if unit is not None:
            return _page_danger(unit, now)
        report = Report.objects.select_for_update().filter(pk=report_id, state__in=OPEN).first()
        persons = _reached(report, now) if report else set()
        return _tell(report, persons, "report.waiting", now) if report and persons else 0


def _page_danger(unit_id: int, now: datetime) -> int:
    """Tell of all reports in danger of a place that were not told of yet, in one message with their count; return how many were told anew.

    The first leaves at once. What comes within the next minutes waits for `climb`, so that whoever ticks "danger" in a flood neither wakes
    people seven hundred times nor hides a real one for longer than that.
    """
    place = TellingPlace.objects.select_for_update().filter(unit_id=unit_id).first()
    if place and place.danger_told_at and now < place.danger_told_at + PAGE_EVERY:
        return 0
    rows = Report.objects.select_for_update().filter(unit_id=unit_id, in_danger=True, state__in=OPEN).order_by("pk")
    reached = {one: persons for one in rows if (persons := _reached(one, now))}
    if not reached:
        return 0
    TellingPlace.objects.filter(unit_id=unit_id).update(danger_told_at=now)
    counts = Counter(person for persons in reached.values() for person in persons)  # who reads several is told once, of so many
    groups = {many: {person for person, own in counts.items() if own == many} for many in set(counts.values())}
    first = next(iter(reached))
    return sum(_tell(first, persons, "report.waiting", now, count=many) for many, persons in groups.items())


def _reached(report: Report, now: datetime) -> set[int]:
    """Return who stands on a rung that has opened since the last telling, and note how far it was told."""
    waiting = ReportWrap.objects.filter(report=report, rung__gt=report.told_rung, opens_at__lte=now, person_id__isnull=False)
    found = [(rung, person) for rung, person in waiting.values_list("rung", "person_id") if person is not None]
    if found:
        Report.objects.filter(pk=report.pk).update(told_rung=max(rung for rung, _person in found))
    return {person for _rung, person in found}


def tell_of_more(report_id: UUID, *, now: datetime) -> int:
    """Tell those who read a report that its teller added something; return how many were told anew."""
    with transaction.atomic(), scoped(JOB):
        report = Report.objects.select_for_update().filter(pk=report_id).first()
        if report is None:
            return 0
        if report.state == ReportState.SET_ASIDE:
            _reopen(report, now)
        readers = ReportWrap.objects.filter(report=report, opens_at__lte=now, person_id__isnull=False, ended_at__isnull=True)
        return _tell(report, {person for person in readers.values_list("person_id", flat=True) if person}, "report.more", now)


def _reopen(report: Report, now: datetime) -> None:
    """Let a report that was set aside wait for a decision again: its teller has more to say. The ladder goes on from here."""
    report.state, report.ended_at, report.aside_reason = ReportState.READ, None, ""
    for number, rung in enumerate(report.rungs):
        if datetime.fromisoformat(rung["opens_at"]) >= NEVER:
            opens_at = now + timedelta(hours=DECIDE_HOURS * number)
            rung["opens_at"] = opens_at.isoformat()
            ReportWrap.objects.filter(report=report, rung=number, opens_at__gte=NEVER, person_id__isnull=False).update(opens_at=opens_at)
    report.save(update_fields=["state", "ended_at", "aside_reason", "rungs"])


def tell_above(report_id: UUID, *, now: datetime) -> int:
    """Tell those who lead the office above that a report was set aside; return how many were told anew."""
    with transaction.atomic(), scoped(JOB):
        report = Report.objects.select_related("unit").filter(pk=report_id).first()
        if report is None or report.unit.parent_id is None:
            return 0
        above = people.holders(report.unit.parent_id, now.date(), (Function.UNIT_HEAD, Function.COORDINATOR, Function.SECRETARY))
        named = set(Excluded.objects.filter(report=report).values_list("person_id", flat=True))
        return tell(
            JOB, set(above) - named, "report.set_aside", link=reverse("reports-above"), at=now, key="report.set_aside", counts={"count": 1}
        )


def sound_alarm_for(matter: UUID, *, now: datetime) -> int:
    """Sound the alarm for the unit of a report, or of a file of one; return how many were told anew."""
    with transaction.atomic(), scoped(JOB):
        report = Report.objects.filter(Q(pk=matter) | Q(attachments__pk=matter)).first()
        return sound_alarm(report.unit_id, now=now) if report else 0


def sound_alarm(unit_id: int, *, now: datetime) -> int:
    """Tell the administrators of the nearest office above that has some that what is sealed in a unit does not open; never what or whose.

    Return how many were told anew: once a day for each unit, however often it is tried.
    """
    with transaction.atomic(), scoped(JOB):
        for unit in _upward(unit_id):
            if found := people.holders(unit, now.date(), (Function.ADMINISTRATOR,)):
                key = f"report.alarm/{unit_id}/{now:%Y-%m-%d}"
                return tell(JOB, found, "report.alarm", link=reverse("notices"), at=now, key=key, urgency=Urgency.URGENT)
        return 0


def _upward(unit_id: int) -> Iterator[int]:
    """Yield the unit and the offices above it, nearest first."""
    seen: set[int] = set()
    unit: int | None = unit_id
    while unit is not None and unit not in seen:
        yield unit
        seen.add(unit)
        card = places.cards([unit]).get(unit)
        unit = card.parent_id if card else None


def _tell(report: Report, persons: set[int], code: str, now: datetime, *, count: int = 1) -> int:
    """One notice for all reports of a unit that wait, with their count: many in an hour make one message."""
    urgency = Urgency.DANGER if report.in_danger else Urgency.USUAL if report.in_flood else Urgency.URGENT
    kind = "danger" if report.in_danger else "usual"
    key = f"{code}/{report.unit_id}/{kind}"
    still = people.Appointment.objects.filter(person_id__in=persons, during__contains=now.date()).values_list("person_id", flat=True)
    return tell(JOB, set(still), code, link=reverse("reports"), at=now, key=key, counts={"count": count}, urgency=urgency)


def climb(*, now: datetime) -> int:
    """Tell whoever stands on a rung whose time has come; return how many were told. What opens is opened by the database's clock alone."""
    with transaction.atomic(), scoped(JOB):
        due = (
            ReportWrap.objects.filter(report__state__in=OPEN, opens_at__lte=now, person_id__isnull=False)
            .filter(rung__gt=F("report__told_rung"))
            .values_list("report_id", flat=True)
            .distinct()[:_AT_ONCE]
        )
        waiting = list(due)
        TellingPlace.objects.filter(danger_told_at__lt=now - PAGE_EVERY).update(danger_told_at=None)  # no minute is kept
    return sum(tell_readers(report_id, now=now) for report_id in waiting)
