"""The journal as the unit itself reads it: coded lines of a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, access_refusal, query, require
from umay.documents.api import Column, Section, TableDocument
from umay.journal.models import Confirmation, Line, Release
from umay.journal.queries.calendars import quarter_now, recent, span_of
from umay.journal.queries.naming import say_quarter
from umay.journal.queries.words import Book, book
from umay.journal.rules.coding import UNKNOWN
from umay.journal.rules.quarters import Quarter
from umay.journal.rules.releasing import confirm_refusal
from umay.kernel.refusal import Refusal
from umay.places import api as places
from umay.web.api import dates

MOST: Final = 500
FILTERS: Final = ("kind", "place", "offender", "outcome")


@dataclass(frozen=True, slots=True)
class LinesPage:
    """What the journal shows. confirm: why the quarter cannot be confirmed, None when it can; None with `confirmed` when it was.

    filters: by name, (words, address, chosen). more: there are more lines than are shown.
    """

    where: str
    quarter: str
    quarter_said: str
    quarters: tuple[tuple[str, str, bool], ...]
    filters: tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    more: bool
    confirmed: str
    may_confirm: bool
    confirm: Refusal | None
    released: bool


def columns() -> tuple[str, ...]:
    """Return the heads of the journal's columns, in the order of the paper form."""
    return (
        _("Registered"), _("Code"), _("Age, sex"), _("Place"), _("Hour"), _("Kind"), _("Who did it"), _("What was found"),
        _("Measures"), _("Sent on"), _("Outcome"),
    )  # fmt: skip


@query
def lines_page(actor: Actor, asked: Quarter | None, chosen: dict[str, str], *, today: date, lang: str) -> LinesPage:
    """Return the lines of one's own unit in a quarter. Raises UnitMissing; Refused ("access.not_granted")."""
    unit = places.own_unit(actor)
    require(actor, Perm.JOURNAL_READ, unit.place)
    quarter = asked or quarter_now(unit.country, today)
    every = Line.objects.filter(unit_id=unit.id, school_year=quarter.school_year, quarter=quarter.number)
    found = every.filter(**{name: code for name, code in chosen.items() if name in FILTERS})
    rows = list(found.order_by("-registered_on", "-pk")[: MOST + 1])
    confirmed = Confirmation.objects.filter(unit_id=unit.id, school_year=quarter.school_year, quarter=quarter.number).first()
    released = Release.objects.filter(country=unit.country, school_year=quarter.school_year, quarter=quarter.number).exists()
    known = book(unit.country)
    return LinesPage(
        where=unit.where,
        quarter=str(quarter),
        quarter_said=say_quarter(quarter),
        quarters=tuple(
            (say_quarter(span.quarter), f"?quarter={span.quarter}", span.quarter == quarter)
            for span in recent(unit.country, today, count=5)
        ),
        filters=tuple(_filter(name, every, {"quarter": str(quarter)} | chosen, known, lang) for name in FILTERS),
        columns=columns(),
        rows=tuple(_said(row, known, lang) for row in rows[:MOST]),
        count=found.count(),
        more=len(rows) > MOST,
        confirmed=dates.say_date(dates.local_day(confirmed.confirmed_at)) if confirmed else "",
        may_confirm=access_refusal(actor, Perm.JOURNAL_RELEASE, unit.place) is None,
        confirm=confirm_refusal(span_of(unit.country, quarter), today, released=released),
        released=released,
    )


def _filter(
    name: str, every: QuerySet[Line], chosen: dict[str, str], known: Book, lang: str
) -> tuple[str, tuple[tuple[str, str, bool], ...]]:
    labels = {"kind": _("Kind"), "place": _("Place"), "offender": _("Who did it"), "outcome": _("Outcome")}
    codes = [code for code in every.order_by(name).values_list(name, flat=True).distinct() if code]
    others = "&".join(f"{other}={code}" for other, code in chosen.items() if other != name)
    options = [(_("All"), f"?{others}", name not in chosen)]
    options += [(known.say(name, code, lang), f"?{others}&{name}={code}", chosen.get(name) == code) for code in codes]
    return labels[name], tuple(options) if len(codes) > 1 else ()


def code_of(line: Line) -> str:
    """Return the short code by which a line is spoken of; it says nothing of the child."""
    return line.uid.hex[:6].upper()


def _said(line: Line, known: Book, lang: str) -> tuple[str, ...]:
    age = str(line.age) if line.age is not None else known.say("age", line.age_band, lang)
    findings = [
        words for words, holds in (
            (_("high risk"), line.high_risk), (_("injured at school"), line.injured_at_school), (_("long absent"), line.long_absent),
        ) if holds
    ]  # fmt: skip
    return (
        dates.say_short(line.registered_on, lang),
        code_of(line),
        f"{age}, {known.say('one_sex', line.sex, lang)}",
        known.say("place", line.place, lang),
        known.say("hour", line.hour_band, lang) if line.hour_band != UNKNOWN else "–",
        known.say_all("kind", [line.kind, *line.more_kinds], lang),
        known.say("offender", line.offender, lang),
        ", ".join(findings) or "–",
        known.say_all("measure", line.measures, lang) or "–",
        known.say_all("measure", [*line.referrals, *line.offender_referrals], lang) or "–",
        known.say("outcome", line.outcome, lang) if line.outcome else _("open"),
    )


def lines_table(page: LinesPage, lang: str) -> TableDocument:
    """Return what the page shows as a document."""
    heads = tuple(Column(words) for words in page.columns)
    return TableDocument(
        _("Journal"),
        heads,
        (Section("", page.rows),),
        lang,
        subtitle=f"{page.where} · {page.quarter_said}",
        footer=_("Coded: it names nobody."),
    )
