"""Orders as the gate reads them, in words. Takes what an act has opened and recorded; opens nothing itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from umay.core.api import Actor
from umay.people import api as people
from umay.staffing import api as staffing
from umay.visits.queries.words import BASES, STEPS
from umay.visits.rules.codes import Basis, Step
from umay.visits.rules.orders import Dates, holds
from umay.visits.sealed import Said
from umay.web.api import dates as said

_NOT_DIALLED = re.compile(r"[^\d+*#]")


class Opened(Protocol):
    """An order that an act opened."""

    @property
    def uid(self) -> UUID: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def dates(self) -> Dates: ...
    @property
    def said(self) -> Said: ...
    @property
    def back_asked(self) -> bool: ...
    @property
    def is_own(self) -> bool: ...
    @property
    def waits_word(self) -> bool: ...
    @property
    def may_answer(self) -> bool: ...
    @property
    def entered_at(self) -> datetime | None: ...
    @property
    def entered_by_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order as a page shows it. calls: who, the number as it is written, and its address. holds: today.

    steps: what the gate does, in the reader's language; do: more of it as the school wrote it. waits_word: for a head's word; written: by
    whom and when the gate wrote it down, "" where a head has said that it is so. may_answer: this reader gives the word.
    """

    uid: UUID
    name: str
    others: str
    looks: str
    steps: tuple[str, ...]
    do: str
    calls: tuple[tuple[str, str, str], ...]
    until: str
    basis: str
    holds: bool
    from_said: str
    back_asked: bool
    is_own: bool
    waits_word: bool
    may_answer: bool
    written: str


def cards(actor: Actor, opened: Collection[Opened], today: date) -> tuple[OrderCard, ...]:
    """Return the orders in words, those that hold first."""
    names = _writers(actor, {one.entered_by_id for one in opened if one.waits_word and one.entered_by_id})
    found = [_card(one, today, names) for one in opened]
    return tuple(sorted(found, key=lambda one: not one.holds))


def _card(one: Opened, today: date, names: dict[int, str]) -> OrderCard:
    basis = _("%(who)s, number %(number)s of %(day)s") % {
        "who": said.sentence(str(BASES[one.basis])), "number": one.said.number, "day": said.say_date(one.dates.given_on),
    }  # fmt: skip
    return OrderCard(
        uid=one.uid,
        name=one.said.names[0],
        others=", ".join(one.said.names[1:]),
        looks=one.said.looks,
        steps=tuple(str(STEPS[step]) for step in Step if step in one.said.steps),
        do=one.said.do,
        calls=tuple((who, number, "tel:" + _NOT_DIALLED.sub("", number)) for who, number in one.said.calls),
        until=_("Until the end of %(day)s") % {"day": said.say_full(one.dates.until_on)},
        basis=basis,
        holds=holds(one.dates.from_on, one.dates.until_on, today),
        from_said=_("Holds from %(day)s on") % {"day": said.say_date(one.dates.from_on)},
        back_asked=one.back_asked,
        is_own=one.is_own,
        waits_word=one.waits_word,
        may_answer=one.may_answer,
        written=_written(one, names),
    )


def _writers(actor: Actor, ids: set[int]) -> dict[int, str]:
    """Return who wrote orders down, by name: whoever came by a pass is known to staffing alone."""
    if not ids:
        return {}
    by_pass = {one.person_id: one.name for one in staffing.workers_at(actor) if one.person_id is not None and one.name}
    return people.names_of(ids) | {pk: name for pk, name in by_pass.items() if pk in ids}


def _written(one: Opened, names: dict[int, str]) -> str:
    if not one.waits_word or one.entered_at is None:
        return ""
    at = one.entered_at.astimezone(timezone.get_current_timezone())
    when = f"{said.say_date(at.date())}, {said.say_time(at)}"
    return " · ".join(part for part in (names.get(one.entered_by_id or 0, ""), when) if part)
