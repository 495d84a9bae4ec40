"""The list: codes alone. Initials come with an open vault; a school or an address never."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umay.absence.models import Followed, Visit
from umay.absence.queries.words import AGES, REASONS, STATES, TONES
from umay.absence.rules.codes import AgeBand, Reason, State
from umay.core.api import Actor, Perm, query
from umay.protected.api import is_protected
from umay.vault import api as vaults
from umay.web.api import dates

MOST: Final = 200
AT_WORK: Final = (State.FOUND, State.FOLLOWED)


def short_of(uid: UUID) -> str:
    """Return the code by which people speak of a record.

    >>> short_of(UUID("0190f3a2-0000-7000-8000-00000000ab12"))
    '00AB-12'
    """
    return f"{uid.hex[-6:-2].upper()}-{uid.hex[-2:].upper()}"


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One record as its line shows it."""

    title: str
    text: str
    state: str
    tone: str
    href: str
    meta: str
    is_protected: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list. show: "open" or "ended". has_keys: what is entered can be sealed to this reader."""

    lines: tuple[ChildLine, ...]
    show: str
    has_keys: bool
    vault_open: bool
    keeps_deletion: bool


@query
def list_page(actor: Actor, *, show: str, initials: Mapping[UUID, str] | None, today: date) -> ListPage:
    """Return the records this reader was let in to. initials: None while the vault is shut."""
    kept = Followed.objects.filter(erased_at__isnull=True)
    rows = list((kept.exclude(state__in=AT_WORK) if show == "ended" else kept.filter(state__in=AT_WORK)).order_by("-entered_at")[:MOST])
    visits = Visit.objects.filter(record__in=rows, done_on__isnull=True).order_by("-planned_on")
    planned = dict(visits.values_list("record_id", "planned_on"))
    hidden = is_protected(actor, [one.id for one in rows])
    return ListPage(
        lines=tuple(_line(one, (initials or {}).get(one.id, ""), planned.get(one.id), today, is_hidden=one.id in hidden) for one in rows),
        show="ended" if show == "ended" else "open",
        has_keys=actor.person_id is not None and vaults.has_keys(actor.person_id),
        vault_open=initials is not None,
        keeps_deletion=actor.holds(Perm.DEPLOYMENT_KEEP),
    )


def _line(row: Followed, initials: str, visit_on: date | None, today: date, *, is_hidden: bool) -> ChildLine:
    said = f"{REASONS[Reason(row.reason)]} · {AGES[AgeBand(row.age_band)]}"
    if visit_on:
        said += " · " + _("visit planned %(when)s") % {"when": dates.say_near(visit_on, today)}
    return ChildLine(
        title=f"{initials} · {short_of(row.id)}" if initials else short_of(row.id),
        text=said,
        state=str(STATES[State(row.state)]),
        tone=TONES[row.state],
        href=reverse("absent-child", kwargs={"uid": row.id}),
        meta=dates.say_date(row.found_on),
        is_protected=is_hidden,
    )


@query
def is_there(actor: Actor, uid: UUID) -> bool:
    """Tell whether the record is there for this person; hidden, missing and erased alike are not."""
    del actor
    return Followed.objects.filter(pk=uid, erased_at__isnull=True).exists()
