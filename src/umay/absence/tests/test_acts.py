"""What those who follow a child do: who may, what changes, what is recorded, what is refused, and two at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from umay.absence.actions import bench, entering, protecting, reading, sharing, visiting
from umay.absence.actions.sharing import Wanted
from umay.absence.actions.visiting import Ordered, Plan
from umay.absence.models import Followed, Measure, Opening, Share, Visit, Wrap
from umay.absence.rules.codes import Ground, MeasureKind, Outcome, Reason, State
from umay.absence.tests.worlds import CANARIES, SAID, World, build, enter, found, in_days, now, today
from umay.core.api import scoped, sealing
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def read(world: World, child: UUID, who: str = "counsellor") -> Any:
    return reading.open_record(world.actor(who), world.vaults[who], child, now=now())


def row(world: World, child: UUID) -> Followed:
    with scoped(world.cast.job):
        return Followed.objects.get(pk=child)


def refused(do: Any) -> str:
    with pytest.raises(Refused) as no:
        do()
    return no.value.refusal.code


def share(world: World, child: UUID, **changed: Any) -> UUID:
    wanted = {
        "unit_id": world.cast.district.id,
        "person_ids": frozenset({world.social.person_id}),
        "ground": Ground.LAW,
        "reference": "Law 5",
        "until_on": in_days(30),
    }
    return sharing.share(
        world.cast.counsellor, world.vaults["counsellor"], child, Wanted(**{**wanted, **changed}), today=today(), now=now()
    )


def test_the_unit_s_people_read_who_the_child_is_and_where(world: World) -> None:
    child = enter(world)

    for who in ("counsellor", "principal"):
        found_now = read(world, child, who)
        assert tuple(found_now.words.values()) == CANARIES[:3]
        assert found_now.place == {"school": CANARIES[3], "address": CANARIES[4]}


def test_each_opening_is_recorded_for_the_audit_and_for_those_who_follow(world: World) -> None:
    child = enter(world)

    read(world, child, "principal")

    assert AuditEntry.objects.get(verb="absent.opened").subject == str(child)
    with scoped(world.cast.counsellor):
        assert Opening.objects.get().person_id == world.cast.principal.person_id


def test_the_guidance_centre_is_let_in_too(world: World) -> None:
    child = enter(world, centre_id=world.cast.district.id)

    assert read(world, child, "social").words["name"] == CANARIES[0]


def test_the_same_form_sent_twice_is_one_child(world: World) -> None:
    key = uuid4()

    for _ in range(2):
        entering.enter_child(world.cast.counsellor, found(), SAID, key=key, today=today(), now=now())

    with scoped(world.cast.job):
        assert Followed.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "changed", "code"),
    [
        ("police_officer", {}, "access.not_granted"),
        ("counsellor", {"reason": Reason.REGISTER}, "absence.basis_missing"),
        ("counsellor", {"days": 0}, "absence.day_of_deletion_over"),
        ("province_coordinator", {}, "absence.no_keys"),
    ],
)
def test_what_may_not_be_entered(world: World, who: str, changed: dict[str, Any], code: str) -> None:
    assert refused(lambda: enter(world, who, **changed)) == code


@pytest.mark.parametrize("who", ["principal_elsewhere", "social"])
def test_for_others_a_child_is_not_there_as_one_that_never_was(world: World, who: str) -> None:
    child = enter(world)

    for uid in (child, uuid4()):
        with pytest.raises(bench.ChildMissing):
            read(world, uid, who)


def test_who_left_the_unit_reads_no_more(world: World) -> None:
    from umay.people.models import Appointment

    child = enter(world)
    with scoped(world.cast.job, "appointment.ended"):
        Appointment.objects.filter(person_id=world.cast.counsellor.person_id).update(during=("2026-01-01", "2026-02-01"))

    with pytest.raises(bench.ChildMissing):
        read(world, child)


def test_two_who_write_see_each_other(world: World, at_once: Any) -> None:
    child = enter(world)
    words = {"name": "New", "contacts": "", "notes": ""}

    def write() -> None:
        entering.write_words(world.cast.counsellor, world.vaults["counsellor"], child, words, version=1, now=now())

    assert sorted(at_once(2, write)) == ["absence.changed_meanwhile", "ok"]
    assert read(world, child, "principal").words["name"] == "New"


def test_a_place_is_changed_by_version_too(world: World) -> None:
    child = enter(world)
    do = world.cast.counsellor, world.vaults["counsellor"], child, {"school": "S", "address": "A"}

    entering.write_place(*do, version=1, now=now())

    assert refused(lambda: entering.write_place(*do, version=1, now=now())) == "absence.changed_meanwhile"
    assert read(world, child).place["school"] == "S"


def plan(world: World, child: UUID, visitor: Any = None, days: int = 1) -> UUID:
    asked = Plan((visitor or world.cast.principal).person_id, in_days(days))
    return visiting.plan_visit(world.cast.counsellor, world.vaults["counsellor"], child, asked, today=today(), now=now())


def test_a_visit_is_planned_recorded_once_and_read_by_the_team(world: World, at_once: Any) -> None:
    child = enter(world)
    visit = plan(world, child)

    def visited() -> None:
        visiting.record_visit(
            world.cast.principal,
            world.vaults["principal"],
            visit,
            Outcome.MET_FAMILY,
            "CANARY-VISIT",
            done_on=today(),
            today=today(),
            now=now(),
        )

    assert sorted(at_once(2, visited)) == ["absence.visit_recorded", "ok"]
    assert read(world, child).notes == {visit: "CANARY-VISIT"}
    assert row(world, child).state == State.FOLLOWED


def test_nobody_visits_who_was_not_let_in(world: World) -> None:
    child = enter(world)

    assert refused(lambda: plan(world, child, world.social)) == "absence.visitor_not_let_in"
    assert refused(lambda: plan(world, child, days=-1)) == "absence.day_is_over"


def test_how_far_it_is_follows_the_rule(world: World) -> None:
    child = enter(world)

    def move(state: State) -> None:
        entering.move(world.cast.counsellor, world.vaults["counsellor"], child, state, today=today(), now=now())

    assert refused(lambda: move(State.ENROLLED_CONFIDENTIALLY)) == "absence.wrong_state"
    move(State.BACK)
    assert row(world, child).state == State.BACK
    assert AuditEntry.objects.get(verb="absent.moved").detail == {"from": "found", "to": "back"}


def order(world: World, child: UUID, days: int) -> UUID:
    ordered = Ordered(MeasureKind.EDUCATION, "2026/77", "CANARY-COURT", in_days(days))
    return visiting.add_measure(world.cast.counsellor, world.vaults["counsellor"], child, ordered, today=today(), now=now())


def test_a_measure_is_sealed_but_its_day_reminds_a_week_before_and_once(world: World) -> None:
    from umay.absence.tasks import _look_ahead

    child = enter(world)
    soon, later = order(world, child, 7), order(world, child, 60)

    assert [_look_ahead(today(), now()) for _ in range(2)] == [1, 0]

    told = Notice.objects.filter(code="absent.review")
    assert {one.person_id for one in told} == {world.cast.counsellor.person_id, world.cast.principal.person_id}
    assert {(one.link, str(one.counts)) for one in told} == {(f"/absent/{child}/#measures", "{}")}
    assert read(world, child).courts == {one: {"number": "2026/77", "court": "CANARY-COURT"} for one in (soon, later)}


def test_a_measure_ends_once(world: World) -> None:
    measure = order(world, enter(world), 30)
    end = world.cast.counsellor, world.vaults["counsellor"], measure

    visiting.end_measure(*end, today=today(), now=now())

    assert refused(lambda: visiting.end_measure(*end, today=today(), now=now())) == "absence.measure_over"
    with scoped(world.cast.job):
        assert Measure.objects.get().ended_on == today()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"ground": None}, "absence.share_basis_missing"),
        ({"reference": ""}, "absence.share_basis_missing"),
        ({"until_on": None}, "absence.share_day_missing"),
        ({"person_ids": frozenset()}, "absence.nobody_with_keys"),
    ],
)
def test_nothing_is_shared_without_a_basis_a_day_and_a_name(world: World, changed: dict[str, Any], code: str) -> None:
    child = enter(world)

    assert refused(lambda: share(world, child, **changed)) == code


def test_another_office_reads_while_it_is_shared_and_no_longer(world: World) -> None:
    child = enter(world)
    shared = share(world, child)
    plan(world, child)

    assert read(world, child, "social").words["name"] == CANARIES[0]
    sharing.end_share(world.cast.counsellor, world.vaults["counsellor"], shared, now=now())

    with pytest.raises(bench.ChildMissing):
        read(world, child, "social")
    assert read(world, child, "principal").words["name"] == CANARIES[0]
    assert row(world, child).child_epoch == 2


def test_a_share_ends_by_itself_after_its_last_day(world: World) -> None:
    from umay.absence.tasks import _look_ahead

    child = enter(world)
    share(world, child)
    with scoped(world.cast.job):
        Wrap.objects.filter(share__isnull=False).update(until_on=in_days(-1))
        Share.objects.update(until_on=in_days(-1))

    with pytest.raises(bench.ChildMissing):
        read(world, child, "social")
    _look_ahead(today(), now())

    with scoped(world.cast.job):
        assert not Wrap.objects.filter(person_id=world.social.person_id).exists()


def test_a_day_that_somebody_lengthened_in_the_database_opens_nothing(world: World) -> None:
    child = enter(world)
    share(world, child)
    with scoped(world.cast.job):
        Wrap.objects.filter(share__isnull=False).update(until_on=in_days(900))

    with pytest.raises(sealing.CannotOpen):
        read(world, child, "social")


def test_another_office_changes_nothing_but_visits(world: World) -> None:
    child = enter(world)
    share(world, child)
    who = world.social, world.vaults["social"]

    assert refused(lambda: entering.move(*who, child, State.CLOSED, today=today(), now=now())) == "absence.of_keeping_unit"
    assert refused(lambda: protecting.protect(*who, child, [], now=now())) == "absence.of_keeping_unit"
    asked = Plan(world.social.person_id, in_days(2))
    assert visiting.plan_visit(*who, child, asked, today=today(), now=now())
    with scoped(world.cast.job):
        assert Visit.objects.get().visitor_id == world.social.person_id


def test_somebody_new_of_the_unit_is_let_in_by_name(world: World) -> None:
    from tests.support.cast import seated
    from tests.support.vaults import keyed

    child = enter(world)
    newcomer = seated("newcomer", world.cast.school, "psychologist")
    vault = keyed(newcomer)
    do = world.cast.counsellor, world.vaults["counsellor"], child

    sharing.let_in(*do, newcomer.person_id, today=today(), now=now())

    assert reading.open_record(newcomer, vault, child, now=now()).place is not None
    assert refused(lambda: sharing.let_in(*do, world.social.person_id, today=today(), now=now())) == "absence.not_of_unit"
