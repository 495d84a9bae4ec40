"""The day of deletion: what goes, what stays, what stops it, and a power cut at every statement."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.killing import killed_at_every_statement
from umay.absence.actions import keeping
from umay.absence.models import DeletionRound, Followed, Measure, Opening, Share, Visit, Wrap
from umay.absence.rules.codes import HoldReason
from umay.absence.tests.test_acts import refused, row
from umay.absence.tests.test_walls import ask, busy, confirm, protect
from umay.absence.tests.worlds import World, build, enter, in_days, now, today
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.protected.api import is_protected
from umay.protected.models import Lifting

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = (Wrap, Visit, Measure, Share, Opening)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def over(world: World, child: UUID) -> None:
    """Let the day of deletion have come."""
    with scoped(world.cast.job):
        Followed.objects.filter(pk=child).update(found_on=in_days(-400), delete_on=in_days(-1))


def run(world: World, at: datetime | None = None) -> int:
    job, moment = world.cast.job, at or now()
    return sum(
        keeping.erase(job, uid, today=moment.date(), now=moment) for uid in keeping.begin_round(job, today=moment.date(), now=moment)
    )


def left(world: World) -> list[int]:
    with scoped(world.cast.job):
        return [part.objects.count() for part in PARTS]


def hold(world: World, child: UUID, days: int = 30) -> None:
    keeping.hold(world.cast.counsellor, world.vaults["counsellor"], child, HoldReason.COURT, in_days(days), today=today(), now=now())


def test_keys_and_rows_go_and_the_coded_line_stays(world: World) -> None:
    child = busy(world)
    over(world, child)

    assert run(world) == 1

    line = row(world, child)
    assert left(world) == [0] * len(PARTS)
    assert (line.words_blob, line.place_blob, line.reason, line.found_on.day) == (None, None, "guidance", 1)
    assert AuditEntry.objects.get(verb="absent.erased").detail["gone"]["wrap"] > 4
    assert run(world) == 0


def test_what_is_not_due_or_is_held_stays(world: World) -> None:
    early, held = enter(world), enter(world)
    over(world, held)
    hold(world, held)

    assert run(world) == 0
    assert row(world, early).erased_at is row(world, held).erased_at is None

    keeping.end_hold(world.cast.counsellor, world.vaults["counsellor"], held, now=now())
    assert run(world) == 1
    assert refused(lambda: hold(world, early, days=0)) == "absence.hold_without_end"


def test_a_clock_that_jumped_deletes_nothing_until_a_person_says_so(world: World) -> None:
    child = enter(world)
    over(world, child)
    far = now() + timedelta(days=3_650)
    with scoped(world.cast.job):
        DeletionRound.objects.create(ran_at=now(), due=0, total=1)

    assert run(world, far) == 0
    assert row(world, child).erased_at is None
    with scoped(world.cast.job):
        assert DeletionRound.objects.get(ran_at=far).stopped_by == "absence.clock_moved"
    assert {one.person_id for one in Notice.objects.filter(code="absent.deletion_stopped")} == {world.cast.administrator.person_id}

    keeping.allow_round(world.cast.administrator, now=far)
    assert run(world, far) == 1


def test_many_at_once_stop_the_round(world: World) -> None:
    children = [enter(world) for _ in range(5)]
    for child in children[:4]:
        over(world, child)

    assert run(world) == 0
    assert refused(lambda: keeping.allow_round(world.cast.counsellor, now=now())) == "access.not_granted"
    keeping.allow_round(world.cast.administrator, now=now())
    assert refused(lambda: keeping.allow_round(world.cast.administrator, now=now())) == "absence.nothing_stopped"
    assert run(world) == 4


def test_a_power_cut_leaves_a_record_whole_or_gone(world: World) -> None:
    child = busy(world)
    over(world, child)
    before = left(world)

    def check() -> None:
        gone = row(world, child).erased_at is not None
        assert left(world) == ([0] * len(PARTS) if gone else before)
        assert AuditEntry.objects.filter(verb="absent.erased").exists() == gone

    assert killed_at_every_statement(lambda: run(world), check) >= 10
    assert row(world, child).erased_at is not None


def test_a_power_cut_leaves_a_protection_whole_or_lifted(world: World) -> None:
    child = enter(world)
    protect(world, child)
    ask(world, child)

    def check() -> None:
        lifted = not is_protected(world.cast.counsellor, [child])
        with scoped(world.cast.job):
            assert Lifting.objects.get().confirmed_at is None or lifted
            epochs = set(Wrap.objects.filter(compartment="place").values_list("epoch", flat=True))
        assert epochs == {row(world, child).place_epoch}

    def lift() -> None:
        with suppress(Refused):
            confirm(world, child)

    assert killed_at_every_statement(lift, check) >= 8
    assert not is_protected(world.cast.counsellor, [child])
