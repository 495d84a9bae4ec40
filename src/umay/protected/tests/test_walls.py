"""What the database itself allows of a protection, and what everybody may ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from umay.core.api import NOBODY, scoped
from umay.kernel.refusal import Refused
from umay.protected.api import (
    Lifter,
    ShownPlace,
    add_name,
    ask_lifting,
    asked_lifting,
    confirm_lifting,
    forget,
    hide,
    is_protected,
    show_to,
    shown_place,
)  # fmt: skip
from umay.protected.models import KnownAs, Lifting, Protection, SeenBy

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = (Protection, KnownAs, SeenBy, Lifting)


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def acting(actor: Any) -> Iterator[None]:
    """Be in a transaction of the person's, as an act of a room above is."""
    with transaction.atomic(), scoped(actor):
        yield


def hidden(cast: Any, *names: UUID) -> UUID:
    """Hide a child's place from all but the school's counsellor and head."""
    child = uuid4()
    lifters = [Lifter(one.person_id, cast.school.id) for one in (cast.counsellor, cast.principal)]
    with acting(cast.counsellor):
        hide([child, *names], lifters, by=cast.counsellor.person_id, now=now())
    return child


def asked(cast: Any, child: UUID) -> None:
    with acting(cast.counsellor):
        ask_lifting(child, by=cast.counsellor.person_id, now=now())


def test_everybody_signed_in_learns_that_a_child_is_protected_and_no_more(cast: Any) -> None:
    case = uuid4()
    child = hidden(cast, case)
    asked(cast, child)

    for other in (cast.principal_elsewhere, cast.police_officer, cast.administrator):
        assert is_protected(other, [child, case, uuid4()]) == {child, case}
        assert shown_place(other, case) == ShownPlace(is_hidden=True)
        assert asked_lifting(other, child, now=now()) is None
        with scoped(other):
            assert [table.objects.count() for table in TABLES] == [0, 0, 0, 0]
    assert is_protected(NOBODY, [child]) == frozenset()
    with scoped(cast.principal):
        assert [table.objects.count() for table in TABLES] == [1, 2, 2, 1]


def test_two_lift_it_and_never_one(cast: Any) -> None:
    child = hidden(cast)
    asked(cast, child)
    wish = asked_lifting(cast.principal, child, now=now())
    assert wish is not None
    assert wish.by_id == cast.counsellor.person_id

    with pytest.raises(Refused), acting(cast.counsellor):
        confirm_lifting(child, by=cast.counsellor.person_id, now=now())
    with acting(cast.principal):
        assert confirm_lifting(child, by=cast.principal.person_id, now=now()) == cast.counsellor.person_id

    assert not is_protected(cast.principal, [child])


@pytest.mark.parametrize("who", ["counsellor", "principal_elsewhere"])
def test_the_database_lets_nobody_end_a_protection_alone(cast: Any, who: str) -> None:
    child, person = hidden(cast), getattr(cast, who)
    asked(cast, child)
    ways = (
        lambda: Protection.objects.update(ended_at=now()),
        lambda: Lifting.objects.update(confirmed_by_id=cast.principal.person_id, confirmed_at=now()),
        lambda: Lifting.objects.update(asked_by_id=cast.principal.person_id),
        lambda: KnownAs.objects.update(child=uuid4()),
        lambda: SeenBy.objects.update(person_id=person.person_id),
        lambda: KnownAs.objects.all().delete(),
        lambda: Protection.objects.all().delete(),
    )

    for way in ways:
        with scoped(person):
            try:
                changed = way()
            except DatabaseError:
                continue
            assert changed in (0, (0, {})), way

    assert is_protected(person, [child])


def test_nobody_writes_themselves_in(cast: Any) -> None:
    child = hidden(cast)
    with scoped(cast.counsellor):
        row = KnownAs.objects.get(child=child).protection_id
    outsider = cast.principal_elsewhere

    with pytest.raises(DatabaseError), acting(outsider):
        SeenBy(protection_id=row, person_id=outsider.person_id, unit_id=cast.other_school.id).save(force_insert=True)
    with pytest.raises(DatabaseError), acting(cast.counsellor):
        Lifting(protection_id=row, asked_by_id=cast.principal.person_id, asked_at=now()).save(force_insert=True)


def test_a_child_known_by_one_more_name_is_hidden_by_it(cast: Any) -> None:
    child, case = hidden(cast), uuid4()

    with acting(cast.principal):
        add_name(child, case)
        add_name(child, case)
    with pytest.raises(Refused), acting(cast.principal_elsewhere):
        add_name(child, uuid4())

    assert is_protected(cast.principal_elsewhere, [case]) == {case}


def test_one_more_who_sees_the_place_can_lift_it(cast: Any) -> None:
    child, third = hidden(cast), cast.principal_elsewhere
    asked(cast, child)

    with acting(cast.counsellor):
        show_to(child, [Lifter(third.person_id, cast.other_school.id)])

    with acting(third):
        confirm_lifting(child, by=third.person_id, now=now())
    assert not is_protected(third, [child])


def test_a_child_stays_hidden_until_the_last_room_forgets_it(cast: Any) -> None:
    case = uuid4()
    child = hidden(cast, case)

    with acting(cast.job):
        forget(child)
    assert is_protected(cast.principal, [child, case]) == {case}
    with acting(cast.job):
        forget(case)

    assert not is_protected(cast.principal, [child, case])
    with scoped(cast.job):
        assert [table.objects.count() for table in TABLES] == [0, 0, 0, 0]


def test_every_table_of_the_room_is_forced_behind_a_policy(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select relrowsecurity and relforcerowsecurity from pg_class where relname like 'protected\\_%' and relkind = 'r'")
        found = cursor.fetchall()

    assert found == [(True,)] * 4
