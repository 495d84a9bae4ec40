"""Ending somebody's reading for good: their keys are deleted, a new epoch begins, and rooms above hear of it, all in one transaction.

Nobody's vault is needed, and whoever is cut off is told nothing. Called inside an act; works as the system, since whoever says that a
report names somebody need not be let into the case that was made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from umay.core.api import JOB, scoped
from umay.reports.listening import CutOff, tell_of_cut
from umay.reports.models import Excluded, Report, ReportWrap
from umay.reports.rules.triage import DECIDED
from umay.reports.sealed.epochs import renew


def cut_off(report: Report, person_ids: Collection[int], *, by: int, now: datetime) -> None:
    """Cut off whom a report names: from it, from what is joined with it, and from the case of either, now and whatever comes later."""
    with scoped(JOB):
        for one in _matter_of(report):
            _exclude(one, {(person, by) for person in person_ids}, now)


def share_who_is_named(report: Report, other: Report, now: datetime) -> None:
    """Cut off from both reports, and from what is joined with them, whomever any of them names."""
    with scoped(JOB):
        found = {one.pk: one for each in (report, other) for one in _matter_of(each)}.values()
        named = set(Excluded.objects.filter(report__in=found).values_list("person_id", "by_id"))
        for one in found:
            _exclude(one, named, now)


def tell_case(report: Report, now: datetime) -> None:
    """Let the case that a report comes into hear whom the report names."""
    with scoped(JOB):
        named = Excluded.objects.filter(report=report).values_list("person_id", flat=True)
        _tell(report, named, now)


def end_reading(report: Report, person_ids: Collection[int]) -> int:
    """Delete the keys of persons and begin a new epoch without them; return how many keys there were. The report is locked, as a job."""
    gone = ReportWrap.objects.filter(report=report, person_id__in=person_ids).delete()[0]
    if gone:
        renew(report)
    return gone


def _matter_of(report: Report) -> QuerySet[Report]:
    """Return the report and those joined with it, locked, always in one order."""
    root = report.joined_to_id or report.pk
    return Report.objects.select_for_update(of=("self",)).filter(Q(pk=root) | Q(joined_to=root) | Q(joined_to=report.pk)).order_by("pk")


def _exclude(report: Report, named: Iterable[tuple[int, int]], now: datetime) -> None:
    persons = set()
    for person_id, by in named:
        Excluded.objects.get_or_create(report=report, person_id=person_id, defaults={"by_id": by, "at": now})
        persons.add(person_id)
    left = set(ReportWrap.objects.filter(report=report, person_id__in=persons).values_list("rung", flat=True))
    gone = ReportWrap.objects.filter(report=report, person_id__in=persons).delete()[0]
    _open_above(report, left, now)
    if gone:
        renew(report)
    _tell(report, persons, now)


def _tell(report: Report, persons: Iterable[int], now: datetime) -> None:
    if report.case_ref is not None:
        tell_of_cut(CutOff(report.case_ref, frozenset(persons), now))


def _open_above(report: Report, left: set[int], now: datetime) -> None:
    """Let the next rung read at once where nobody is left on one, so that nobody buries a report by naming whoever would read it too."""
    held = ReportWrap.objects.filter(report=report, person_id__isnull=False, ended_at__isnull=True)
    there = set(held.values_list("rung", flat=True))
    for rung in sorted(left - there):
        if rung < len(report.rungs):
            report.rungs[rung]["reads"] = False
        above = min((one for one in there if rung < one < len(report.rungs)), default=None)
        if above is not None and report.state not in DECIDED:
            held.filter(rung=above, opens_at__gt=now).update(opens_at=now)
            report.rungs[above]["opens_at"] = now.isoformat()
    report.save(update_fields=["rungs"])
