"""Several leaflets of one training: kept with it, put to it later, each under its name, five at most."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from umay.core.api import scoped
from umay.staffing.models import Leaflet, Training
from umay.staffing.tests.test_more import taught
from umay.staffing.tests.worlds import came, entered

pytestmark = pytest.mark.django_db(transaction=True)
TWO = (("rules.txt", b"Watch, call, lead away."), ("numbers.txt", b"Call 112."))


def names(cast: Any) -> list[str]:
    with scoped(cast.principal):
        return list(Leaflet.objects.order_by("pk").values_list("name", flat=True))


def address(cast: Any) -> str:
    with scoped(cast.principal):
        return reverse("training", args=[Training.objects.get().uid])


def added(cast: Any, data: bytes, title: str = "", name: str = "scan.txt") -> Any:
    return came(cast.principal).post(address(cast), {"file": SimpleUploadedFile(name, data), "title": title}, secure=True)


def test_a_training_is_recorded_with_several_leaflets_and_takes_more_later_under_their_names(cast: Any) -> None:
    worker = entered(cast.principal)
    assert taught(cast, worker, *TWO).status_code == 303

    answers = [added(cast, b"Vests are in the shed.", "Where vests are").status_code for _time in range(2)]  # sent twice is one
    page = came(cast.principal).get(address(cast), secure=True).content.decode()
    person = came(cast.principal).get(reverse("staffing-one", args=[worker.uid]), secure=True).content.decode()

    assert answers == [303, 303]
    assert names(cast) == ["rules.txt", "numbers.txt", "Where vests are.txt"]
    assert all(name in page and name in person for name in names(cast))
    assert worker.name in page and f'href="{address(cast)}"' in person


def test_a_sixth_leaflet_is_refused_in_words_and_five_stay(cast: Any) -> None:
    taught(cast, entered(cast.principal), *TWO)
    answers = [added(cast, f"Page {number}".encode()).status_code for number in range(4)]

    assert answers == [303, 303, 303, 422]
    assert len(names(cast)) == 5
    assert "What it is called" not in came(cast.principal).get(address(cast), secure=True).content.decode()


def test_with_six_files_at_once_nothing_is_recorded(cast: Any) -> None:
    answer = taught(cast, entered(cast.principal), *((f"{number}.txt", f"Page {number}".encode()) for number in range(6)))

    assert answer.status_code == 409 and "5 leaflets at most" in answer.content.decode()
    with scoped(cast.principal):
        assert not Training.objects.exists()


def test_what_nobody_should_hand_on_is_refused_later_too_and_another_school_finds_no_training(cast: Any) -> None:
    taught(cast, entered(cast.principal))

    assert added(cast, b"MZ" + bytes(200), name="run.exe").status_code == 422
    assert names(cast) == []
    assert came(cast.principal_elsewhere).get(address(cast), secure=True).status_code == 404
    sent = {"file": SimpleUploadedFile("a.txt", b"a")}
    assert came(cast.principal_elsewhere).post(address(cast), sent, secure=True).status_code == 404
