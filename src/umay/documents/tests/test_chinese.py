"""Chinese in both scripts: every sign of everyday writing and of the packs has a shape in the fonts."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from umay.documents.api import Column, Section, TableDocument, render_table
from umay.documents.tests.specimens import table
from umay.documents.typeset import _SHAPE, _set, _words
from umay.packs import api as packs


def signs_of(charset: str, first: range, second: range) -> str:
    pairs = (bytes((high, low)) for high in first for low in second)
    return "".join(pair.decode(charset, "ignore") for pair in pairs)


EVERYDAY = {
    "zh-hans": signs_of("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
    "zh-hant": signs_of("big5", range(0xA4, 0xC7), range(0x40, 0xFF)),
}


def one_cell(words: str, lang: str) -> TableDocument:
    return TableDocument(title="1", columns=(Column("1"),), sections=(Section("", ((words,),)),), lang=lang)


def said(words: dict[str, Any]) -> str:
    return json.dumps(words)


def fonts_of(made: bytes) -> set[str]:
    fonts = [page["/Resources"]["/Font"] for page in PdfReader(io.BytesIO(made)).pages]
    return {str(font.get_object()["/BaseFont"]).split("+")[-1].removesuffix("-Identity-H") for each in fonts for font in each.values()}


@pytest.mark.parametrize("lang", EVERYDAY)
def test_every_sign_of_everyday_writing_has_a_shape(lang: str) -> None:
    assert len(EVERYDAY[lang]) > 3500

    _set(_SHAPE, said(_words(one_cell(EVERYDAY[lang], lang))), "ua-1")  # refuses a sign that is in none of the fonts


def test_a_sign_without_a_shape_is_noticed() -> None:
    with pytest.raises(Exception, match=r"(?i)font|glyph"):
        _set(_SHAPE, said(_words(one_cell("\U0001f409", "zh-hans"))), "ua-1")


@pytest.mark.parametrize("code", packs.builtin_codes())
def test_every_sign_of_a_pack_has_a_shape(code: str) -> None:
    folder = packs.BUILTIN / code
    signs = {sign for file in sorted(folder.glob("*.yaml")) for sign in file.read_text(encoding="utf-8") if sign.isprintable()}

    _set(_SHAPE, said(_words(one_cell("".join(sorted(signs)), "zh-hant"))), "ua-1")


@pytest.mark.parametrize(("words", "font"), [("学校安全计划责任单位", "NotoSansSC"), ("學校安全計畫責任單位", "NotoSansTC")])
@pytest.mark.parametrize("lang", ["zh", "zh-hant"])
def test_a_plan_is_printed_in_the_script_in_which_it_is_written(lang: str, words: str, font: str) -> None:
    made = render_table(one_cell(words, lang), "pdf")

    assert {name for name in fonts_of(made) if "NotoSansSC" in name or "NotoSansTC" in name} == {f"{font}-Regular"}


def test_a_reader_of_traditional_signs_still_sees_them() -> None:
    assert "NotoSansTC-Regular" in fonts_of(render_table(replace(table("zh-hant"), lang="zh"), "pdf"))
