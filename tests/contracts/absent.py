"""Followed children in the world of the matrix: one with a visit, a measure and a hold; one shared; one whose place is protected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from tests.support.cast import seated
from tests.support.vaults import WORDS, keyed
from umay.core.api import scoped


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who does it, with their vault open, on what day."""

    actor: Any
    vault: Any
    now: Any

    @property
    def when(self) -> dict[str, Any]:
        return {"today": self.now.date(), "now": self.now}


def absent(cast: Any) -> dict[str, Any]:
    """Enter three children at the school, known to its principal and three more, and return what addresses and bodies name of them.

    The principal and the counsellor have keys already.
    """
    from umay.absence.actions import keeping, protecting, sharing, teaming, visiting
    from umay.absence.actions.sharing import Wanted
    from umay.absence.actions.visiting import Ordered, Plan
    from umay.absence.models import DeletionRound
    from umay.absence.rules.codes import Ground, HoldReason, MeasureKind
    from umay.core.api import JOB

    now, vault = timezone.now(), _opened(cast.principal)
    aide, mobile = seated("aide", cast.school, "deputy_head"), seated("mobile", cast.district, "social_worker")
    aide_vault, _mobile_vault = keyed(aide), keyed(mobile)
    hand = _Hand(cast.principal, vault, now)
    plain, shared, guarded, asked = (_enter(hand) for _ in range(4))
    day = now.date() + timedelta(days=30)

    visit = visiting.plan_visit(cast.principal, vault, plain, Plan(aide.person_id, day), **hand.when)
    measure = visiting.add_measure(cast.principal, vault, plain, Ordered(MeasureKind.EDUCATION, "1", "C", day), **hand.when)
    keeping.hold(cast.principal, vault, plain, HoldReason.COURT, day, **hand.when)
    wanted = Wanted(cast.district.id, frozenset({mobile.person_id}), Ground.LAW, "Law 5", day)
    share = sharing.share(cast.principal, vault, shared, wanted, **hand.when)
    for child in (guarded, asked):
        protecting.protect(cast.principal, vault, child, [aide.person_id], now=now)
    protecting.ask_lifting(aide, aide_vault, asked, now=now)
    team = teaming.set_up_team(mobile, "Team 1", 2, now=now)
    with scoped(JOB):
        DeletionRound.objects.create(ran_at=now, due=9, total=10, stopped_by="absence.too_many_to_delete")
    newcomer = seated("newcomer", cast.school, "psychologist")
    keyed(newcomer)
    return {
        "followed_uid": plain, "shared_uid": shared, "guarded_uid": guarded, "asked_uid": asked, "visit_uid": visit, "measure_uid": measure,
        "share_uid": share, "team_uid": team, "an_aide": aide.person_id, "a_newcomer": newcomer.person_id,
        "an_outsider": f"{cast.district.id}-{mobile.person_id}", "not_shown_place": cast.counsellor.person_id,
    }  # fmt: skip


def _opened(actor: Any) -> Any:
    """Return the vault of somebody who has keys, open."""
    from umay.vault.actions.holding import own_key, pair_by, whole
    from umay.vault.rules.slots import TYPED

    with transaction.atomic(), scoped(actor, "vault.opened"):
        key = own_key(actor)
        return whole(key, pair_by(key, WORDS, TYPED, timezone.now()))


def _enter(hand: _Hand) -> UUID:
    from umay.absence.actions.entering import Found, Said, enter_child
    from umay.absence.rules.codes import AgeBand, GradeBand, Reason, Sex
    from umay.absence.rules.following import Entry

    entry = Entry(Reason.GUIDANCE, hand.now.date(), "", hand.now.date() + timedelta(days=300))
    found = Found(entry, Sex.GIRL, AgeBand.FROM_10, GradeBand.LOWER)
    return enter_child(hand.actor, found, Said("A child", school="A school", address="A street"), key=uuid4(), **hand.when)
