"""Anybody tells of a danger by a code on a poster: no account, no cookie, once however often it is sent, and nothing else opens."""

from __future__ import annotations

import base64
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from umay.core.api import Place, public_call, scoped
from umay.hazards import api, tasks
from umay.hazards.models import Hazard, HazardPhoto
from umay.hazards.queries.codes import public_code, read_code
from umay.notices.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = {"kind": "animals", "where": "By the bins", "what": "Three dogs", "lang": "en"}


def code_of(unit: Any, label: str = "", days: int = 30) -> str:
    return public_code(unit.place, label, timezone.localdate() + timedelta(days=days))


def opened(code: str, client: Client | None = None, **more: Any) -> Any:
    return (client or Client()).get(f"/danger/{code}/", more, secure=True)


def told(code: str, **changed: Any) -> Any:
    return Client().post(f"/danger/{code}/", {**TOLD, "key": str(uuid4()), **changed}, secure=True)


def kept(actor: Any) -> list[Hazard]:
    with scoped(actor):
        return list(Hazard.objects.order_by("pk"))


def test_what_anybody_tells_waits_in_the_ledger_to_be_looked_at(cast: Any) -> None:
    code, key = code_of(cast.school, "East gate"), str(uuid4())

    answers = [told(code, key=key, where="") for _ in range(2)]

    (row,) = kept(cast.principal)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (row.state, row.source, row.size, row.where, row.found_by_id) == ("told", "public", "small", "East gate", None)
    assert kept(cast.principal_elsewhere) == kept(cast.district_secretary) == []
    assert tasks.tell_keepers(row.pk) == 1
    assert [one.person_id for one in Notice.objects.filter(code="hazards.told")] == [cast.principal.person_id]


def test_the_page_knows_nobody_and_runs_nothing(cast: Any) -> None:
    client = Client()

    answer = opened(code_of(cast.school), client)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert not client.cookies
    assert "<script" not in page
    assert answer["Cache-Control"].startswith("no-store")
    assert "First School" in page
    assert 'lang="tr"' in page
    assert "Burada tehlikeli" in opened(code_of(cast.school), **{"in": "tr"}).content.decode()


def test_a_code_opens_its_own_school_until_its_day_and_no_other(cast: Any) -> None:
    code = code_of(cast.school)
    raw = bytearray(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
    raw[7] ^= 1  # another unit
    forged = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    assert opened(forged).status_code == told(forged).status_code == 404
    assert opened("x").status_code == opened("%F0%9F" * 30).status_code == opened("A" * 400).status_code == 404
    assert opened(code_of(cast.school, days=-1)).status_code == told(code_of(cast.school, days=-1)).status_code == 410
    assert opened(code_of(cast.district)).status_code == 404  # an office has no gate
    assert opened(public_code(Place(10**9, "", "XA"), "", timezone.localdate())).status_code == 404
    assert kept(cast.job) == []


def test_a_code_says_back_what_it_was_made_of(cast: Any) -> None:
    until = timezone.localdate() + timedelta(days=400)

    spot = read_code(public_code(cast.school.place, "Задние ворота у школы номер один, где стоит старый тополь", until))

    assert spot is not None
    assert (spot.unit_id, spot.until) == (cast.school.id, until)
    assert spot.label.startswith("Задние ворота")


def test_what_is_missing_is_said_and_nothing_that_was_written_is_lost(cast: Any) -> None:
    answer = told(code_of(cast.school), kind="", what="Keep these words")
    again = told(code_of(cast.school), key="none")
    elsewhere = Client().post(
        f"/danger/{code_of(cast.school)}/", {**TOLD, "key": str(uuid4())}, secure=True, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert (answer.status_code, again.status_code, elsewhere.status_code) == (422, 422, 422)
    assert "Keep these words" in answer.content.decode()
    assert kept(cast.job) == []


def test_a_number_plate_is_asked_about_once(cast: Any) -> None:
    code = code_of(cast.school)

    first = told(code, what="34 ABC 123 stands there")
    second = told(code, what="34 ABC 123 stands there", asked="yes")

    assert (first.status_code, second.status_code) == (422, 200)
    assert 'name="asked"' in first.content.decode()
    assert len(kept(cast.principal)) == 1


def test_a_photo_comes_without_what_the_camera_wrote_and_a_broken_one_costs_no_word(cast: Any) -> None:
    made, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "CANARY-EXIF"
    Image.new("RGB", (40, 30), "grey").save(made, "JPEG", exif=exif)

    told(code_of(cast.school), photo=SimpleUploadedFile("a.jpg", made.getvalue(), "image/jpeg"))
    broken = told(code_of(cast.school), photo=SimpleUploadedFile("a.jpg", b"\xff\xd8\xff nothing", "image/jpeg"))

    assert "could not be kept" in broken.content.decode()
    with scoped(cast.principal):
        (photo,) = HazardPhoto.objects.all()
        assert b"CANARY-EXIF" not in bytes(photo.data)
        assert Hazard.objects.count() == 2


def test_pictures_are_counted_for_each_sign_and_words_come_through_without_one(cast: Any) -> None:
    made = BytesIO()
    Image.new("RGB", (8, 8), "grey").save(made, "JPEG")

    def sent(label: str) -> str:
        file = SimpleUploadedFile("a.jpg", made.getvalue(), "image/jpeg")
        return str(told(code_of(cast.school, label), photo=file).content.decode())

    answers = [sent("East gate") for _time in range(12)]
    elsewhere = sent("West gate")

    assert [number for number, page in enumerate(answers, 1) if "enough of this place today" in page] == [11, 12]
    assert "enough of this place" not in elsewhere
    with scoped(cast.principal):
        assert (Hazard.objects.count(), HazardPhoto.objects.count()) == (13, 11)


def test_a_flood_stops_at_a_number_and_says_so(cast: Any) -> None:
    said = {"unit_id": cast.school.id, "kind": "other", "where": "x", "what": "", "label": "", "media_type": ""}
    answers = [public_call("hazard_tell", {**said, "key": str(uuid4())}, None) for _ in range(61)]

    assert answers.count({"kept": True}) == 60
    assert answers[-1] == {"no": "full"}
    assert told(code_of(cast.school)).status_code == 429
    assert told(code_of(cast.other_school)).status_code == 200


def test_who_has_no_account_can_call_the_two_functions_and_read_no_table(test_database: Any, cast: Any) -> None:
    with test_database.as_role("umay_public") as line:
        assert line.execute("select hazard_place(%s)", [cast.school.id]).fetchone()[0]["name"] == "First School"
        for forbidden in (
            "select * from hazards_hazard",
            "select umay_hazard_counts(current_date)",
            "insert into hazards_hazard default values",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(forbidden)
            line.rollback()


def test_the_head_takes_it_in_or_sets_it_aside_with_a_reason(cast: Any) -> None:
    from umay.hazards.actions import keeping

    for _ in range(2):
        told(code_of(cast.school))
    first, second = kept(cast.principal)
    keeping.confirm(cast.principal, first.uid, now=timezone.now())
    keeping.set_aside(cast.principal, second.uid, "In the ledger already", now=timezone.now())

    assert [row.state for row in kept(cast.principal)] == ["open", "set_aside"]
    assert api.HazardKind(first.kind) is api.HazardKind.ANIMALS
