"""The parts of a task's page: the duty and its source, what was said about it, who shares it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor, Place
from umay.people import api as people
from umay.places import api as places
from umay.programme.models import EvidenceFile, Obligation, Ruling, TaskEvent, TaskRecord
from umay.programme.queries.sql import ADOPTION_REACHES, OWNER_MATCHES
from umay.programme.queries.words import REASONS, explained, said, spoken
from umay.programme.rules.states import Reason, State, joint_state
from umay.web.api import dates, in_lines

_PARTIES: Final = f"""
select distinct on (u.id) w.party, u.name, r.state, u.id, u.agency, u.country, u.province_id, u.district_id
from programme_obligation o
join programme_adoption a on a.id = o.adoption_id
join programme_obligationowner w on w.obligation_id = o.id
join places_unit u on {ADOPTION_REACHES} and u.is_open
left join places_school s on s.unit_id = u.id
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = u.id and r.ordinal = %(ordinal)s
where o.id = %(obligation)s and {OWNER_MATCHES} and (u.id = any(%(own)s) or s.unit_id is null
  and u.province_id is not distinct from %(province)s and u.district_id is not distinct from %(district)s)
order by u.id, w.party
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """A figure that the obligation asks for, with what was given."""

    code: str
    title: str
    unit: str
    given: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the task's history, as the timeline shows it."""

    when: str
    title: str
    by: str
    tone: str
    text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the task."""

    uid: UUID
    name: str
    size_said: str
    when: str
    by: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One office that shares a joint duty. state None: nothing received, or not to be seen from here, which `visible` tells."""

    name: str
    state: State | None
    is_lead: bool
    visible: bool


@dataclass(frozen=True, slots=True)
class DutyPart:
    """The duty, its date and where it comes from; all words in the reader's language."""

    title: str
    pack_uid: UUID
    why: str
    provisional: str
    due_on: date
    standing: bool
    phrase: str
    steps: tuple[str, ...]
    partners: tuple[str, ...]
    place: str
    notes: str
    anchor: str
    source: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SaidPart:
    """What was said about the task so far."""

    figures: tuple[FigureAsked, ...]
    note: str
    reason_code: str
    reason_words: str
    sent_back_note: str
    scheduled: str
    done: str
    done_on: date | None
    verified: str
    files: tuple[FileLine, ...]
    history: tuple[Event, ...]

    @property
    def figure_facts(self) -> tuple[tuple[str, str], ...]:
        """The figures given, as names and what they are."""
        return tuple((one.title, one.given) for one in self.figures if one.given)


def duty_part(obligation: Obligation, ordinal: int, due: tuple[Any, ...], lang: str, ruled: Ruling | None) -> DutyPart:
    """Return the duty with its date. due: opens_on, due_on, standing, why, as stored. ruled: the ruling that the date rests on."""
    opens_on, due_on, standing, why = due
    detail = obligation.detail
    return DutyPart(
        title=spoken(obligation.title, lang),
        pack_uid=obligation.adoption.pack.uid,
        why=explained(why, ordinal, opens_on, due_on, lang, standing=standing),
        provisional="" if ruled and ruled.area_key is not None else obligation.provisional,
        due_on=due_on,
        standing=standing,
        phrase=obligation.timing_text,
        steps=tuple(spoken(step, lang) for step in detail.get("steps", ())),
        partners=tuple(spoken(one.get("title"), lang) for one in detail.get("partners", ()) if one.get("title")),
        place=spoken(detail.get("place"), lang),
        notes=spoken(detail.get("notes"), lang),
        anchor=obligation.code,
        source=_source(obligation, ruled, lang),
    )


def _source(obligation: Obligation, ruled: Ruling | None, lang: str) -> tuple[tuple[str, str], ...]:
    """Return where the duty comes from, as names and what they are; empty ones left out."""
    lines = (obligation.detail.get("source") or {}).get("lines", [])
    facts = (
        (_("Programme"), spoken(obligation.adoption.pack.title, lang)),
        (_("Section"), spoken(obligation.section_title, lang)),
        (_("Item"), obligation.item),
        (_("In the document"), in_lines("–".join(str(n) for n in dict.fromkeys(lines)))),
        (_("The document's words for the time"), obligation.timing_text),
        (_("Read as"), said(obligation.timing, lang)),
        (_("The document's name for it"), obligation.detail.get("term") or ""),
        (_("Ruled"), f"{ruled.unit.name}: {ruled.reason}" if ruled else ""),
    )
    return tuple((name, words) for name, words in facts if words)


def said_part(obligation: Obligation, record: TaskRecord | None, lang: str) -> SaidPart:
    """Return what was said about the task; empty words where nothing was received."""
    row = record or TaskRecord()
    return SaidPart(
        figures=tuple(_figure(one, row, lang) for one in obligation.figures),
        note=row.note,
        reason_code=row.reason_code,
        reason_words=str(REASONS[Reason(row.reason_code)]) if row.reason_code else "",
        sent_back_note=row.sent_back_note,
        scheduled=dates.say_date(row.scheduled_on) if row.scheduled_on else "",
        done=dates.say_date(row.done_on) if row.done_on else "",
        done_on=row.done_on,
        verified=dates.say_date(dates.local_day(row.verified_at)) if row.verified_at else "",
        files=_files(record),
        history=_history(record),
    )


def _figure(one: dict[str, Any], record: TaskRecord, lang: str) -> FigureAsked:
    given = record.figures.get(one["code"])
    return FigureAsked(one["code"], spoken(one["title"], lang), one["unit"], "" if given is None else str(given))


_MOST_PARTIES: Final = 12

VERBS: Final = {
    "plan": (gettext_lazy("Planned"), "open"),
    "start": (gettext_lazy("Begun"), "open"),
    "record": (gettext_lazy("Recorded as done"), "done"),
    "confirm": (gettext_lazy("Confirmed"), "done"),
    "correct": (gettext_lazy("Corrected"), "done"),
    "reopen": (gettext_lazy("Taken back"), "open"),
    "decline": (gettext_lazy("Said that it will not be done"), "due"),
    "set_aside": (gettext_lazy("Said that it does not apply"), "plain"),
    "verify": (gettext_lazy("Accepted"), "done"),
    "send_back": (gettext_lazy("Sent back"), "late"),
    "attach": (gettext_lazy("File added"), "plain"),
}


def _history(record: TaskRecord | None) -> tuple[Event, ...]:
    if record is None:
        return ()
    events = list(TaskEvent.objects.filter(record=record).order_by("-at", "-pk"))
    names = people.names_of({one.by_id for one in events if one.by_id})
    return tuple(_event(one, names) for one in events)


def _event(one: TaskEvent, names: dict[int, str]) -> Event:
    title, tone = VERBS.get(one.verb, (one.verb, "plain"))
    return Event(dates.say_moment(one.at, timezone.get_current_timezone()), str(title), names.get(one.by_id or 0, ""), tone, one.note)


def _files(record: TaskRecord | None) -> tuple[FileLine, ...]:
    if record is None:
        return ()
    found = list(EvidenceFile.objects.filter(record=record).defer("content").order_by("added_at"))
    names = people.names_of({one.added_by_id for one in found if one.added_by_id})
    return tuple(
        FileLine(
            one.uid,
            one.name,
            filesizeformat(one.size),
            dates.say_date(dates.local_day(one.added_at)),
            names.get(one.added_by_id or 0, ""),
        )
        for one in found
    )


def parties(actor: Actor, obligation: Obligation, unit: places.UnitCard, ordinal: int) -> tuple[tuple[PartyLine, ...], State | None]:
    """Return the offices of the unit's area that share the duty, the unit itself and the reader's own office with them, and what holds
    for all of them by the pack's rule; the lead comes first.

    Empty, with None, for a duty of one kind of office. Row security hides records outside the reader's scope: such a line says so, and
    what holds for all is not told then.
    """
    if obligation.owners.values("party").distinct().count() < 2:
        return (), None
    own = [unit.id, actor.seat.place.unit_id if actor.seat else unit.id]
    asked: dict[str, Any] = {
        "obligation": obligation.pk,
        "ordinal": ordinal,
        "own": own,
        "province": unit.province_id,
        "district": unit.district_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PARTIES, asked)
        found = sorted(cursor.fetchall(), key=lambda row: (row[0], row[3] not in own, row[1]))[:_MOST_PARTIES]
    lines = tuple(
        PartyLine(
            name, State(state) if state else None, party == 0, visible=actor.is_job or bool(actor.seat and actor.seat.covers(Place(*at)))
        )
        for party, name, state, *at in found
    )
    if not all(one.visible for one in lines):
        return lines, None
    lead = next((one.state for one in lines if one.is_lead), None)
    return lines, joint_state(obligation.joint, lead, tuple(one.state for one in lines))
