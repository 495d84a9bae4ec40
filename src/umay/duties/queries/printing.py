"""The duty table as a document: weeks to hang up, or a list for a workbook. Named is only who agreed to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils import translation
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umay.core.api import Actor, query
from umay.documents.api import Both, Column, Section, TableDocument
from umay.kernel.weeks import week_of
from umay.places.api import own_unit
from umay.posts.api import Occurrence, bell_words, occurrences
from umay.rosters.api import (
    KINDS,
    STATES,
    Roster,
    RosterState,
    Shift,
    hours_said,
    key_of,
    live_of,
    own_unit_id,
    post_said,
    span_said,
    there_by,
)
from umay.staffing.api import Kind
from umay.turns.api import SlotKey
from umay.web.api import dates

PAPER: Final = frozenset({"pdf", "docx"})
LISTS: Final = frozenset({"xlsx", "csv"})
_ORDER: Final = list(KINDS)


@dataclass(frozen=True, slots=True)
class _Table:
    roster: Roster
    held: tuple[Occurrence, ...]
    there: dict[SlotKey, list[Shift]]
    langs: tuple[str, str]

    def both(self, say: object) -> Both:
        """Return words in both languages; the second stays empty where it says the same."""
        first, second = self._in(self.langs[0], say), self._in(self.langs[1], say) if self.langs[1] else ""
        return Both(first, second if second != first else "")

    @staticmethod
    def _in(lang: str, say: object) -> str:
        with translation.override(lang):
            return str(say() if callable(say) else say)


@query
def duty_document(
    actor: Actor, uid: UUID, day: date | None, *, lang: str, both: bool, as_list: bool
) -> tuple[tuple[str, ...], TableDocument]:
    """Return the parts of the file's name and the duty table. day: of the week to print, None for all. both: in a second language too.

    Raises RosterMissing.
    """
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    first = week_of(day) if day else roster.from_on
    last = first + timedelta(days=6) if day else roster.until_on
    held = occurrences(actor, max(first, roster.from_on), min(last, roster.until_on))
    shifts = [one for one in live_of(roster) if first <= one.on_day <= last]
    there: dict[SlotKey, list[Shift]] = {}
    for one in sorted(shifts, key=lambda one: (_ORDER.index(Kind(one.kind)), one.worker.name, one.id)):
        there.setdefault(key_of(one), []).append(one)
    table = _Table(roster, held, there, (lang, _second(shifts, lang) if both else ""))
    unit = own_unit(actor).name
    name = (_("Duty table"), unit, first.isoformat())
    return name, _listed(table, shifts, unit, lang) if as_list else _hung(table, unit, lang)


def _second(shifts: Iterable[Shift], lang: str) -> str:
    """Return the other language that most of those who stand read; English where they all read the first."""
    counts = Counter(one.worker.language for one in shifts if one.worker.language != lang)
    found = counts.most_common(1)[0][0] if counts else ("en" if lang != "en" else "")
    return found if found != lang else ""


def _hung(table: _Table, unit: str, lang: str) -> TableDocument:
    days = sorted({one.on_day.weekday() for one in table.held}) or list(range(5))
    columns = (
        Column(table.both(lambda: _("Hours")), weight=0.8),
        *(Column(table.both(lambda day=day: WEEKDAYS[day]), weight=1.4) for day in days),
    )  # fmt: skip
    weeks = sorted({week_of(one.on_day) for one in table.held})
    sections = tuple(section for week in weeks for section in _week(table, week, days, alone=len(weeks) == 1))
    said = dates.say_dates(weeks[0], weeks[0] + timedelta(days=max(days))) if len(weeks) == 1 else span_said(table.roster)
    return TableDocument(
        title=table.both(lambda: _("Duty table")), columns=columns, sections=sections, lang=lang, subtitle=f"{unit} · {said}",
        notes=tuple(note for both in (_how(table), _named_by_code(table)) for note in (both.first, both.second) if note),
        footer="" if table.roster.state == RosterState.PUBLISHED.value else _aside(table, STATES[RosterState(table.roster.state)][0]),
    )  # fmt: skip


def _how(table: _Table) -> Both:
    return table.both(
        lambda: _("Be there before the hours begin, as it stands beside each post. Who stands first in a window writes down how it was.")
    )


def _named_by_code(table: _Table) -> Both:
    return table.both(lambda: _("People who did not agree to be named stand here by their code."))


def _aside(table: _Table, say: object) -> str:
    """Return words in both languages, side by side."""
    both = table.both(say)
    return " / ".join(part for part in (both.first, both.second) if part)


def _week(table: _Table, week: date, days: Sequence[int], *, alone: bool) -> Iterable[Section]:
    held = {(one.window_id, one.on_day): one for one in table.held if week_of(one.on_day) == week}
    first: dict[int, Occurrence] = {}
    for one in held.values():
        first.setdefault(one.window_id, one)
    posts = sorted({(one.post_number, one.post_id) for one in first.values()})
    for _number, post_id in posts:
        windows = [one for one in first.values() if one.post_id == post_id]
        windows.sort(key=lambda one: (one.starts_at.time(), one.window_id))
        rows = tuple(_row(table, one, [week + timedelta(days=day) for day in days], held) for one in windows)
        title = _aside(table, lambda one=windows[0]: post_said(one.post_number, one.post_name))
        said = title if alone else f"{dates.say_dates(week, week + timedelta(days=max(days)))} · {title}"
        yield Section(said, rows)


def _row(table: _Table, window: Occurrence, days: Sequence[date], held: dict[SlotKey, Occurrence]) -> tuple[Both | str, ...]:
    hours = hours_said(window.starts_at, window.ends_at)
    lead = table.both(lambda: _("there by %(time)s") % {"time": there_by(window.starts_at, window.lead_min)})
    head = "\n".join(part for part in (hours, _name(table, window), lead.first, lead.second) if part)
    return (head, *(_cell(table, held.get((window.window_id, day)), window) for day in days))


def _name(table: _Table, window: Occurrence) -> str:
    """Return what a window is called: the school's own word, else its bell in both languages."""
    return window.label or (_aside(table, lambda: bell_words(window.bell_code)) if window.bell_code else "")


def _cell(table: _Table, one: Occurrence | None, window: Occurrence) -> str:
    if one is None:
        return "–"
    lines = [
        f"{one.on_day.day}."
        if one.starts_at.time() == window.starts_at.time()
        else f"{one.on_day.day}. {hours_said(one.starts_at, one.ends_at)}"
    ]
    shifts = table.there.get((one.window_id, one.on_day), [])
    for kind in _ORDER:
        names = [_named(shift) for shift in shifts if shift.kind == kind]
        missing = one.needs.get(Kind(kind), 0) - len(names)
        if names or missing > 0:
            blanks = ["________"] * max(missing, 0)
            lines.append(f"{dates.sentence(_aside(table, KINDS[kind]))}: {', '.join([*names, *blanks])}")
    return "\n".join(lines)


def _named(shift: Shift) -> str:
    return shift.worker.name if shift.worker.on_board else shift.worker.code


def _listed(table: _Table, shifts: Sequence[Shift], unit: str, lang: str) -> TableDocument:
    columns = (
        Column(_("Day")), Column(_("Hours")), Column(pgettext("at the gate", "Post")), Column(_("Window")), Column(_("Kind")),
        Column(_("Name or code")),
        Column(_("Class")),
    )  # fmt: skip
    rows = tuple(
        (
            one.on_day.isoformat(), hours_said(one.starts_at, one.ends_at), post_said(one.post.number, one.post.name), one.window.label,
            str(KINDS[Kind(one.kind)]), _named(one), one.worker.class_name,
        )
        for one in shifts
    )  # fmt: skip
    return TableDocument(_("Duty table"), columns, (Section("", rows),), lang, subtitle=f"{unit} · {span_said(table.roster)}")
