"""Orders as the gate reads them, in words. Takes what an act has opened and recorded; opens nothing itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from umay.visits.queries.words import BASES
from umay.visits.rules.codes import Basis
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


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order as a page shows it. calls: who, the number as it is written, and its address. holds: today."""

    uid: UUID
    name: str
    others: str
    looks: str
    do: str
    calls: tuple[tuple[str, str, str], ...]
    until: str
    basis: str
    holds: bool
    from_said: str
    back_asked: bool
    is_own: bool


def cards(opened: Collection[Opened], today: date) -> tuple[OrderCard, ...]:
    """Return the orders in words, those that hold first."""
    found = [_card(one, today) for one in opened]
    return tuple(sorted(found, key=lambda one: not one.holds))


def _card(one: Opened, today: date) -> OrderCard:
    basis = _("%(who)s, number %(number)s of %(day)s") % {
        "who": said.sentence(str(BASES[one.basis])), "number": one.said.number, "day": said.say_date(one.dates.given_on),
    }  # fmt: skip
    return OrderCard(
        uid=one.uid,
        name=one.said.names[0],
        others=", ".join(one.said.names[1:]),
        looks=one.said.looks,
        do=one.said.do,
        calls=tuple((who, number, "tel:" + _NOT_DIALLED.sub("", number)) for who, number in one.said.calls),
        until=_("Until the end of %(day)s") % {"day": said.say_full(one.dates.until_on)},
        basis=basis,
        holds=holds(one.dates.from_on, one.dates.until_on, today),
        from_said=_("Holds from %(day)s on") % {"day": said.say_date(one.dates.from_on)},
        back_asked=one.back_asked,
        is_own=one.is_own,
    )
