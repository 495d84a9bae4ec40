"""An adopted programme as the document's own table, with one unit's dates and reasons, ready to be printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor, Perm, query, require
from umay.documents.api import Both, Column, Section, TableDocument
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption, Due, Obligation, TaskRecord
from umay.programme.queries.adoptions import pack_for
from umay.programme.queries.asked_dates import owed_by
from umay.programme.queries.pack_page import ItemLine, PackPage, pack_page
from umay.programme.queries.rulings import holds_for
from umay.programme.queries.words import REASONS, spoken
from umay.programme.rules.printing import PlanDate, beside, columns_of, in_period, worth_saying
from umay.programme.rules.states import Reason, State
from umay.timing import api as timing
from umay.web.api import dates

PRINTED: Final = frozenset({"live", "not_carried_out"})  # history and entries can be looked at; nobody works by them
HEADINGS: Final = {
    "number": gettext_lazy("No."),
    "content": gettext_lazy("What to do"),
    "work": gettext_lazy("How"),
    "lead": gettext_lazy("Who"),
    "partners": gettext_lazy("With whom"),
    "place": gettext_lazy("Where"),
    "time": gettext_lazy("When"),
    "period": gettext_lazy("Planned date"),
    "reason": gettext_lazy("Reason if not done"),
    "figures": gettext_lazy("What is reported"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table is made of, in one language. dates: of the reader's unit, by row. only: codes of the rows to print; None for all."""

    lang: str
    pack: packs.Pack
    page: PackPage
    duties: Mapping[str, packs.Obligation]
    dates: Mapping[str, tuple[PlanDate, ...]]
    only: frozenset[str] | None = None

    def prints(self, item: ItemLine) -> bool:
        """Tell whether the row stands in the table."""
        return item.status in PRINTED and (self.only is None or item.code in self.only)


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A plan to print. name: of the file, without an ending."""

    name: str
    table: TableDocument


@query
def plan_table(actor: Actor, adoption_uid: UUID, *, today: date, lang: str, both: bool = False, ours: bool = False) -> PrintedPlan:
    """Return the adopted programme as a table for the actor's own unit, in the language.

    ours: only what the unit itself owes. both: also in the document's own language, or in English where that is the reader's.
    Raises Adoption.DoesNotExist for one that does not bind the unit; UnitMissing; Refused ("access.not_granted").
    """
    if actor.seat is None:
        raise places.UnitMissing
    unit = places.unit_by_id(actor, actor.seat.place.unit_id)
    require(actor, Perm.PROGRAMME_READ, unit.place)
    adoption = Adoption.objects.select_related("pack", "unit", "calendar").get(
        uid=adoption_uid, country=unit.country, withdrawn_at__isnull=True
    )
    pack = pack_for(adoption)
    found = _dates(adoption, unit)
    if any(column.months for column in columns_of(pack)):
        found = _with_whole_year(adoption, found)
    plan = _plan(actor, adoption, pack, found, lang)
    if ours:
        owed = Obligation.objects.filter(pk__in=owed_by(adoption, unit.id)).values_list("code", flat=True)
        plan = replace(plan, only=frozenset(owed))
    if plan.page.adoption_uid != adoption.uid:
        raise Adoption.DoesNotExist
    other = _other_language(pack.lang, lang) if both else ""
    second = _plan(actor, adoption, pack, found, other) if other else None
    with translation.override(lang):
        return PrintedPlan(f"{pack.pack}-{adoption.school_year}", _table(plan, second, unit, today))


def _other_language(own: str, lang: str) -> str:
    """Return the language to print beneath the reader's."""
    own = "zh-hant" if own.startswith("zh") else own
    return own if own != lang else "en" if lang != "en" else ""


def _plan(actor: Actor, adoption: Adoption, pack: packs.Pack, found: dict[str, tuple[PlanDate, ...]], lang: str) -> Plan:
    with translation.override(lang):
        page = pack_page(actor, adoption.pack.uid, school_year=adoption.school_year, lang=lang)
    return Plan(lang, pack, page, {one.id: one for one in pack.obligations}, found)


def _dates(adoption: Adoption, unit: places.UnitCard) -> dict[str, tuple[PlanDate, ...]]:
    """Return the unit's dates by row, with what it has said about each."""
    said = {(one.obligation_id, one.ordinal): one for one in TaskRecord.objects.filter(obligation__adoption=adoption, unit_id=unit.id)}
    found: dict[str, list[PlanDate]] = {}
    dues = Due.objects.filter(holds_for(unit), obligation__adoption=adoption).select_related("obligation")
    for due in dues.order_by("due_on", "ordinal"):
        found.setdefault(due.obligation.code, []).append(_date(due, said.get((due.obligation_id, due.ordinal))))
    return {code: tuple(dated) for code, dated in found.items()}


def _with_whole_year(adoption: Adoption, found: dict[str, tuple[PlanDate, ...]]) -> dict[str, tuple[PlanDate, ...]]:
    """Return the dates with those that the document itself puts into this calendar year before the school year begins or after it.

    A table of four-month periods is one of a calendar year; no task falls due outside the year in use, yet its row is planned there.
    """
    calendar = timing.calendar_from_json(adoption.calendar.data)
    rows = Obligation.objects.filter(adoption=adoption, status="live", code__in=found)
    return {
        **found,
        **{row.code: beside(found[row.code], timing.from_json(row.timing), calendar, adoption.school_year) for row in rows},
    }


def _date(due: Due, record: TaskRecord | None) -> PlanDate:
    if record is None:
        return PlanDate(due.due_on, standing=due.standing)
    return PlanDate(due.due_on, record.scheduled_on, record.done_on, State(record.state), record.reason_code, standing=due.standing)


def _table(plan: Plan, second: Plan | None, unit: places.UnitCard, today: date) -> TableDocument:
    columns = columns_of(plan.pack)
    page = plan.page
    other = second.page if second else None
    facts = [(_("Unit"), unit.name), (_("School year"), page.school_year), (_("Adopted by"), page.adopted_by)]
    if plan.only is not None:
        facts.append((_("Shown here"), _("The duties of this unit")))
    return TableDocument(
        title=_two(page.title, other.title if other else ""),
        subtitle=_two(page.document, other.document if other else ""),
        columns=tuple(Column(_two(_heading(plan, one), _heading(second, one) if second else ""), one.weight) for one in columns),
        sections=tuple(_sections(plan, second, columns)),
        lang=plan.lang,
        facts=tuple((name, what) for name, what in facts if what),
        notes=tuple(_notes(plan)),
        signatures=(_("Prepared by"), _("Approved by")),
        footer=_("%(title)s · %(unit)s · as of %(day)s") % {"title": page.title, "unit": unit.name, "day": dates.say_date(today)},
    )


def _two(first: str, second: str) -> str | Both:
    return Both(first, second) if second and second != first else first


def _heading(plan: Plan, column: packs.LayoutColumn) -> str:
    """Return the document's own heading where it is in the language, else the usual one."""
    if column.title and (column.shows == "period" or plan.lang in dict(column.title)):
        return spoken(dict(column.title), plan.lang)
    with translation.override(plan.lang):
        return str(HEADINGS[column.shows])


def _sections(plan: Plan, second: Plan | None, columns: tuple[packs.LayoutColumn, ...]) -> list[Section]:
    made = []
    for at, section in enumerate(plan.page.sections):
        twin = second.page.sections[at] if second else None
        rows = tuple(
            tuple(_two(_cell(plan, item, one), _cell(second, twin.items[row], one) if second and twin else "") for one in columns)
            for row, item in enumerate(section.items)
            if plan.prints(item)
        )
        if rows:
            made.append(Section(_two(section.title, twin.title if twin else ""), rows))
    return made


def _cell(plan: Plan, item: ItemLine, column: packs.LayoutColumn) -> str:
    with translation.override(plan.lang):
        if column.months is not None:
            return _period(plan, item, column.months)
        return CELLS[column.shows](plan, item)


def _content(_plan: Plan, item: ItemLine) -> str:
    marked = f"{item.title} *" if item.provisional and item.status == "live" else item.title
    return f"{marked}\n{item.status_words}: {item.reason}" if item.status != "live" else marked


def _numbered_content(plan: Plan, item: ItemLine) -> str:
    """The content, with its number in front where the table has no column for it."""
    alone = not any(one.shows == "number" for one in columns_of(plan.pack))
    return f"{item.item}. {_content(plan, item)}" if alone else _content(plan, item)


def _work(plan: Plan, item: ItemLine) -> str:
    steps = [f"– {spoken(dict(step), plan.lang)}" for step in plan.duties[item.code].steps]
    return "\n".join(steps) or item.notes


def _number(plan: Plan, item: ItemLine) -> str:
    """The document's number; a dated step that was taken out of a row stands under it without one."""
    return "" if plan.duties[item.code].part_of else item.item


def _lead(plan: Plan, item: ItemLine) -> str:
    """The posts that the document names; where it names none, agency and level."""
    titles = {role.code: spoken(dict(role.title), plan.lang) for role in plan.pack.roles}
    owners = plan.duties[item.code].owners
    named = [titles.get(owner.role or "") or whole for owner, whole in zip(owners, item.owners, strict=True)]
    return "\n".join(dict.fromkeys(named))


def _partners(plan: Plan, item: ItemLine) -> str:
    """The partners as the document calls them; the agency stands in front where several are called alike."""
    agencies = {one.code: spoken(dict(one.title), plan.lang) for one in plan.pack.agencies}
    partners = plan.duties[item.code].partners
    named = [
        f"{agencies.get(one.agency, one.agency)}: {said}" if item.partners.count(said) > 1 and one.title else said
        for one, said in zip(partners, item.partners, strict=True)
    ]
    return "\n".join(dict.fromkeys(named))


def _place(plan: Plan, item: ItemLine) -> str:
    place = plan.duties[item.code].place
    return spoken(dict(place), plan.lang) if place else ""


def _figures(plan: Plan, item: ItemLine) -> str:
    return "\n".join(spoken(dict(one.title), plan.lang) for one in plan.duties[item.code].figures)


def _time(plan: Plan, item: ItemLine) -> str:
    if item.status != "live":
        return item.phrase or item.when
    return "\n".join([dates.sentence(item.when), *(_dated(one) for one in worth_saying(plan.dates.get(item.code, ())))])


def _period(plan: Plan, item: ItemLine, months: tuple[int, int]) -> str:
    return "\n".join(_dated(one) for one in in_period(plan.dates.get(item.code, ()), months))


def _dated(one: PlanDate) -> str:
    if one.done_on is not None:
        return _("%(day)s, done") % {"day": dates.say_full(one.done_on)}
    return dates.say_full(one.planned_on)


def _reason(plan: Plan, item: ItemLine) -> str:
    """What the unit said why it will not be done, each reason once."""
    found = [one.reason for one in plan.dates.get(item.code, ()) if one.state in (State.NOT_DONE, State.NOT_APPLICABLE) and one.reason]
    return "\n".join(str(REASONS[Reason(code)]) for code in dict.fromkeys(found))


CELLS: Final[dict[str, Callable[[Plan, ItemLine], str]]] = {
    "number": _number,
    "content": _numbered_content,
    "work": _work,
    "lead": _lead,
    "partners": _partners,
    "place": _place,
    "time": _time,
    "reason": _reason,
    "figures": _figures,
}


def _notes(plan: Plan) -> list[str]:
    shown = [item for section in plan.page.sections for item in section.items]
    notes = []
    if any(item.provisional and item.status == "live" and plan.prints(item) for item in shown):
        notes.append(
            _("* Provisional: the document disagrees with itself here. Until it is ruled on, the earlier date and the longer list hold.")
        )
    if plan.only is None and any(item.status == "history" for item in shown):
        notes.append(_("Rows that are history are left out here. They can be looked at in Umay."))
    return notes
