"""Whoever sends files is told what became of each, and nothing of what they wrote is lost over one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from umay.reports.models import Attachment, Message
from umay.reports.tests.telling_world import World, build
from umay.telling.tests.test_pages import ANSWERS, NOW, TELL, check_page, hidden, kept, said

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture
def teller(world: World) -> Client:
    return Client()


@pytest.fixture(autouse=True)
def begun_a_while_ago(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let each page come a minute after the one before it, as when somebody writes, on the day of the cast."""
    asked = [0]

    def later() -> datetime:
        asked[0] += 1
        return NOW + timedelta(minutes=asked[0])

    monkeypatch.setattr("umay.telling.views.screens.timezone.now", later)
    yield


def film() -> SimpleUploadedFile:
    return SimpleUploadedFile("film.mp4", b"0" * (10 * 2**20 + 1), "video/mp4")


def note(name: str = "a.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"CANARY-FILE", "text/plain")


def poisoned() -> SimpleUploadedFile:
    """Return a small picture that says it has more points than a machine can bear."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return SimpleUploadedFile(
        "poisoned.png", b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"")) + part(b"IEND", b""), "image/png"
    )


def test_a_file_that_is_too_big_never_keeps_the_words_from_arriving(teller: Client, world: World) -> None:
    sent = teller.post(TELL, hidden(check_page(teller)) | {"go": "send", "photo": film(), "file": note()})

    assert sent.status_code == 200
    words = said(sent)
    assert "Everything you wrote has arrived. These files have not:" in words
    assert "film.mp4" in words
    assert "it is larger than 10 megabytes." in words
    assert "These files have arrived:" in words
    assert "a.txt" in words
    assert kept(world, Attachment) == 1
    assert kept(world, Message) == 1


def test_more_files_than_five_are_passed_over_by_name(teller: Client, world: World) -> None:
    files = [note(f"{number}.txt") for number in range(8)]

    words = said(teller.post(TELL, hidden(check_page(teller)) | {"go": "send", "file": files}))

    assert words.count("only five can come at once.") == 3
    assert "7.txt" in words
    assert kept(world, Attachment) == 5


def test_a_poisoned_file_is_said_not_to_have_arrived(teller: Client, world: World) -> None:
    words = said(teller.post(TELL, hidden(check_page(teller)) | {"go": "send", "photo": poisoned()}))

    assert "It has arrived. Thank you for telling." in words
    assert "it could not be opened safely. The team sees its name only." in words
    assert kept(world, Message) == 1


def test_with_every_file_well_nothing_is_said_to_be_lost(teller: Client, world: World) -> None:
    words = said(teller.post(TELL, hidden(check_page(teller)) | {"go": "send", "file": note()}))

    assert "have not:" not in words
    assert "These files have arrived:" in words


def test_what_is_added_later_says_so_too(teller: Client, world: World) -> None:
    sent = teller.post(TELL, hidden(check_page(teller)) | {"go": "send"})
    inbox = teller.post(ANSWERS, hidden(sent))

    added = teller.post(ANSWERS, hidden(inbox) | {"go": "add", "words": "One more thing", "photo": film(), "file": note()})

    words = said(added)
    assert "One more thing" in words
    assert "film.mp4" in words
    assert "larger than 10 megabytes" in words
