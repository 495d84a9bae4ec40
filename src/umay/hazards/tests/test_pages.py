"""What the pages show and take: the ledger, one danger from found to gone, what happened, the office above, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from tests.support.cast import seated
from umay.core.api import scoped
from umay.hazards import api
from umay.hazards.models import Hazard, HazardPhoto, Incident

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DRAFT = api.HazardDraft(api.HazardKind.FENCE, "North fence CANARY-PLACE", "A hole as large as a child")


def came(actor: Any) -> Client:
    from umay.people.api import Account

    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def seen(client: Client, name: str, query: str = "", **where: Any) -> str:
    answer = client.get(reverse(name, kwargs=where or None) + query, secure=True)
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.content.decode())


def done(client: Client, name: str, uid: UUID, data: dict[str, Any]) -> Any:
    return client.post(reverse(name, kwargs={"uid": uid}), data, secure=True)


def picture() -> SimpleUploadedFile:
    made, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "CANARY-EXIF"
    Image.new("RGB", (64, 48), "brown").save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("a.jpg", made.getvalue(), "image/jpeg")


def noted(actor: Any, **changed: Any) -> UUID:
    return api.note_hazard(actor, replace(DRAFT, **changed), now=timezone.now())


def row(actor: Any, uid: UUID) -> Hazard:
    with scoped(actor):
        return Hazard.objects.get(uid=uid)


def test_a_danger_goes_from_found_to_checked_as_gone_by_two_people(cast: Any) -> None:
    head, deputy = came(cast.principal), seated("deputy", cast.school, "deputy_head")
    new = {"kind": "fence", "where": "North fence", "what": "A hole", "size": "large", "photo": picture()}

    answer = head.post(reverse("hazard-new"), new, secure=True)
    assert answer.status_code == 303
    uid = UUID(answer["Location"].split("/")[-2])
    due = timezone.localdate() + timedelta(days=3)
    giving = {
        "give-owner": "agency",
        "give-owner_name": "Municipality",
        "give-due_on": due.isoformat(),
        "give-size": "large",
        "give-measure": "Tape",
    }
    assert done(head, "hazard-give", uid, giving).status_code == 303
    assert done(head, "hazard-fix", uid, {"fix-note": "Mended"}).status_code == 303
    own = done(head, "hazard-check", uid, {"check-note": "Gone"})
    look = timezone.localdate() + timedelta(days=30)
    other = done(came(deputy), "hazard-check", uid, {"check-note": "Gone", "check-look_on": look.isoformat()})

    assert (own.status_code, other.status_code) == (409, 303)
    page = seen(head, "hazard", uid=uid)
    assert all(words in page for words in ("Municipality", "Tape", "Mended", "struck off"))
    kept = row(cast.principal, uid)
    assert (kept.state, kept.look_on, kept.fixed_by_id, kept.checked_by_id) == ("gone", look, cast.principal.person_id, deputy.person_id)


def test_a_photo_is_drawn_anew_and_tells_nothing_beside_itself(cast: Any) -> None:
    client = came(cast.principal)
    client.post(reverse("hazard-new"), {"kind": "park", "where": "Plot", "size": "small", "photo": picture()}, secure=True)
    with scoped(cast.principal):
        photo = HazardPhoto.objects.select_related("hazard").get()

    answer = client.get(reverse("hazard-photo", kwargs={"uid": photo.hazard.uid, "photo_uid": photo.uid}), secure=True)
    again = came(cast.principal_elsewhere).get(answer.request["PATH_INFO"], secure=True)

    assert (answer["Content-Type"], again.status_code) == ("image/jpeg", 404)
    assert b"CANARY-EXIF" not in answer.content


@pytest.mark.parametrize("data", [b"MZ no picture", b"\xff\xd8\xff\xe0 half a picture that cannot be drawn anew CANARY-EXIF"])
def test_what_is_no_picture_is_refused_and_the_words_stay(cast: Any, data: bytes) -> None:
    sent = {"kind": "park", "where": "Plot by the road", "size": "small", "photo": SimpleUploadedFile("a.jpg", data, "image/jpeg")}

    answer = came(cast.principal).post(reverse("hazard-new"), sent, secure=True)

    assert answer.status_code == 422
    assert b"Plot by the road" in answer.content
    with scoped(cast.principal):
        assert not Hazard.objects.exists()


def test_a_telephone_number_is_asked_about_once_and_never_refused(cast: Any) -> None:
    client, sent = came(cast.principal), {"kind": "road", "where": "Gate", "what": "Call 0555 123 45 67", "size": "small"}

    first = client.post(reverse("hazard-new"), sent, secure=True)
    second = client.post(reverse("hazard-new"), {**sent, "asked": "yes"}, secure=True)

    assert (first.status_code, second.status_code) == (422, 303)
    assert b'name="asked" value="yes"' in first.content


def test_the_list_counts_truly_and_turns_its_pages_by_key(cast: Any) -> None:
    for number in range(53):
        noted(cast.principal, where=f"Place {number:03}")
    client = came(cast.principal)

    first = seen(client, "hazards")
    following = first.split("&amp;after=")[1].split('"')[0]
    second = seen(client, "hazards", f"?show=now&after={following}")

    shown = [[number for number in range(53) if f"Place {number:03}" in page] for page in (first, second)]
    assert (len(shown[0]), len(shown[1]), sorted(shown[0] + shown[1])) == (50, 3, list(range(53)))
    assert ">53</span>" in first
    fragment = client.get(reverse("hazards"), secure=True, headers={"HX-Request": "true", "HX-Target": "ledger"})
    assert fragment.content.decode().count('id="ledger"') == 1


def test_an_empty_ledger_says_what_will_stand_there(cast: Any) -> None:
    assert "No danger in the ledger" in seen(came(cast.principal), "hazards")


def test_the_office_above_sees_large_ones_and_of_small_ones_the_number(cast: Any) -> None:
    small, large = noted(cast.principal, where="CANARY-SMALL"), noted(cast.principal, where="CANARY-LARGE", size=api.Size.LARGE)
    office = came(cast.district_secretary)

    page = seen(office, "hazards-area")

    assert "CANARY-LARGE" in page
    assert "CANARY-SMALL" not in page
    assert "nothing received" in page  # the other school of the district never wrote a line
    assert office.get(reverse("hazard", kwargs={"uid": small}), secure=True).status_code == 404
    assert "CANARY-LARGE" in seen(office, "hazard", uid=large)
    other = came(cast.other_district_secretary)
    assert other.get(reverse("hazard", kwargs={"uid": large}), secure=True).status_code == 404
    assert "CANARY" not in seen(other, "hazards-area")


def test_one_tap_keeps_an_incident_and_leads_to_whom_to_call(cast: Any) -> None:
    client, key = came(cast.principal), str(uuid4())

    answers = [client.post(reverse("incident-new"), {"nature": "attack", "key": key}, secure=True) for _ in range(2)]
    uid = UUID(answers[0]["Location"].split("/")[-2])
    page = seen(client, "incident", uid=uid)
    done(client, "incident-told", uid, {"label": "The duty doctor"})
    after = seen(client, "incident", uid=uid)

    assert answers[0]["Location"] == answers[1]["Location"]
    assert "Police" in page
    assert "The duty doctor" in after
    assert done(client, "incident-close", uid, {"review-review": "We lock the side gate"}).status_code == 303
    with scoped(cast.principal):
        assert Incident.objects.get().closed_by_id == cast.principal.person_id


def test_more_is_added_to_what_happened_by_the_guard_s_pass_too_and_replaces_nothing(cast: Any) -> None:
    draft = api.IncidentDraft(api.Nature.OTHER, "Yard", "First words")
    uid = api.note_incident(cast.principal, draft, now=timezone.now())
    guard = came(seated("guard", cast.school, "guard"))

    sent = {"words-what": "Second words", "submission": str(uuid4())}
    answers = [done(guard, "incident-words", uid, sent).status_code for _time in range(2)]
    page = seen(guard, "incident", uid=uid)

    assert answers == [303, 303]
    assert "First words" in page
    assert page.count("Second words") == 1
    assert 'value="Yard"' not in page


def test_a_spot_from_a_list_is_told_in_the_reader_s_language(cast: Any) -> None:
    spot = api.Spot(kind="bus", landmark=api.Landmark.BUS_BAY, landmark_name="B 7")
    uid = noted(cast.principal, where="", what="", seen=(api.Sight.BUS_BELTS, api.Sight.BUS_NO_GUIDE), spot=spot)
    client = came(cast.principal)

    english, table = seen(client, "hazard", uid=uid), client.get(reverse("hazards-export", kwargs={"kind": "csv"}), secure=True)
    client.cookies["django_language"] = "tr"
    turkish = seen(client, "hazard", uid=uid) + seen(client, "hazards")

    assert "Bus bay B 7" in english
    assert "Belts not fastened, no guide aboard" in english
    assert "Bus bay B 7" in table.content.decode("utf-8-sig")
    assert "B 7" in turkish
    assert "Bus bay" not in turkish


def test_whoever_has_a_pass_writes_a_danger_down_and_says_of_none_that_it_is_gone(cast: Any) -> None:
    from umay.staffing import api as staffing  # above this room: it gives out the passes

    now = timezone.now()
    worker = staffing.enter_worker(cast.principal, staffing.WorkerFacts(staffing.Kind.GUARD, "Gül Bekçi", licensed=True), now=now)
    secret, client = staffing.make_pass(cast.principal, worker.uid, now=now), Client()
    for ask in (client.get, client.post):
        ask(f"/p/{secret}/", secure=True, follow=True)

    answer = client.post(reverse("hazard-new"), {"kind": "fence", "where": "Gate", "size": "small"}, secure=True, follow=True)
    page = answer.content.decode()

    assert "It stands in the ledger. The head is told." in page
    assert "It is fixed" not in page
    assert reverse("hazards") + '"' not in page  # nothing leads where a pass does not open


def test_a_child_that_was_harmed_leads_to_a_report_and_no_story_is_asked_for(cast: Any) -> None:
    client = came(cast.principal)
    uid = UUID(client.post(reverse("incident-new"), {"nature": "child_harmed"}, secure=True)["Location"].split("/")[-2])

    page = seen(client, "incident", uid=uid)
    written = done(client, "incident-words", uid, {"words-what": "CANARY-STORY"})

    assert reverse("log-report") in page
    assert "words-what" not in page
    assert written.status_code == 422
    with scoped(cast.principal):
        assert Incident.objects.get().what == ""


def test_the_office_above_knows_that_something_happened_and_no_word_of_it(cast: Any) -> None:
    draft = api.IncidentDraft(api.Nature.FIRE, "CANARY-WHERE", "CANARY-WHAT")
    uid = api.note_incident(cast.principal, draft, now=timezone.now())
    office = came(cast.district_secretary)

    page = seen(office, "hazards-area")

    assert "Fire or collapse" in page
    assert "CANARY" not in page
    assert office.get(reverse("incident", kwargs={"uid": uid}), secure=True).status_code == 404


@pytest.mark.parametrize("kind", ["xlsx", "csv", "pdf"])
def test_the_ledger_goes_out_as_a_file(cast: Any, kind: str) -> None:
    noted(cast.principal, where="=1+1 North fence")

    answer = came(cast.principal).get(reverse("hazards-export", kwargs={"kind": kind}), secure=True)

    assert answer.status_code == 200
    assert len(answer.content) > 100
    if kind == "csv":
        assert "\n=1+1" not in answer.content.decode("utf-8-sig")


def test_a_point_on_the_map_takes_both_numbers_or_none(cast: Any) -> None:
    client, said = came(cast.principal), {"kind": "fence", "where": "Fence", "size": "small"}

    half = client.post(reverse("hazard-new"), {**said, "across": "40"}, secure=True)
    beyond = client.post(reverse("hazard-new"), {**said, "across": "140", "down": "4"}, secure=True)
    none = client.post(reverse("hazard-new"), said, secure=True)
    both = client.post(reverse("hazard-new"), {**said, "across": "40", "down": "90", "map_on": ""}, secure=True)

    assert (half.status_code, beyond.status_code, none.status_code, both.status_code) == (422, 422, 303, 303)
    assert "Write both numbers, or neither." in half.content.decode() and '<details class="more map-more" open' in half.content.decode()
    kept = row(cast.principal, UUID(both["Location"].split("/")[-2]))
    assert (kept.map_x, kept.map_y, kept.picture_number) == (400, 900, None)
    assert "M400 538" in seen(client, "hazard", uid=kept.uid)  # 900 thousandths of 620, less half a triangle
