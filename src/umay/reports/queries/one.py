"""A report as its page shows it: what was opened, what to do now, and what may be done with it. Who reads it: queries/readers.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.people import api as people
from umay.reports.models import About, Channel, Report, ReportState, Said
from umay.reports.queries.queue import ABOUT, ASIDE, CHANNELS, STATES, TONES, WAITING, clock_of, day_said, said_at
from umay.reports.queries.readers import ReaderLine, RungLine, rungs_of
from umay.reports.queries.responses import DoNow, NumberLine, what_to_do
from umay.reports.queries.visible import mine
from umay.reports.rules.triage import Aside, short_of
from umay.reports.values import FileRead, MessageRead, ReportRead

WHO_SAYS = {
    Said.TOLD: gettext_lazy("What was told"),
    Said.WISH: gettext_lazy("What they wish"),
    Said.ADDED: gettext_lazy("Added later"),
    Said.ANSWER: gettext_lazy("Answer of the team"),
    Said.TAKER: gettext_lazy("Note of whoever wrote it down"),
}
FILE_NOTES = {
    "file.empty": gettext_lazy("The file was empty; its name alone is kept."),
    "file.too_large": gettext_lazy("The file was too large to keep; its name alone is kept."),
    "virus_test": gettext_lazy("It looks like a harmful program. Have somebody who knows look at it first."),
    "program": gettext_lazy("It is a program. Do not start it."),
    "macros": gettext_lazy("It holds commands that start by themselves when it is opened."),
    "encrypted": gettext_lazy("It is locked; nobody could look into it."),
    "wrong_type": gettext_lazy("It is not what its name says."),
}
_TAKEN_NOT = gettext_lazy("The file could not be taken; its name alone is kept.")
_RISKY = gettext_lazy("Open it only if you expect it and on a computer of the school; it may do harm.")


@dataclass(frozen=True, slots=True, repr=False)
class FileLine:
    """A file as the page shows it. says: what to know before opening it, "" for nothing. may_open: it can be taken out."""

    id: UUID
    name: str
    says: str
    may_open: bool
    shows_abuse: bool


@dataclass(frozen=True, slots=True, repr=False)
class Spoken:
    """One message as the page shows it. words None: it could not be opened."""

    kind: str
    words: str | None
    who: str
    when: str
    files: tuple[FileLine, ...]
    from_team: bool


@dataclass(frozen=True, slots=True)
class OtherLine:
    """Another report that this one could tell of too."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class ReportPage:
    """All that the page of an opened report shows. decided: why it was set aside, "" otherwise."""

    id: UUID
    short: str
    about: str
    channel: str
    when: str
    state: str
    tone: str
    clock: str
    decided: str
    in_danger: bool
    about_head: bool
    about_team: bool
    name: str
    reach: str
    name_is_kept: bool
    messages: tuple[Spoken, ...]
    rungs: tuple[RungLine, ...]
    could_be_named: tuple[ReaderLine, ...]
    others: tuple[OtherLine, ...]
    joined_to: OtherLine | None
    numbers: tuple[NumberLine, ...]
    do_now: tuple[DoNow, ...]
    may_answer: bool
    may_decide: bool
    case_ref: UUID | None


@query
def is_there(actor: Actor, *, report_id: UUID | None = None, attachment_id: UUID | None = None) -> bool:
    """Tell whether a report, or a file of one, is sealed to the person and its time has come."""
    if report_id is not None:
        return mine(actor).filter(pk=report_id).exists()
    return attachment_id is not None and mine(actor).filter(attachments=attachment_id).exists()


@query
def report_page(actor: Actor, read: ReportRead, *, now: datetime) -> ReportPage:
    """Return the page of a report that was just opened."""
    report = read.report
    lang = get_language() or "en"
    numbers, do_now = what_to_do(report.country, lang)
    rungs = rungs_of(actor, report, now)
    return ReportPage(
        id=report.pk,
        short=short_of(report.pk),
        about=str(ABOUT[About(report.about)]),
        channel=str(CHANNELS[Channel(report.channel)]),
        when=said_at(report.received_at),
        state=str(STATES[ReportState(report.state)]),
        tone=TONES[report.state],
        clock=clock_of(report, now),
        decided=str(ASIDE[Aside(report.aside_reason)]) if report.aside_reason else "",
        in_danger=report.in_danger,
        about_head=report.about_head,
        about_team=report.about_team,
        name=read.name or "",
        reach=read.reach or "",
        name_is_kept=read.name_is_kept,
        messages=_spoken(read.messages, now),
        rungs=rungs,
        could_be_named=tuple(one for rung in rungs for one in rung.readers if one.may_be_named),
        others=_others(actor, report),
        joined_to=_joined_to(actor, report),
        numbers=numbers,
        do_now=do_now,
        may_answer=report.receipt_lookup is not None and report.state not in {ReportState.JOINED, ReportState.SET_ASIDE},
        may_decide=report.state in WAITING,
        case_ref=report.case_ref,
    )


def _spoken(messages: Sequence[MessageRead], now: datetime) -> tuple[Spoken, ...]:
    names = people.names_of([one.author_id for one in messages if one.author_id])
    return tuple(
        Spoken(
            kind=str(WHO_SAYS[Said(one.kind)]),
            words=one.words,
            who=names.get(one.author_id, "") if one.author_id else "",
            when=day_said(one.at, now),
            files=tuple(_file(each) for each in one.files),
            from_team=one.kind == Said.ANSWER,
        )
        for one in messages
    )


def _file(one: FileRead) -> FileLine:
    notes = [FILE_NOTES.get(note, _TAKEN_NOT if note.startswith("file.") else _RISKY) for note in one.notes]
    says = notes or ([_RISKY] if one.kept_apart and not one.shows_abuse else [])
    name = one.name or _("A file whose name could not be opened")
    said = " ".join(dict.fromkeys(str(each) for each in says))
    return FileLine(one.id, name, said, bool(one.size) and not one.shows_abuse, one.shows_abuse)


def _line(one: Report) -> OtherLine:
    return OtherLine(one.pk, f"{short_of(one.pk)} · {ABOUT[About(one.about)]} · {said_at(one.received_at)}")


def _others(actor: Actor, report: Report) -> tuple[OtherLine, ...]:
    rows = mine(actor).filter(unit_id=report.unit_id).exclude(pk=report.pk).exclude(state__in=["joined", "set_aside"])
    return tuple(_line(one) for one in rows.order_by("-received_at")[:50])


def _joined_to(actor: Actor, report: Report) -> OtherLine | None:
    """Return the report it was joined to, where this reader may read that one too."""
    found = mine(actor).filter(pk=report.joined_to_id).first() if report.joined_to_id else None
    return _line(found) if found else None
