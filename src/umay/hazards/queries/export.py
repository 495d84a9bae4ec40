"""The ledger as a table to hang up, to send or to keep."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umay.core.api import Actor, query
from umay.documents.api import Column, Section, TableDocument
from umay.hazards.models import Hazard
from umay.hazards.queries import words as said
from umay.hazards.queries.common import what_words, where_words
from umay.hazards.queries.ledger import FILTERS, NEVER, filter_of, owner_words
from umay.hazards.rules.kinds import HazardKind, Size, State
from umay.people import api as people
from umay.places import api as places
from umay.web.api import dates

MOST = 2_000


@query
def ledger_table(actor: Actor, show: str, *, today: date, lang: str) -> TableDocument:
    """Return the own unit's ledger, by its filter, as a table; the latest 2,000 lines. Raises UnitMissing without an appointment."""
    unit = places.own_unit(actor)
    show = show if show in FILTERS else "now"
    rows = list(Hazard.objects.filter(filter_of(show, today), unit_id=unit.id).order_by("-pk")[:MOST])
    rows.sort(key=lambda row: (row.due_on or NEVER, row.pk))
    names = people.names_of({row.owner_person_id for row in rows if row.owner_person_id})
    columns = (
        Column(_("Found"), 0.8), Column(_("What it is"), 1), Column(pgettext("a danger", "Where"), 1.4), Column(_("Details"), 2),
        Column(_("Size"), 0.5), Column(_("Who sees to it"), 1), Column(pgettext("a danger", "Due"), 0.8), Column(_("Meanwhile"), 1.2),
        Column(pgettext("a danger", "How far"), 1.2), Column(pgettext("a danger", "Look again"), 0.8),
    )  # fmt: skip
    return TableDocument(
        title=_("Ledger of dangers"), subtitle=unit.name, columns=columns, sections=(Section("", tuple(_row(one, names) for one in rows)),),
        lang=lang, facts=((_("Shown"), str(FILTERS[show])), (_("As of"), dates.say_full(today))),
        notes=(_("A danger is struck off when somebody else than who fixed it has looked."),),
    )  # fmt: skip


def _row(row: Hazard, names: dict[int, str]) -> tuple[str, ...]:
    return (
        dates.say_date(dates.local_day(row.found_at)), str(said.KINDS[HazardKind(row.kind)]), where_words(row), what_words(row),
        str(said.SIZES[Size(row.size)]), owner_words(row, names), dates.say_date(row.due_on) if row.due_on else "", row.measure,
        str(said.STATES[State(row.state)]), dates.say_date(row.look_on) if row.look_on else "",
    )  # fmt: skip
