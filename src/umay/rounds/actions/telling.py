"""Whoever keeps rounds is told once of each that was missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from umay.core.api import Actor, Perm, action, functions_with, record, require
from umay.notices.api import tell
from umay.people import api as people
from umay.people.api import zone_of
from umay.places import api as places
from umay.rounds.queries.missed import MissedRound


@action(Perm.ROUND_WALK, "rounds.missed_told")
def tell_missed(actor: Actor, unit_id: int, rounds: Sequence[MissedRound], *, now: datetime) -> int:
    """Tell those who keep a school's rounds of each missed one, once each; return how many notices are new. A job's act, safe to repeat.

    Audit: rounds.missed_told. Tells all whom the policy lets keep rounds.
    """
    unit = places.cards([unit_id])[unit_id]
    require(actor, Perm.ROUND_WALK, unit.place)
    keepers = people.holders(unit_id, now.astimezone(zone_of(unit.country)).date(), functions_with(Perm.ROUND_KEEP))

    told = sum(_tell(actor, keepers, one, now) for one in rounds)

    record(actor, "rounds.missed_told", str(unit_id), at=now, place=unit.place, detail={"rounds": len(rounds), "told": told})
    return told


def _tell(actor: Actor, keepers: Sequence[int], one: MissedRound, now: datetime) -> int:
    code, link = ("rounds.short", reverse("round", kwargs={"uid": one.uid})) if one.uid else ("rounds.missed", reverse("rounds"))
    return tell(actor, keepers, code, link=link, at=now, key=f"round/{one.way_id}/{one.starts_at:%Y%m%d%H%M}")
