"""Who stands now, or next: what a phone shows before the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from umay.posts.api import Occurrence
from umay.rosters.models import Shift
from umay.rosters.queries.facts import key_of
from umay.rosters.queries.saying import fill_href, hours_said, post_said, short_said
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class NearPlace:
    """A post now or next: its hours, who stands there, what is missing. href: of the first empty place, "" where none is."""

    title: str
    names: str
    short: str
    href: str


@dataclass(frozen=True, slots=True)
class Near:
    """Who stands now, or next."""

    title: str
    places: tuple[NearPlace, ...]


def near_of(roster_uid: UUID, held: Sequence[Occurrence], shifts: Sequence[Shift], now: datetime) -> Near | None:
    """Return the windows that people are there for now, else those that come next; None where none is to come. held: in order of time."""
    ahead = [one for one in held if one.ends_at > now]
    current = [one for one in ahead if one.starts_at - timedelta(minutes=one.lead_min) <= now]
    chosen = current or [one for one in ahead if one.starts_at == ahead[0].starts_at]
    if not chosen:
        return None
    title = _("Now") if current else _("Next: %(day)s") % {"day": dates.say_day(chosen[0].on_day)}
    return Near(title, tuple(_place(roster_uid, one, shifts) for one in chosen))


def _place(roster_uid: UUID, one: Occurrence, shifts: Sequence[Shift]) -> NearPlace:
    key = one.window_id, one.on_day
    there = [shift for shift in shifts if key_of(shift) == key]
    have = Counter(shift.kind for shift in there)
    missing = [(kind.value, need - have[kind]) for kind, need in one.needs.items() if have[kind] < need]
    title = f"{hours_said(one.starts_at, one.ends_at)} · {post_said(one.post_number, one.post_name)}"
    return NearPlace(
        title, ", ".join(shift.worker.name for shift in there) or _("Nobody"), ", ".join(short_said(*pair) for pair in missing),
        fill_href(roster_uid, key, missing[0][0]) if missing else "",
    )  # fmt: skip
