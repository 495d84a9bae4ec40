"""What is missing of people, and what of it keeps them off every roster: for who keeps the list, and in words for themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from umay.core.api import Actor, query
from umay.register import api as register
from umay.staffing.models import Commitment, Worker
from umay.staffing.queries.asked import asked_at
from umay.staffing.queries.days import day_at
from umay.staffing.queries.words import LACKS, OWN_LACKS
from umay.staffing.queries.workers import here, serving_of, worker_of
from umay.staffing.rules.kinds import State
from umay.staffing.rules.lacking import Known, Lack, keeps_off
from umay.staffing.rules.teaching import COMMITMENT


@query
def kept_off(actor: Actor, uids: Collection[UUID], today: date) -> dict[UUID, tuple[Lack, ...]]:
    """Return whom of these people of the actor's school something keeps off every roster, with what; others are left out."""
    return _off(list(here(actor).filter(uid__in=uids)), today)


@query
def missing_of(actor: Actor, today: date) -> tuple[str, ...]:
    """Return what keeps whoever asks off every roster and from serving, as sentences to them; nothing where no paper would help."""
    own = worker_of(actor)
    off = _off([own], today) if own else {}
    return tuple(str(OWN_LACKS[one]) for lacks in off.values() for one in lacks)


def counted(off: Iterable[tuple[Lack, ...]]) -> str:
    """Return what is missing of how many, in words."""
    found = Counter(one for lacks in off for one in lacks)
    return ", ".join(f"{LACKS[one]} ({found[one]})" for one in Lack if one in found)


def _off(rows: list[Worker], today: date) -> dict[UUID, tuple[Lack, ...]]:
    asked, serving = asked_at({(one.unit_id, one.country) for one in rows}), serving_of(rows)
    known = known_of([one.pk for one in rows], rows)
    found = {one.uid: keeps_off(serving[one.pk], known[one.pk], asked[one.unit_id], today) for one in rows}
    return {uid: lacks for uid, lacks in found.items() if lacks}


def known_of(ids: list[int], workers: Any) -> dict[int, Known]:
    """Return what else is known of workers, by id."""
    committed = set(Commitment.objects.filter(worker_id__in=ids, text=COMMITMENT).values_list("worker_id", flat=True))
    alike = register.alike_of(ids)
    return {
        one.pk: Known(
            day_at(one.country, one.entered_at), one.pk in committed, one.pk in alike, alike.get(one.pk, False), first_of(one) is not None
        )
        for one in workers
    }


def first_of(one: Worker) -> int | None:
    """Return whose name and number somebody who waits gave again."""
    return one.again_of_id if one.state == State.WAITING.value else None
