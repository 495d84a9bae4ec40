"""The poster says where to tell, in words that a child reads, with a sign that a camera reads."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import pytest
import segno
from pypdf import PdfReader

from umay.documents.api import PosterDocument, PosterHelpline, telling_poster
from umay.documents.posters.poster import _WORDS, LABELS, square_sign

LANGUAGES = ("en", "tr", "kk", "ru", "vi", "zh-hant")
URL = "https://umay.example.org/tell/K7F3Q"


def poster(*languages: str, **more: object) -> PosterDocument:
    lines = (PosterHelpline("183", {"en": "Support", "tr": "Destek hattı"}, {"en": "free"}), PosterHelpline("116 111", {"en": "Children"}))
    return PosterDocument("School 12", URL, languages or ("en",), lines, "112", **more)  # type: ignore[arg-type]


def pages(made: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(made)).pages]


def words(lang: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in (_WORDS / f"{lang}.txt").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_poster_says_all_in_every_language(lang: str) -> None:
    sheet, labels = pages(telling_poster(poster(lang)))

    said = words(lang)
    for key in ("title", "lead", "name", "about", "free", "how", "danger", "helplines"):
        assert re.sub(r"\s", "", said[key])[:12] in sheet
    for shown in ("umay.example.org/tell/K7F3Q", "112", "183", "116111", "School12"):
        assert shown in sheet
    assert labels.count("umay.example.org/tell/K7F3Q") == LABELS
    assert re.sub(r"\s", "", said["demo"]) not in sheet


def test_all_languages_say_the_same_things() -> None:
    assert {frozenset(words(lang)) for lang in LANGUAGES} == {frozenset(words("en"))}
    assert len({words(lang)["name"] for lang in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("languages", [("tr", "en"), ("kk", "ru"), ("zh-hant", "en"), ("vi", "en")])
def test_two_languages_fit_on_one_sheet(languages: tuple[str, str]) -> None:
    found = pages(telling_poster(poster(*languages, is_demo=True)))

    assert len(found) == 2
    for lang in languages:
        assert re.sub(r"\s", "", words(lang)["name"]) in found[0]


def test_a_demo_says_that_nobody_reads() -> None:
    for page in pages(telling_poster(poster(is_demo=True))):
        assert re.sub(r"\s", "", words("en")["demo"]) in page


def test_the_sign_is_the_address_and_bears_dirt() -> None:
    made = segno.make(URL, error="q", micro=False)

    assert made.error in ("Q", "H")
    drawn = ET.fromstring(square_sign(URL))
    assert int(drawn.attrib["width"]) == made.symbol_size(border=0)[0]
    assert "#000" in square_sign(URL)


def test_a_poster_is_told_to_screen_readers_and_has_our_fonts() -> None:
    reader = PdfReader(io.BytesIO(telling_poster(poster("kk", "ru"))))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert all("Noto" in str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values())


def test_a_poster_needs_a_whole_address_and_one_or_two_languages() -> None:
    with pytest.raises(ValueError, match="address"):
        PosterDocument("a", "umay.example.org", ("en",))
    with pytest.raises(ValueError, match="languages"):
        PosterDocument("a", URL, ())
