"""A case as its page shows it: what comes next, the steps, the children, the line of time. Words are opened here, never kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.cases.models import Entry, StepRecord
from umay.cases.queries import common
from umay.cases.queries.opened import Work
from umay.cases.rules import grants
from umay.cases.rules.naming import told_apart
from umay.cases.sealed import Texts, open_entry, open_name
from umay.core.api import Actor, Function, query, sealing
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.people import api as people
from umay.procedure import api as procedure
from umay.procedure.api import guardians
from umay.web.api import dates

TONES = {"late": "late", "due": "due", "open": "open", "after": "nothing", "done": "done", "not_done": "reason", "fallen": "nothing"}


@dataclass(frozen=True, slots=True, repr=False)
class StepLine:
    """A step of the procedure in a case. child: initials, "" for the whole case. needs: what shows that it was done."""

    uid: UUID
    code: str
    title: str
    hint: str
    phase: str
    mark: str
    tone: str
    child_uid: UUID | None
    child: str
    when: str
    who: str
    why: str
    source: str
    needs: tuple[str, ...]
    settled: str


@dataclass(frozen=True, slots=True, repr=False)
class ChildCard:
    """A child of the case. name: opened; initials where a full name has no business. guardians: how telling them stands."""

    uid: UUID
    number: int
    name: str
    initials: str
    role: str
    age: str
    level: str
    is_high: bool
    review: str
    review_is_due: bool
    guardians: str


@dataclass(frozen=True, slots=True, repr=False)
class EntryShown:
    """A text of the case. texts: by field, None where the reader holds no key. title: what its code means."""

    uid: UUID
    kind: str
    title: str
    texts: Texts | None
    names: tuple[str, ...]
    child_uid: UUID | None
    child: str
    when: str
    by: str
    version: int
    answer: Texts | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CasePage:
    """All that the pages of one case show. guardian_may: a guardian may be part of it. again: what the child is asked again later."""

    uid: UUID
    number: str
    version: int
    state: str
    is_practice: bool
    may_lead: bool
    opened: str
    closed: str
    kinds: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    next: StepLine | None
    steps: tuple[StepLine, ...]
    children: tuple[ChildCard, ...]
    entries: tuple[EntryShown, ...]
    still: int
    guardian_may: bool
    again: tuple[StepLine, ...]


@query
def case_page(_actor: Actor, work: Work) -> CasePage:
    """Return the case as its reader may see it. The number of queries does not depend on how much was written."""
    case, response = work.case, work.response
    zone = people.zone_of(case.country)
    names = {uid: open_name(work.keys, child) for uid, child in work.children.items()}
    rows = list(common.laid_of(case).values())
    entries = list(Entry.objects.filter(case=case).select_related("child").order_by("-at", "-pk"))
    said = people.names_of({one.by_id for one in entries} | {one.done_by_id for one in rows if one.done_by_id})
    short = told_apart(names)
    steps = _steps(work, rows, short, said)
    open_ones = procedure.next_steps(response, [common.as_laid(row) for row in rows], work.now)
    by_key = {(one.code, one.child_uid): one for one in steps}
    kinds = tuple(titles(response.kinds, case.kinds))
    return CasePage(
        uid=case.uid,
        number=case.number,
        version=case.version,
        state=case.state,
        is_practice=case.is_practice,
        may_lead=common.role_in(case, work.keys.vault.person_id) != grants.GUEST,
        opened=dates.say_moment(case.opened_at, zone),
        closed=dates.say_moment(case.closed_at, zone) if case.closed_at else "",
        kinds=kinds,
        facts=tuple(_facts(work)),
        next=next((by_key[one.key] for one in open_ones if one.key in by_key), None),
        steps=steps,
        children=tuple(_cards(work, names, short)),
        entries=tuple(_shown(work, entries, short, said)),
        still=len(open_ones),
        guardian_may=guardians.SUSPECTED in case.flags or "guardian" in case.offenders,
        again=tuple(one for one in steps if procedure.ANSWER in one.needs and not one.settled),
    )


def words(text: Text | None) -> str:
    """Return a pack's text in the reader's language; "" for none."""
    return text.in_(translation.get_language() or "en") if text is not None else ""


def titles(known: Iterable[packs.Kind | packs.Coded | packs.Step], codes: Iterable[str]) -> list[str]:
    """Return what the codes of a list are called, in the order of the codes; a code that the list no longer knows as it is."""
    said = {one.code: words(one.title) for one in known}
    return [said.get(code, code) for code in codes]


def _facts(work: Work) -> Iterable[tuple[str, str]]:
    case, response = work.case, work.response
    for name, known, codes in (
        (_("Kind"), response.kinds, case.kinds),
        (_("Where"), response.places, case.places),
        (_("Suspected"), response.offenders, case.offenders),
        (_("Measures"), response.measures, case.measures),
    ):
        yield name, ", ".join(titles(known, codes)) or "–"


def _steps(work: Work, rows: list[StepRecord], short: Mapping[UUID, str], said: Mapping[int, str]) -> tuple[StepLine, ...]:
    known = {step.code: (at, step) for at, step in enumerate(work.response.steps)}
    settled = {row.code for row in rows if row.state in ("done", "not_done")}
    shown = [row for row in rows if row.code in known and row.state != "fallen"]
    shown.sort(key=lambda row: (known[row.code][0], row.child.number if row.child else 0))
    return tuple(_step(work, row, known[row.code][1], settled, _who(row, short, said)) for row in shown)


def _who(row: StepRecord, short: Mapping[UUID, str], said: Mapping[int, str]) -> tuple[str, str]:
    """Return the initials of the step's child, and the name of whoever settled it."""
    return short.get(row.child.uid, "") if row.child else "", said.get(row.done_by_id or 0, "")


def _step(work: Work, row: StepRecord, step: packs.Step, settled: set[str], who: tuple[str, str]) -> StepLine:
    zone = people.zone_of(work.case.country)
    mark = procedure.mark_of(common.as_laid(row), step, settled, work.now)
    when = until(row.due_at, work) if row.state == "open" else ""
    if when and step.within is not None and step.within.at_once:
        when = _("at once")
    if mark == "after" and not when:
        first = next((one.title for one in work.response.steps if one.code in step.after and one.code not in settled), None)
        when = _("after: %(step)s") % {"step": words(first)}
    item = step.source.item if step.source else ""
    return StepLine(
        uid=row.uid,
        code=row.code,
        title=words(step.title),
        hint=words(step.hint),
        phase=step.phase,
        mark=mark,
        tone=TONES[mark],
        child_uid=row.child.uid if row.child else None,
        child=who[0],
        when=when,
        who=", ".join(str(people.FUNCTIONS[Function(one)]) for one in step.who[:3]),
        why=words(step.why),
        source=_("item %(item)s") % {"item": item} if item else "",
        needs=step.needs,
        settled=f"{dates.say_moment(row.done_at, zone)} · {who[1]}" if row.done_at else "",
    )


def until(due_at: datetime | None, work: Work) -> str:
    """Return until when something is to be done, as the case's school counts days; "" while no time runs."""
    if due_at is None:
        return ""
    zone = people.zone_of(work.case.country)
    day, today = common.day_in(work.case.country, due_at), common.day_in(work.case.country, work.now)
    if due_at.astimezone(zone).time() == time():  # the whole of the day before
        day -= timedelta(days=1)
        said = _say_day(day, today)
    else:
        said = dates.say_time(due_at, zone=zone) if day == today else f"{_say_day(day, today)}, {dates.say_time(due_at, zone=zone)}"
    return (_("was due %(when)s") if due_at <= work.now else _("by %(when)s")) % {"when": said}


def _say_day(day: date, today: date) -> str:
    return dates.say_day(day) if abs((day - today).days) > 1 else dates.say_near(day, today)


def _cards(work: Work, names: Mapping[UUID, str], short: Mapping[UUID, str]) -> Iterable[ChildCard]:
    response = work.response
    today = common.day_in(work.case.country, work.now)
    states = common.guardians_of(work.case, response)
    order = [one.code for one in response.risk.levels]
    high = order[order.index(response.risk.high_from) :]
    telling = set(StepRecord.objects.filter(case=work.case, code=guardians.TELL_STEP, state="open").values_list("child__uid", flat=True))
    for uid, child in work.children.items():
        level = next(iter(titles(response.risk.levels, [child.level])), "") if child.level else ""
        yield ChildCard(
            uid=uid,
            number=child.number,
            name=names[uid],
            initials=short[uid],
            role=child.role,
            age=str(child.age) if child.age is not None else "",
            level=level,
            is_high=child.level in high,
            review=dates.say_date(child.review_on) if child.review_on else "",
            review_is_due=bool(child.review_on and child.review_on <= today),
            guardians=states[uid] if uid in telling else "told",
        )


def _shown(work: Work, entries: list[Entry], short: Mapping[UUID, str], said: Mapping[int, str]) -> Iterable[EntryShown]:
    zone = people.zone_of(work.case.country)
    answers = {one.chain: _texts(work, one) for one in entries if one.kind == "wish_answer"}
    for one in entries:
        if one.kind == "wish_answer":
            continue
        yield EntryShown(
            uid=one.uid, kind=one.kind, title=_title(work.response, one), texts=_texts(work, one), names=_names(work.response, one),
            child_uid=one.child.uid if one.child else None, child=short.get(one.child.uid, "") if one.child else "",
            when=dates.say_moment(one.at, zone), by=said.get(one.by_id, ""), version=one.version,
            answer=answers.get(one.chain) if one.kind == "wish" else None,
        )  # fmt: skip


def _texts(work: Work, entry: Entry) -> Texts | None:
    try:
        return open_entry(work.keys, entry)
    except sealing.CannotOpen:
        return None


def _title(response: packs.Response, entry: Entry) -> str:
    lists: Mapping[str, Iterable[packs.Kind | packs.Coded | packs.Step]] = {
        "step": response.steps, "asked": response.steps, "risk": response.risk.levels, "forbidden": response.forbidden,
        "closing": response.outcomes,
    }  # fmt: skip
    return next((words(one.title) for one in lists.get(entry.kind, ()) if one.code == entry.code), "") or entry.code


def _names(response: packs.Response, entry: Entry) -> tuple[str, ...]:
    known: Mapping[str, Iterable[packs.Kind | packs.Coded | packs.Step]] = {"risk": response.risk.factors, "step": response.steps}
    return tuple(titles(known[entry.kind], entry.names)) if entry.kind in known else tuple(entry.names)


def latest(page: CasePage, kind: str, child_uid: UUID) -> EntryShown | None:
    """Return the newest text of a kind about a child; None while there is none."""
    return next((one for one in page.entries if one.kind == kind and one.child_uid == child_uid), None)
