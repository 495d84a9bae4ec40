"""Papers carry their names, files are taken as they are, and rooms above may be missing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import translation

from umay.web.api import PickedFile, address_above, paper, paper_languages, picked_file


@pytest.mark.parametrize(("to_keep", "way"), [(False, "inline"), (True, "attachment")])
def test_a_paper_keeps_a_name_in_any_letters(to_keep: bool, way: str) -> None:
    answer = paper(b"%PDF", "Мектеп 12.pdf", to_keep=to_keep)

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith(f"{way}; filename*=utf-8''%D0%9C")


def test_one_prints_in_at_most_two_languages_and_only_in_those_there_are() -> None:
    asked = RequestFactory().get("/", {"lang": ["tr", "xx", "tr", "vi", "ru"]})

    assert paper_languages(asked) == ("tr", "vi")


def test_nobody_chose_a_language_so_it_is_the_readers() -> None:
    with translation.override("kk"):
        assert paper_languages(RequestFactory().get("/")) == ("kk",)


def test_an_empty_file_is_none() -> None:
    request = RequestFactory().post("/", {"a": SimpleUploadedFile("a.png", b"data"), "b": SimpleUploadedFile("b.png", b"")})

    assert picked_file(request, "a") == PickedFile(b"data", "a.png")
    assert picked_file(request, "b") is None
    assert picked_file(request, "c") is None


def test_a_room_that_is_not_there_has_no_address() -> None:
    assert address_above("no-such-route") == ""
    assert address_above("profile") == "/me/"
