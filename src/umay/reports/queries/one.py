"""A report as its page shows it: what was opened, who can read it, who did, and what may be done with it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor, query
from umay.people import api as people
from umay.reports.actions.packing import RECOVERY_RUNG
from umay.reports.actions.reading import FileRead, MessageRead, ReportRead
from umay.reports.models import About, Channel, Opening, Report, ReportState, ReportWrap, Said
from umay.reports.queries.queue import ABOUT, CHANNELS, STATES, TONES, WAITING, clock_of, said_at
from umay.reports.rules.triage import short_of

WHO_SAYS = {
    Said.TOLD: gettext_lazy("What was told"),
    Said.WISH: gettext_lazy("What they wish"),
    Said.ADDED: gettext_lazy("Added later"),
    Said.ANSWER: gettext_lazy("Answer of the team"),
    Said.TAKER: gettext_lazy("Note of whoever wrote it down"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Spoken:
    """One message as the page shows it. words None: it could not be opened."""

    kind: str
    words: str | None
    who: str
    when: str
    files: tuple[FileRead, ...]
    from_team: bool


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """Somebody who can read the report. opened: when they did first, "" for not yet. may_be_named: it could be about them."""

    person_id: int
    name: str
    opened: str
    may_be_named: bool


@dataclass(frozen=True, slots=True)
class OtherLine:
    """Another report that this one could tell of too."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class ReportPage:
    """All that the page of an opened report shows."""

    id: UUID
    short: str
    about: str
    channel: str
    when: str
    state: str
    tone: str
    clock: str
    in_danger: bool
    about_head: bool
    about_team: bool
    name: str
    reach: str
    name_is_kept: bool
    messages: tuple[Spoken, ...]
    readers: tuple[ReaderLine, ...]
    others: tuple[OtherLine, ...]
    may_answer: bool
    may_decide: bool
    case_ref: UUID | None


@query
def report_page(actor: Actor, read: ReportRead, *, now: datetime) -> ReportPage:
    """Return the page of a report that was just opened."""
    report = read.report
    return ReportPage(
        id=report.pk,
        short=short_of(report.pk),
        about=str(ABOUT[About(report.about)]),
        channel=str(CHANNELS[Channel(report.channel)]),
        when=said_at(report.received_at),
        state=str(STATES[ReportState(report.state)]),
        tone=TONES[report.state],
        clock=clock_of(report, now),
        in_danger=report.in_danger,
        about_head=report.about_head,
        about_team=report.about_team,
        name=read.name or "",
        reach=read.reach or "",
        name_is_kept=read.name_is_kept,
        messages=_spoken(read.messages),
        readers=_readers(actor, report),
        others=_others(report),
        may_answer=report.receipt_lookup is not None and report.state not in {ReportState.JOINED, ReportState.SET_ASIDE},
        may_decide=report.state in WAITING,
        case_ref=report.case_ref,
    )


def _spoken(messages: Sequence[MessageRead]) -> tuple[Spoken, ...]:
    names = people.names_of([one.author_id for one in messages if one.author_id])
    return tuple(
        Spoken(
            kind=str(WHO_SAYS[Said(one.kind)]),
            words=one.words,
            who=names.get(one.author_id, "") if one.author_id else "",
            when=said_at(one.at),
            files=one.files,
            from_team=one.kind == Said.ANSWER,
        )
        for one in messages
    )


def _readers(actor: Actor, report: Report) -> tuple[ReaderLine, ...]:
    holders = ReportWrap.objects.filter(report=report, ended_at__isnull=True, rung__lt=RECOVERY_RUNG, person_id__isnull=False)
    ids = sorted({one for one in holders.order_by("rung").values_list("person_id", flat=True) if one is not None})
    first: dict[int, str] = {}
    for one in Opening.objects.filter(report=report).order_by("at"):
        first.setdefault(one.person_id, said_at(one.at))
    names = people.names_of(ids)
    lines = (ReaderLine(one, names.get(one, _("Somebody")), first.get(one, ""), one != actor.person_id) for one in ids)
    return tuple(sorted(lines, key=lambda line: (not line.opened, line.name)))


def _others(report: Report) -> tuple[OtherLine, ...]:
    rows = Report.objects.filter(unit_id=report.unit_id).exclude(pk=report.pk).exclude(state__in=["joined", "set_aside"])
    return tuple(
        OtherLine(one.pk, f"{short_of(one.pk)} · {ABOUT[About(one.about)]} · {said_at(one.received_at)}")
        for one in rows.order_by("-received_at")[:50]
    )
