"""What the pages show: codes in lists, a place to those named alone, hidden and missing alike."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.vaults import WORDS
from umay.absence.actions import teaming
from umay.absence.models import MobileTeam, Visit
from umay.absence.rules.codes import Reason
from umay.absence.tests.test_acts import share
from umay.absence.tests.test_walls import ask, protect
from umay.absence.tests.worlds import CANARIES, World, build, enter, in_days, now, today
from umay.core.api import scoped

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def came(actor: Any, *, vault: bool = True) -> Client:
    from umay.people.api import Account

    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    if vault:
        client.post(reverse("open-vault"), {"words": WORDS}, secure=True)
    return client


def seen(client: Client, name: str, **where: Any) -> str:
    answer = client.get(reverse(name, kwargs=where or None), secure=True)
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.content.decode())


def done(client: Client, name: str, uid: UUID, data: dict[str, Any], **more: Any) -> Any:
    return client.post(reverse(name, kwargs={"uid": uid, **more}), data, secure=True)


NEW = {
    "reason": "guidance", "found_on": "2026-01-05", "sex": "girl", "age_band": "from_10", "grade_band": "lower", "name": CANARIES[0],
    "school": CANARIES[3], "delete_on": in_days(300).isoformat(), "centre": "0",
}  # fmt: skip


def test_a_child_is_entered_and_its_page_shows_it(world: World) -> None:
    client = came(world.cast.counsellor)

    answer = client.post(reverse("absent-new"), NEW, secure=True, follow=True)

    assert CANARIES[0] in answer.content.decode()
    assert CANARIES[3] in answer.content.decode()


def test_a_list_of_the_population_office_asks_for_its_basis(world: World) -> None:
    answer = came(world.cast.counsellor).post(reverse("absent-new"), {**NEW, "reason": Reason.REGISTER}, secure=True)

    assert answer.status_code == 409
    assert CANARIES[0] in answer.content.decode()  # what was typed stays


def test_the_list_names_nobody_and_initials_come_with_the_vault(world: World) -> None:
    enter(world)

    shut, opened = seen(came(world.cast.counsellor, vault=False), "absent"), seen(came(world.cast.counsellor), "absent")

    assert "C. S." not in shut
    assert "C. S." in opened
    assert not [canary for canary in CANARIES if canary in shut + opened]


def test_a_shut_vault_leads_to_opening_it(world: World) -> None:
    child = enter(world)

    answer = came(world.cast.counsellor, vault=False).get(reverse("absent-child", kwargs={"uid": child}), secure=True)

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(reverse("open-vault"))


def test_hidden_and_missing_are_answered_alike(world: World) -> None:
    child = enter(world)
    stranger = came(world.cast.principal_elsewhere)

    answers = [stranger.get(reverse("absent-child", kwargs={"uid": uid}), secure=True) for uid in (child, uuid4())]

    assert [one.status_code for one in answers] == [404, 404]
    assert len({len(one.content) for one in answers}) == 1


def test_a_protected_place_is_on_no_page_of_somebody_who_was_not_named(world: World) -> None:
    child = enter(world, centre_id=world.cast.district.id)
    protect(world, child)
    ask(world, child)
    other, named = came(world.social), came(world.cast.principal)

    for name, where in (("absent", {}), ("absent-child", {"uid": child}), ("absent-export", {"uid": child}), ("absent-numbers", {})):
        body = seen(other, name, **where)
        assert CANARIES[3] not in body and CANARIES[4] not in body, name
    assert CANARIES[4] in seen(named, "absent-child", uid=child)
    assert CANARIES[4] not in seen(named, "absent-export", uid=child)


def test_what_is_kept_of_a_child_is_handed_out_whole(world: World) -> None:
    child = enter(world)

    body = seen(came(world.cast.counsellor), "absent-export", uid=child)

    assert all(canary in body for canary in CANARIES)


def test_the_deeds_of_a_record_lead_back_to_it(world: World) -> None:
    child, client = enter(world), came(world.cast.counsellor)
    principal, social = world.cast.principal.person_id, world.social.person_id
    day = in_days(20).isoformat()
    deeds: list[tuple[str, dict[str, Any]]] = [
        ("absent-words", {"name": "A B", "version": "1"}),
        ("absent-place", {"place-school": "S", "place-version": "1"}),
        ("absent-visit", {"who": str(principal), "planned_on": day}),
        ("absent-measure", {"measure-kind": "education", "measure-court": "C", "measure-number": "1", "measure-review_on": day}),
        (
            "absent-share",
            {"share-who": f"{world.cast.district.id}-{social}", "share-ground": "law", "share-reference": "L", "share-until_on": day},
        ),
        ("absent-hold", {"hold-reason": "court", "hold-until_on": day}),
        ("absent-hold-end", {}),
        ("absent-keep", {"keep-delete_on": day}),
        ("absent-protect", {"protect-people": str(principal)}),
        ("absent-show-place", {"person": str(social)}),
        ("absent-move", {"state": "enrolled_confidentially"}),
        ("absent-lift", {}),
    ]

    met = {name: done(client, name, child, data).status_code for name, data in deeds}

    assert met == {name: 303 for name, _data in deeds}
    with scoped(world.cast.job):
        visit = Visit.objects.get()
        measure = visit.record.measures.get()
        shared = visit.record.shares.get()
    data = {"done-done_on": today().isoformat(), "done-outcome": "met_family", "done-note": "n"}
    assert done(came(world.cast.principal), "absent-visited", child, data, visit_uid=visit.id).status_code == 303
    assert done(came(world.cast.principal), "absent-lift-confirm", child, {}).status_code == 303
    assert done(client, "absent-measure-end", child, {}, measure_uid=measure.id).status_code == 303
    assert done(client, "absent-share-end", child, {}, share_uid=shared.id).status_code == 303
    assert "A B" in seen(client, "absent-child", uid=child)


def test_a_form_with_errors_comes_back_with_what_is_wrong(world: World) -> None:
    child, client = enter(world), came(world.cast.counsellor)

    for name in ("absent-words", "absent-place", "absent-visit", "absent-measure", "absent-share", "absent-hold", "absent-keep"):
        data = {"place-school": "x" * 300} if name == "absent-place" else {}
        assert done(client, name, child, data).status_code == 422, name
    assert done(client, "absent-move", child, {"state": "x"}).status_code == 404
    assert done(client, "absent-let-in", child, {"person": "x"}).status_code == 404
    assert done(client, "absent-let-in", child, {"person": str(world.social.person_id)}).status_code == 409


def test_an_office_sets_up_teams_and_matches_its_schools(world: World) -> None:
    from tests.support.cast import seated

    client = came(seated("leader", world.cast.district, "coordinator"), vault=False)

    assert client.post(reverse("absent-team-new"), {"name": "Team 1", "capacity": "1"}, secure=True).status_code == 303
    assert client.post(reverse("absent-team-new"), {"name": "Team 1", "capacity": "1"}, secure=True).status_code == 409
    assert client.post(reverse("absent-teams-match"), secure=True).status_code == 303

    body = seen(client, "absent-teams")
    assert body.index("First School") < body.index("Second School")
    with scoped(world.cast.job):
        team = MobileTeam.objects.get()
        assert [one.school.name for one in team.matches.all()] == ["First School"]
    assert client.post(reverse("absent-team-close", kwargs={"uid": team.id}), secure=True).status_code == 303
    assert client.post(reverse("absent-team-close", kwargs={"uid": team.id}), secure=True).status_code == 404


def test_a_school_has_no_teams_of_its_own(world: World) -> None:
    assert came(world.cast.principal, vault=False).post(reverse("absent-teams-match"), secure=True).status_code == 409
    with scoped(world.cast.job):
        assert not MobileTeam.objects.exists()


def test_a_team_is_seen_in_its_country_and_changed_by_its_office(world: World) -> None:
    from tests.support.cast import seated

    leader = seated("leader", world.cast.district, "coordinator")
    team = teaming.set_up_team(leader, "Team 1", 3, now=now())

    with scoped(world.cast.counsellor):
        assert MobileTeam.objects.filter(pk=team).exists()
        assert MobileTeam.objects.filter(pk=team).update(capacity=9) == 0
    with pytest.raises(teaming.TeamMissing):
        teaming.close_team(world.cast.principal, team, now=now())


def test_the_page_of_deletion_is_the_administrator_s(world: World) -> None:
    assert "No round yet" in seen(came(world.cast.administrator, vault=False), "absent-deletion")
    refused = came(world.cast.counsellor, vault=False).get(reverse("absent-deletion"), secure=True)
    assert refused.status_code == 403


def test_somebody_let_in_by_share_is_offered_only_visits(world: World) -> None:
    child = enter(world)
    share(world, child)

    body = seen(came(world.social), "absent-child", uid=child)

    assert reverse("absent-visit", kwargs={"uid": child}) in body
    assert reverse("absent-protect", kwargs={"uid": child}) not in body


def test_what_was_typed_while_the_vault_shut_is_handed_back(world: World) -> None:
    child = enter(world)

    answer = done(came(world.cast.counsellor, vault=False), "absent-words", child, {"name": "Typed before"})

    assert answer.status_code == 409
    assert "Typed before" in answer.content.decode()
