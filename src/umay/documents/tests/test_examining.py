"""Files that were made to harm come to nothing, and files that betray their maker lose what they tell (SECURITY C5, rows 19 to 28)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from umay.documents.api import FLAGS, Examined, examine
from umay.documents.examining import apart
from umay.documents.examining.looking import look_at
from umay.documents.examining.ogg import checksum
from umay.documents.tests import boxed
from umay.documents.tests.hostile import EICAR, Hostile, corpus, word, zipped

FILES = corpus()


def test_there_are_enough_hostile_files() -> None:
    assert len(FILES) >= 60
    assert {20, 21, 22, 23, 24, 27, 28} == {one.row for one in FILES}


@pytest.mark.parametrize("one", FILES, ids=lambda one: f"{one.row}-{one.name}")
def test_a_hostile_file_is_known_for_what_it_is(one: Hostile) -> None:
    found = examine(one.data, one.name)

    assert (found.group, found.refusal) == (one.group, one.refusal)
    assert one.flags <= set(found.flags)
    assert bool(found.copy) == (one.refusal is None)
    if one.gone:
        assert boxed.CANARY not in everything_in(found)


def everything_in(found: Examined) -> bytes:
    """Return the bytes of the copy, and those of what is packed in it."""
    if not zipfile.is_zipfile(io.BytesIO(found.copy)):
        return found.copy
    with zipfile.ZipFile(io.BytesIO(found.copy)) as packed:
        return found.copy + b"".join(packed.read(name) for name in packed.namelist())


def test_a_canary_is_in_each_file_before_it_is_cleaned() -> None:
    told = [one for one in FILES if one.gone and b"CANARY" in one.data]

    assert len(told) >= 15


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP"])
def test_a_picture_is_drawn_anew_and_upright(form: str) -> None:
    found = examine(boxed.picture(form), f"a.{form.lower()}")

    assert found.may_preview
    assert found.media_type in ("image/jpeg", "image/png")
    with Image.open(io.BytesIO(found.copy)) as shown:
        assert not shown.getexif()
        assert not set(shown.info) & {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"}
        turned = form in ("JPEG", "PNG", "WEBP")  # AVIF's own reader has turned it already
        assert shown.size == ((20, 40) if turned or shown.size == (20, 40) else (40, 20))


def test_a_large_picture_becomes_smaller_and_says_so() -> None:
    out = io.BytesIO()
    Image.new("RGB", (5_000, 4_000)).save(out, "JPEG")

    found = examine(out.getvalue(), "a.jpg")

    assert found.flags == ("shrunk",)
    assert found.refusal is None


def test_ogg_pages_still_have_the_right_sums() -> None:
    copy = examine(boxed.ogg(), "a.ogg").copy

    at = 0
    while at < len(copy):
        stop = at + 27 + copy[at + 26] + sum(copy[at + 27 : at + 27 + copy[at + 26]])
        page = bytearray(copy[at:stop])
        said, page[22:26] = int.from_bytes(page[22:26], "little"), bytes(4)
        assert checksum(page) == said
        at = stop
    assert checksum(b"OggS" + bytes(23)) != 0


@pytest.mark.parametrize("made", [boxed.film(), boxed.mp3(), boxed.wav(), boxed.flac(), boxed.ogg(), boxed.webm(), boxed.heic()])
def test_what_is_heard_and_seen_stays(made: bytes) -> None:
    assert boxed.POINTS in examine(made, "a").copy


@pytest.mark.parametrize("made", [boxed.film(), boxed.ogg(), boxed.webm(), boxed.heic()])
def test_what_is_wiped_in_place_keeps_its_length(made: bytes) -> None:
    assert len(examine(made, "a").copy) == len(made)


def test_a_virus_test_file_is_taken_and_kept_apart() -> None:
    found = examine(EICAR, "eicar.com")

    assert found.quarantined
    assert found.refusal is None
    assert found.copy == EICAR


def test_an_ordinary_document_still_opens_after_cleaning() -> None:
    import docx

    out = io.BytesIO()
    paper = docx.Document()
    paper.add_paragraph("what happened")
    paper.core_properties.author = "CANARY"
    paper.save(out)

    found = examine(out.getvalue(), "note.docx")

    again = docx.Document(io.BytesIO(found.copy))
    assert [one.text for one in again.paragraphs] == ["what happened"]
    assert again.core_properties.author == ""
    assert found.flags == ("metadata_may_remain",)
    assert not found.is_risky


def test_the_hash_is_that_of_what_came_in() -> None:
    import hashlib

    data = boxed.picture("JPEG")

    assert examine(data, "a.jpg").sha256 == hashlib.sha256(data).hexdigest()


def test_bytes_and_hash_are_not_told_by_accident() -> None:
    assert "CANARY" not in repr(examine(boxed.CANARY, "a.txt"))


def test_a_reader_that_takes_too_much_memory_or_breaks_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")

    assert examine(b"words", "a.txt").refusal == "file.too_much_work"


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_WAITS", 0.001)

    assert examine(b"words", "a.txt").refusal == "file.too_much_work"


def test_not_more_than_two_are_looked_at_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_WAITS_FOR_A_PLACE", 0)
    with apart._places, apart._places:
        assert examine(b"words", "a.txt").refusal == "file.busy"
    assert examine(b"words", "a.txt").refusal is None


@pytest.mark.parametrize("said", [b"", b"\0\0\0\x05[1,2]", b"\0\0\0\x02{}", b'\0\0\0\x1a{"flags": 3, "refusal": 4}', b"\xff\xff\xff\xff{"])
def test_a_process_that_was_taken_over_can_say_nothing_new(said: bytes) -> None:
    found = apart._answer(said, b"data")

    assert set(found.flags) <= set(FLAGS)
    assert found.refusal in (None, "file.too_much_work")


def test_the_process_may_not_write_reach_out_or_start_anything() -> None:
    from umay.documents.examining.sandbox import _refuse

    for event, arguments in (
        ("socket.connect", ()),
        ("subprocess.Popen", ()),
        ("os.system", ()),
        ("open", ("/tmp/x", "w", 0)),
        ("open", ("/tmp/x", "rb+", 0)),
        ("os.rename", ()),
    ):
        with pytest.raises(PermissionError):
            _refuse(event, arguments)
    _refuse("open", ("/usr/lib/x", "rb", 0))


@given(st.binary(max_size=400), st.sampled_from([one.data[:4_000] for one in FILES if len(one.data) < 100_000 and one.data]), st.data())
@settings(max_examples=120, deadline=None)
def test_no_bytes_at_all_break_the_reader(more: bytes, data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data)))

    found = look_at(data[:at] + more + data[at + len(more) :])

    assert set(found.flags) <= set(FLAGS)


def test_a_signed_document_is_not_written_anew() -> None:
    made = word({"_xmlsignatures/sig1.xml": "x"})

    assert examine(made, "a.docx").copy == made


def test_a_word_document_in_an_archive_is_no_bomb() -> None:
    assert examine(zipped({"a.docx": word(), "b/c.txt": "d"}), "a.zip").refusal is None


def test_flags_are_told_in_one_order() -> None:
    found = examine(b"MZ" + bytes(40), "a.jpg")

    assert replace(found, flags=()).is_risky is False
    assert list(found.flags) == [flag for flag in FLAGS if flag in found.flags]


def test_all_that_can_be_found_in_a_file_has_words() -> None:
    from umay.documents.api import FLAG_WORDS, REFUSAL_WORDS, REFUSALS

    assert set(FLAG_WORDS) == set(FLAGS)
    assert set(REFUSAL_WORDS) == set(REFUSALS)


def test_the_process_really_has_little_memory_and_no_way_out() -> None:
    import subprocess
    import sys

    tried = """
import sys
sys.path[:0] = [{home!r}]
from umay.documents.examining.sandbox import _limit
_limit()
import socket, os
def stopped(do):
    try:
        do()
    except (MemoryError, PermissionError, OSError) as no:
        return type(no).__name__
    return "went through"
print(stopped(lambda: bytearray(300 * 1024 * 1024)), stopped(lambda: socket.create_connection(("127.0.0.1", 1))),
      stopped(lambda: os.system("true")), stopped(lambda: open("/tmp/umay-was-here", "w")), stopped(lambda: os.fork()))
"""
    done = subprocess.run([sys.executable, "-c", tried.format(home=str(apart._HOME))], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["MemoryError", "PermissionError", "PermissionError", "PermissionError", "PermissionError"]


@pytest.mark.parametrize(
    "made",
    [
        b"%PDF-1.4\n" + b"stream\nx\x9c" * 20_000,
        b"%PDF-1.4\n" + b"<x:xmpmeta " * 200_000,
        b"=a|" * 500_000,
        zipped({"[Content_Types].xml": "", "xl/a.xml": b"<f" * 500_000}),
        zipped({"[Content_Types].xml": "", "word/a.xml.rels": b"<Relationship " * 100_000, "word/b.xml": b"<w:instrText " * 100_000}),
        b"PK\x03\x04" * 300_000,
        b"OggS" * 200_000,
    ],
    ids=["streams", "notes", "cells", "formulas", "relations", "heads", "pages"],
)
def test_no_pattern_can_be_kept_busy(made: bytes) -> None:
    import time

    began = time.process_time()
    look_at(made)

    assert time.process_time() - began < 3
