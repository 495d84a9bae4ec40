"""Everything about one task: why it is due, where it comes from, what it asks for, what was said so far, what may be done now."""

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

from umay.core.api import Actor, Perm, access_refusal, query, require
from umay.kernel.refusal import Refusal
from umay.people import api as people
from umay.places import api as places
from umay.programme.models import EvidenceFile, Obligation, TaskEvent, TaskRecord
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.queries.words import REASONS, explained, said, spoken
from umay.programme.rules import states
from umay.programme.rules.buckets import Bucket, bucket
from umay.programme.rules.states import Facts, Reason, State, Verb
from umay.web.api import dates

_DUE: Final = f"""
select d.opens_on, d.due_on, d.standing, d.why
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live' and o.id = %(obligation)s
join programme_due d on d.obligation_id = o.id and d.ordinal = %(ordinal)s and {ON_ITS_CALENDAR}
where u.id = %(unit)s and exists (select from programme_obligationowner w where w.obligation_id = o.id and {OWNER_MATCHES})
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be done to the task, or why not."""

    verb: Verb
    refusal: Refusal | None


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
class TaskPage:
    """All the task page shows; dates and numbers are words already."""

    key: TaskKey
    unit: places.UnitCard
    title: str
    term: str
    pack: str
    pack_uid: UUID
    source: str
    lines: str
    phrase: str
    said: str
    why: str
    provisional: str
    ruling: str
    bucket: Bucket
    state: State | None
    due: str
    standing: bool
    steps: tuple[str, ...]
    partners: tuple[str, ...]
    place: str
    notes: str
    evidence: tuple[str, ...]
    figures: tuple[FigureAsked, ...]
    note: str
    reason_code: str
    reason_words: str
    sent_back_note: str
    scheduled: str
    done: str
    verified: str
    files: tuple[FileLine, ...]
    offers: tuple[Offer, ...]
    due_on: date

    may_record: bool
    source_anchor: str
    source_facts: tuple[tuple[str, str], ...]
    figure_facts: tuple[tuple[str, str], ...]
    history_events: tuple[Event, ...]

    def offer(self, verb: str) -> Offer:
        """Return the offer of a verb."""
        return next(one for one in self.offers if one.verb == verb)


@query
def task_page(actor: Actor, key: TaskKey, *, today: date, lang: str) -> TaskPage:
    """Return the page of a task. Raises TaskMissing for a missing and a hidden one alike; Refused ("access.not_granted")."""
    try:
        unit = places.unit_by_uid(actor, key.unit_uid)
        obligation = Obligation.objects.select_related("adoption__pack", "ruled").get(uid=key.obligation_uid)
    except (places.UnitMissing, Obligation.DoesNotExist):
        raise TaskMissing from None
    if access_refusal(actor, Perm.TASK_READ, unit.place) is not None:
        require(actor, Perm.TASK_VERIFY, unit.place)
    with connection.cursor() as cursor:
        cursor.execute(_DUE, {"unit": unit.id, "obligation": obligation.pk, "ordinal": key.ordinal})
        found = cursor.fetchone()
    if found is None:
        raise TaskMissing
    record = TaskRecord.objects.filter(obligation=obligation, unit_id=unit.id, ordinal=key.ordinal).first()
    return _page(actor, key, unit, obligation, found, record, today, lang)


def _page(  # noqa: PLR0917
    actor: Actor,
    key: TaskKey,
    unit: places.UnitCard,
    obligation: Obligation,
    due: tuple[Any, ...],
    record: TaskRecord | None,
    today: date,
    lang: str,
) -> TaskPage:
    opens_on, due_on, standing, why = due
    detail, state = obligation.detail, State(record.state) if record else None
    facts = Facts(state, due_on, verified=record is not None and record.verified_at is not None)
    figures = tuple(_figure(one, record, lang) for one in obligation.figures)
    return TaskPage(
        key=key,
        unit=unit,
        title=spoken(obligation.title, lang),
        term=detail.get("term") or "",
        pack=spoken(obligation.adoption.pack.title, lang),
        pack_uid=obligation.adoption.pack.uid,
        source=f"{spoken(obligation.section_title, lang)} {obligation.item}".strip(),
        lines="–".join(str(n) for n in (detail.get("source") or {}).get("lines", [])),
        phrase=obligation.timing_text,
        said=said(obligation.timing, lang),
        why=explained(why, key.ordinal, opens_on, due_on, lang),
        provisional=obligation.provisional,
        ruling=obligation.ruled.reason if obligation.ruled else "",
        bucket=bucket(state, due_on, today),
        state=state,
        due=dates.say_date(due_on),
        standing=standing,
        steps=tuple(spoken(step, lang) for step in detail.get("steps", ())),
        partners=tuple(_partner(one, lang) for one in detail.get("partners", ())),
        place=spoken(detail.get("place"), lang),
        notes=spoken(detail.get("notes"), lang),
        evidence=tuple(obligation.evidence),
        figures=figures,
        note=record.note if record else "",
        reason_code=record.reason_code if record else "",
        reason_words=str(REASONS[Reason(record.reason_code)]) if record and record.reason_code else "",
        sent_back_note=record.sent_back_note if record else "",
        scheduled=dates.say_date(record.scheduled_on) if record and record.scheduled_on else "",
        done=dates.say_date(record.done_on) if record and record.done_on else "",
        verified=dates.say_date(record.verified_at.date()) if record and record.verified_at else "",
        files=_files(record),
        offers=_offers(actor, unit, facts),
        due_on=due_on,
        may_record=access_refusal(actor, Perm.TASK_RECORD, unit.place) is None,
        source_anchor=obligation.code,
        source_facts=_source_facts(obligation, lang),
        figure_facts=tuple((one.title, one.given) for one in figures if one.given),
        history_events=_history(record),
    )


def _partner(one: dict[str, Any], lang: str) -> str:
    return spoken(one.get("title"), lang) or str(one.get("agency", ""))


def _figure(one: dict[str, Any], record: TaskRecord | None, lang: str) -> FigureAsked:
    given = record.figures.get(one["code"]) if record else None
    return FigureAsked(one["code"], spoken(one["title"], lang), one["unit"], "" if given is None else str(given))


def _offers(actor: Actor, unit: places.UnitCard, facts: Facts) -> tuple[Offer, ...]:
    """Return each verb with why it is off, asked of the same rules as the actions."""
    judging = (Verb.VERIFY, Verb.SEND_BACK)
    own = actor.seat is not None and actor.seat.place.unit_id == unit.id
    found = []
    for verb in Verb:
        perm = Perm.TASK_VERIFY if verb in judging else Perm.TASK_RECORD
        no = access_refusal(actor, perm, unit.place) or (Refusal("task.own_unit") if own and verb in judging else None)
        found.append(Offer(verb, no or states.refusal(verb, facts)))
    return tuple(found)


def _source_facts(obligation: Obligation, lang: str) -> tuple[tuple[str, str], ...]:
    """Return where the duty comes from, as names and what they are; empty ones left out."""
    lines = (obligation.detail.get("source") or {}).get("lines", [])
    facts = (
        (_("Programme"), spoken(obligation.adoption.pack.title, lang)),
        (_("Section"), spoken(obligation.section_title, lang)),
        (_("Item"), obligation.item),
        (_("Lines of the document"), "–".join(str(n) for n in lines)),
        (_("The document's words for the time"), obligation.timing_text),
        (_("Read as"), said(obligation.timing, lang)),
        (_("The document's name for it"), obligation.detail.get("term") or ""),
        (_("Ruled"), obligation.ruled.reason if obligation.ruled else ""),
    )
    return tuple((name, words) for name, words in facts if words)


VERBS: Final = {
    "plan": (gettext_lazy("Planned"), "open"),
    "start": (gettext_lazy("Begun"), "open"),
    "record": (gettext_lazy("Recorded as done"), "done"),
    "confirm": (gettext_lazy("Confirmed"), "done"),
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
    return Event(dates.say_moment(one.at, timezone.get_current_timezone()), str(title), names.get(one.by_id or 0, ""), tone)


def _files(record: TaskRecord | None) -> tuple[FileLine, ...]:
    if record is None:
        return ()
    found = list(EvidenceFile.objects.filter(record=record).defer("content").order_by("added_at"))
    names = people.names_of({one.added_by_id for one in found if one.added_by_id})
    return tuple(
        FileLine(one.uid, one.name, filesizeformat(one.size), dates.say_date(one.added_at.date()), names.get(one.added_by_id or 0, ""))
        for one in found
    )
