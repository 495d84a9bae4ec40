"""Where a protected child is stands in no page, list, letter, package, transfer, answer, notice, export or feed: for nobody but who was named.

The school of the case and its town are canaries, and so are the school and the address in the child's record. What each room makes of the
child is read as its receiver reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import Cast, seated
from tests.support.vaults import keyed
from umay.absence.actions import protecting
from umay.absence.actions.entering import Said, enter_child
from umay.absence.queries.let_in import held
from umay.absence.tests.test_acts import row
from umay.absence.tests.test_pages import came
from umay.absence.tests.worlds import World, found, now, today
from umay.cases.actions.writing import Words, write_entry
from umay.cases.tests.worlds import Team, team
from umay.core.api import scoped
from umay.correspondence.tests import test_letters as letters
from umay.correspondence.tests import worlds as written_letters
from umay.handover.tests import test_access as access
from umay.handover.tests import test_moving as moving
from umay.handover.tests import test_packing as packing
from umay.handover.tests.worlds import children, texts_in, unpacked, written
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.notices.models import Notice, Outbox
from umay.places.api import Area, Unit

pytestmark = pytest.mark.django_db(transaction=True)
SCHOOL, TOWN = "Zambakcanary Ortaokulu", "Leylakcanary"
HIDDEN_SCHOOL, HIDDEN_STREET = "Menekşecanary Lisesi", "Sümbülcanary Sokak 5"
OF_THE_CASE = ("zambakcanary", "leylakcanary")
OF_THE_RECORD = ("canary lisesi", "canary sokak")


@pytest.fixture
def hidden(cast: Cast) -> Iterator[tuple[Cast, Team, UUID, UUID]]:
    """A child of a case who is followed as an absent child too, in a shelter; the school's name stands in what was told."""
    with scoped(cast.job):
        Unit.objects.filter(pk=cast.school.id).update(name=SCHOOL)
        Area.objects.filter(pk=cast.school.district_id).update(name=TOWN)
    people = team(cast)
    case = written(people)
    child, _other = children(people, case)
    noted = Words(new_id(), f"She goes to the {SCHOOL} in {TOWN.upper()}.", child)
    write_entry(people.lead, people.vault(people.lead), case, "note", noted, now=now())
    said = Said("Aliya", notes="In a shelter.", school=HIDDEN_SCHOOL, address=HIDDEN_STREET)
    record = enter_child(people.lead, found(centre_id=cast.district.id), said, key=uuid4(), today=today(), now=now())
    protecting.protect(people.lead, people.vault(people.lead), record, [people.member.person_id], names=[child], now=now())
    yield cast, people, case, record


def tells(text: str, canaries: tuple[str, ...]) -> list[str]:
    """Return the canaries that stand in a text, in whatever case and broken over lines or not."""
    plain = " ".join(text.casefold().split())
    return [one for one in canaries if one in plain]


def test_a_package_names_neither_school_nor_town(hidden: Any) -> None:
    _cast, people, case, _record = hidden

    _order, package = packing.handed(people, case, words=f"It began at {SCHOOL}.", contact=f"The counsellor of {SCHOOL}")

    text = " ".join(texts_in(one) for one in unpacked(package.file) if one.startswith(b"%PDF"))
    assert "She goes to the" in " ".join(text.split())
    assert not tells(text, OF_THE_CASE)
    assert not tells(str(package.name), OF_THE_CASE)


def test_a_package_about_a_child_whom_nobody_protects_names_the_school(cast: Cast) -> None:
    with scoped(cast.job):
        Unit.objects.filter(pk=cast.school.id).update(name=SCHOOL)
    people = team(cast)

    _order, package = packing.handed(people, written(people))

    assert tells(" ".join(texts_in(one) for one in unpacked(package.file)), OF_THE_CASE)


def test_a_certificate_and_what_the_register_keeps_name_no_school(hidden: Any) -> None:
    from umay.documents.models import Letter

    _cast, people, case, _record = hidden
    order, _package = packing.handed(people, case)
    certificate = packing.receipt(people, case, order.uid)

    assert not tells(texts_in(certificate.file), OF_THE_CASE)
    with scoped(people.lead):
        assert not tells(" ".join(str(one.__dict__) for one in Letter.objects.all()), OF_THE_CASE)


def test_whoever_asks_what_is_kept_is_not_told_where(hidden: Any) -> None:
    _cast, people, case, _record = hidden

    package = access.answered(people, case, access.asked(people, case))

    files = unpacked(package.file)
    text = " ".join(texts_in(one) if one.startswith(b"%PDF") else one.decode(errors="ignore") for one in files)
    assert "She goes to the" in " ".join(text.split())
    assert not tells(text, OF_THE_CASE)


def test_the_file_goes_to_no_other_school(hidden: Any) -> None:
    cast, people, case, _record = hidden
    there = seated("counsellor-there", cast.other_school, "counsellor")
    people.vaults[there.person_id] = keyed(there)

    with pytest.raises(Refused, match="place_protected"):
        moving.sent(people, case, cast, there)


def test_a_letter_to_the_guardians_or_an_office_names_no_school(cast: Cast) -> None:
    with scoped(cast.job):
        Unit.objects.filter(pk=cast.school.id).update(name=SCHOOL)
        Area.objects.filter(pk=cast.school.district_id).update(name=TOWN)
    people = written_letters.team_of(cast)
    case = written_letters.opened(people)
    child = written_letters.child_of(people, case)
    record = enter_child(people.lead, found(), Said("Aliya", school=HIDDEN_SCHOOL), key=uuid4(), today=today(), now=now())
    protecting.protect(people.lead, people.vault(people.lead), record, [people.member.person_id], names=[child], now=now())
    written_letters.decided(people, case, child)

    for kind in ("guardians", "police", "child_rights"):
        letter = written_letters.made(people, case, kind, said={"contact": "The counsellor"})
        assert not tells(letters.text_of(letters.file_of(people, case, letter)), (*OF_THE_CASE, *OF_THE_RECORD)), kind
        with pytest.raises(Refused, match="names_place"):
            written_letters.made(people, case, kind, said={"contact": f"The counsellor of {SCHOOL}"})


def test_only_those_who_were_named_read_it_on_a_page(hidden: Any) -> None:
    cast, people, case, record = hidden
    social = seated("social", cast.district, "social_worker")
    keyed(social)
    world = World(cast, social, {})
    assert people.lead.person_id in held_by(world, record)
    readers = [came(one) for one in (people.lead, people.member)], [came(one) for one in (people.stranger, social, cast.administrator)]

    for client in (*readers[0], *readers[1]):
        for address in addresses(record, case):
            body = client.get(address, secure=True).content.decode(errors="ignore")
            assert not tells(body, OF_THE_RECORD), address
    for client, sees in [(one, True) for one in readers[0]] + [(one, False) for one in readers[1]]:
        assert bool(tells(page_of(client, record), OF_THE_RECORD)) == sees


def held_by(world: World, record: UUID) -> set[int]:
    with scoped(world.cast.counsellor):
        return set(held(row(world, record), "place"))


def addresses(record: UUID, case: UUID) -> list[str]:
    """Return all pages that show the child, but the one window in which the place stands."""
    return [
        reverse("absent"), reverse("absent") + "?show=ended", reverse("absent-export", kwargs={"uid": record}), reverse("absent-numbers"),
        reverse("absent-teams"), reverse("case", kwargs={"uid": case}), reverse("cases"), reverse("journal"), reverse("notices"),
        reverse("my-day"), reverse("calendar"),
    ]  # fmt: skip


def page_of(client: Client, record: UUID) -> str:
    return str(client.get(reverse("absent-child", kwargs={"uid": record}), secure=True, follow=True).content.decode())


def test_no_notice_or_message_says_where(hidden: Any) -> None:
    cast, people, _case, record = hidden
    protecting.ask_lifting(people.lead, people.vault(people.lead), record, now=now())

    with scoped(cast.job):
        told = [str(one.__dict__) for table in (Notice, Outbox) for one in table.objects.all()]

    assert told
    assert not [one for one in told if tells(one, (*OF_THE_CASE, *OF_THE_RECORD))]
