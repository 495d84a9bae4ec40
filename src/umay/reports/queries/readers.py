"""Who can read a report, by post and name: the rungs of its ladder, who opened it when, and from when those further up can."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umay.core.api import Actor
from umay.people import api as people
from umay.reports.models import Opening, Report, ReportWrap
from umay.reports.queries.queue import said_at
from umay.reports.rules.ladder import Step, Ticks
from umay.reports.rules.triage import NEVER
from umay.reports.sealed.intake import ask_intake
from umay.reports.sealed.packing import RECEIPT_RUNG, RECOVERY_RUNG, steps_of

REACHES = {
    "team": gettext_lazy("The safety team"),
    "deputy": gettext_lazy("Who leads the school"),
    "district": gettext_lazy("The office of the district"),
    "province": gettext_lazy("The office of the province"),
    "national": gettext_lazy("The highest office"),
}


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """Somebody who can read the report, or will. opened: when they did first, "" for not yet. may_be_named: it could be about them."""

    person_id: int
    name: str
    post: str
    opened: str
    may_be_named: bool


@dataclass(frozen=True, slots=True)
class RungLine:
    """A step of the ladder. state: "open", "later", "never" (decided before), "let_in" (by name), "sealed" (the officials together).

    says: since or from when it reads.
    """

    title: str
    state: str
    says: str
    readers: tuple[ReaderLine, ...]


def steps_here(code: str, *, today: date, now: datetime) -> tuple[Step, ...]:
    """Return the ladder of an open telling place as its tellers see it; nothing where it is shut."""
    opened = ask_intake("intake_open", {"code": code, "day": today.isoformat()})
    return steps_of(opened, Ticks(), now) if opened else ()


@dataclass(frozen=True, slots=True)
class _Holder:
    person_id: int
    rung: int
    opens_at: datetime


def rungs_of(actor: Actor, report: Report, now: datetime) -> tuple[RungLine, ...]:
    """Return the ladder of a report with who stands on it, lowest first."""
    rows = ReportWrap.objects.filter(report=report, compartment="file", ended_at__isnull=True).exclude(rung=RECEIPT_RUNG)
    found = rows.order_by("rung", "person_id").values_list("person_id", "rung", "opens_at").distinct()  # whatever epochs they hold
    held = [_Holder(who or 0, rung, at) for who, rung, at in found]
    lines = _reader_lines(actor, report, {one.person_id for one in held if one.person_id}, now)
    rungs = [_rung(number, said, held, lines, now) for number, said in enumerate(report.rungs) if said["reads"]]
    let_in = tuple(lines[one.person_id] for one in held if len(report.rungs) <= one.rung < RECOVERY_RUNG)
    if let_in:
        rungs.append(RungLine(_("Let in by name"), "let_in", "", let_in))
    if any(one.rung == RECOVERY_RUNG for one in held):
        rungs.append(RungLine(_("Two officials together"), "sealed", _("only if every key here is lost; each time is recorded"), ()))
    return tuple(rungs)


def _rung(number: int, said: dict[str, str], held: Collection[_Holder], lines: dict[int, ReaderLine], now: datetime) -> RungLine:
    here = [one for one in held if one.rung == number]
    opens_at = min((one.opens_at for one in here), default=datetime.fromisoformat(said["opens_at"]))
    state = "open" if opens_at <= now else "never" if opens_at >= NEVER else "later"
    says = {
        "open": _("can read it now"),
        "later": _("from %(when)s, unless it is decided before") % {"when": said_at(opens_at)} if state == "later" else "",
        "never": _("does not get it: it was decided before"),
    }[state]
    return RungLine(str(REACHES.get(said["reach"], said["reach"])), state, says, tuple(lines[one.person_id] for one in here))


def _reader_lines(actor: Actor, report: Report, ids: set[int], now: datetime) -> dict[int, ReaderLine]:
    first: dict[int, str] = {}
    for one in Opening.objects.filter(report=report).order_by("at"):
        first.setdefault(one.person_id, said_at(one.at))
    names = people.names_of(ids)
    posts = people.posts_of(ids, now.astimezone(timezone.get_current_timezone()).date(), near=report.unit_id, lang=get_language() or "en")
    return {
        one: ReaderLine(one, names.get(one, _("Somebody")), posts.get(one, ""), first.get(one, ""), one != actor.person_id) for one in ids
    }
