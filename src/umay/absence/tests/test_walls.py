"""What the database itself allows, what is found nowhere in clear, and what a protected place tells to whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from umay.absence.actions import bench, entering, protecting, reading, sharing
from umay.absence.models import Followed, Opening, Wrap
from umay.absence.rules.codes import State
from umay.absence.tests.test_acts import order, plan, read, refused, share
from umay.absence.tests.worlds import CANARIES, World, build, enter, now, today
from umay.core.api import NOBODY, scoped, sealing
from umay.protected.api import ShownPlace, is_protected, shown_place
from umay.protected.models import Lifting, Protection

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = ("followed", "wrap", "visit", "measure", "share", "opening")


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from absence_{table}")
        return int(cursor.fetchone()[0])


def busy(world: World) -> UUID:
    """Return a child with one of everything."""
    child = enter(world)
    share(world, child)
    plan(world, child)
    order(world, child, 30)
    read(world, child)
    protect(world, child)
    ask(world, child)
    return child


def protect(world: World, child: UUID, ref: UUID | None = None) -> None:
    protecting.protect(
        world.cast.counsellor, world.vaults["counsellor"], child, [world.cast.principal.person_id], names=[ref] if ref else [], now=now()
    )


def ask(world: World, child: UUID, who: str = "counsellor") -> None:
    protecting.ask_lifting(world.actor(who), world.vaults[who], child, now=now())


def confirm(world: World, child: UUID, who: str = "principal") -> None:
    protecting.confirm_lifting(world.actor(who), world.vaults[who], child, now=now())


def test_the_database_shows_rows_to_those_let_in_alone(world: World) -> None:
    busy(world)

    for table in TABLES:
        with scoped(world.cast.counsellor):
            assert counted(table) > 0, table
        for other in (world.cast.principal_elsewhere, world.cast.police_officer, world.cast.administrator, NOBODY):
            with scoped(other):
                assert counted(table) == 0, table
        assert counted(table) == 0, table


def test_every_table_of_the_room_is_forced_behind_a_policy(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, relrowsecurity and relforcerowsecurity from pg_class where relname like 'absence\\_%' and relkind = 'r'"
        )
        found = dict(cursor.fetchall())

    assert len(found) == 11
    assert all(found.values())


def test_nobody_lets_themselves_in_by_writing_a_row(world: World) -> None:
    child = enter(world)
    outsider = world.cast.principal_elsewhere
    forged = Wrap(
        record_id=child, compartment="child", epoch=1, holder_key=uuid4(), person_id=outsider.person_id, unit_id=world.cast.other_school.id,
        granter="x", blob=b"x", mark=b"x", made_at=now(),
    )  # fmt: skip

    with pytest.raises(DatabaseError), transaction.atomic(), scoped(outsider):
        forged.save(force_insert=True)


def test_a_child_is_entered_in_one_s_own_unit_and_name(world: World) -> None:
    child = enter(world)
    with scoped(world.cast.job):
        copy = Followed.objects.get(pk=child)
    copy.pk = uuid4()

    with pytest.raises(DatabaseError), transaction.atomic(), scoped(world.cast.principal_elsewhere):
        copy.save(force_insert=True)


def test_what_was_written_stands_in_clear_in_no_table_notice_or_job(world: World, test_database: Any) -> None:
    busy(world)

    with test_database.superuser() as admin:
        tables = [one[0] for one in admin.execute("select tablename from pg_tables where schemaname = 'public'")]
        for table in tables:
            for canary in (*CANARIES, "CANARY-COURT", "CANARY-VISIT"):
                found_now = admin.execute(
                    f"select count(*) from {table} t where t::text ilike %s or t::text like %s",
                    (f"%{canary}%", f"%{canary.encode().hex()}%"),
                )
                assert found_now.fetchone()[0] == 0, (table, canary)


def test_a_protected_place_opens_for_those_named_alone(world: World) -> None:
    child = enter(world, centre_id=world.cast.district.id)
    protect(world, child)

    assert read(world, child, "principal").place["address"] == CANARIES[4]
    found_now = read(world, child, "social")
    assert found_now.words["name"] == CANARIES[0]
    assert found_now.place is None
    with scoped(world.cast.job):
        assert not Wrap.objects.filter(compartment="place", person_id=world.social.person_id).exists()
        assert Opening.objects.get(person_id=world.cast.principal.person_id).with_place


def test_one_more_is_shown_the_place_by_name(world: World) -> None:
    child = enter(world, centre_id=world.cast.district.id)
    protect(world, child)

    protecting.show_place_to(world.cast.counsellor, world.vaults["counsellor"], child, world.social.person_id, now=now())

    assert read(world, child, "social").place["school"] == CANARIES[3]


def test_what_is_handed_out_of_a_protected_child_never_holds_its_place(world: World) -> None:
    child = enter(world)
    hand = lambda: reading.open_for_export(world.cast.counsellor, world.vaults["counsellor"], child, now=now()).place  # noqa: E731
    assert hand() is not None

    protect(world, child)

    assert hand() is None


def test_a_share_of_a_protected_child_gives_no_place(world: World) -> None:
    child = enter(world)
    protect(world, child)

    share(world, child)

    assert read(world, child, "social").place is None


def test_rooms_above_may_ask_and_learn_nothing_more(world: World) -> None:
    child, ref = enter(world), uuid4()
    stranger = world.cast.principal_elsewhere
    assert shown_place(stranger, ref) == ShownPlace(is_hidden=False)

    protect(world, child, ref)

    assert shown_place(stranger, ref) == ShownPlace(is_hidden=True)
    assert is_protected(stranger, [ref, child, uuid4()]) == {ref, child}
    assert is_protected(NOBODY, [ref]) == frozenset()


def test_only_a_protected_child_is_enrolled_confidentially(world: World) -> None:
    child = enter(world)
    protect(world, child)
    do = world.cast.counsellor, world.vaults["counsellor"], child

    assert refused(lambda: entering.move(*do, State.BACK, today=today(), now=now())) == "absence.wrong_state"
    entering.move(*do, State.ENROLLED_CONFIDENTIALLY, today=today(), now=now())

    other = enter(world)
    with scoped(world.cast.job), pytest.raises(IntegrityError):
        Followed.objects.filter(pk=other).update(state="enrolled_confidentially")


def test_two_lift_a_protection_and_never_one(world: World) -> None:
    child = enter(world, centre_id=world.cast.district.id)
    protect(world, child)
    assert refused(lambda: confirm(world, child)) == "protected.lifting_not_asked"

    ask(world, child)

    assert refused(lambda: confirm(world, child, "counsellor")) == "protected.lifting_by_two"
    assert refused(lambda: confirm(world, child, "social")) == "absence.place_not_seen"
    confirm(world, child)
    assert not is_protected(world.cast.counsellor, [child])
    assert read(world, child, "social").place["school"] == CANARIES[3]


def test_of_two_who_confirm_at_once_one_does(world: World, at_once: Any) -> None:
    child = enter(world)
    protect(world, child)
    ask(world, child)

    assert sorted(at_once(2, lambda: confirm(world, child))) == ["ok", "protected.lifting_not_asked"]


def test_after_three_days_it_must_be_asked_anew(world: World) -> None:
    child = enter(world)
    protect(world, child)
    ask(world, child)

    late = now() + timedelta(hours=73)

    assert refused(lambda: protecting.confirm_lifting(world.cast.principal, world.vaults["principal"], child, now=late)) == (
        "protected.lifting_not_asked"
    )


def test_the_database_lifts_no_protection_for_one_person(world: World) -> None:
    child = enter(world)
    protect(world, child)
    ask(world, child)

    with pytest.raises(DatabaseError), scoped(world.cast.counsellor):
        Protection.objects.update(ended_at=now())
    with pytest.raises(IntegrityError), scoped(world.cast.counsellor):
        Lifting.objects.update(confirmed_by_id=world.cast.counsellor.person_id, confirmed_at=now())
    with pytest.raises(DatabaseError), scoped(world.cast.counsellor):
        Lifting.objects.update(asked_by_id=world.cast.principal.person_id)


def test_somebody_else_s_vault_opens_nothing(world: World) -> None:
    child = enter(world)

    with pytest.raises(sealing.CannotOpen):
        reading.open_record(world.cast.counsellor, world.vaults["social"], child, now=now())


def test_a_sealed_text_moved_to_another_child_does_not_open(world: World) -> None:
    one, other = enter(world), enter(world)
    with scoped(world.cast.job):
        Followed.objects.filter(pk=one).update(words_blob=bytes(Followed.objects.get(pk=other).words_blob or b""))

    with pytest.raises(sealing.CannotOpen):
        read(world, one)


def test_an_office_that_was_cut_off_finds_nothing(world: World) -> None:
    child = enter(world)
    sharing.end_share(world.cast.counsellor, world.vaults["counsellor"], share(world, child), now=now())

    with pytest.raises(bench.ChildMissing):
        read(world, child, "social")
