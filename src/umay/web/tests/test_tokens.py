"""Contrast is computed from the tokens themselves, for light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[1] / "static" / "umay" / "css"
TEXT = (
    *((ink, ground) for ink in ("ink", "ink-soft", "act", "late", "due", "done", "reason") for ground in ("paper", "card", "rail")),
    *((ink, ground) for ink in ("ink", "ink-soft") for ground in ("sunk", "act-soft", "late-soft", "due-soft", "done-soft", "sealed-soft", "reason-soft")),
    *((tone, f"{tone}-soft") for tone in ("act", "late", "due", "done", "reason", "sealed")),
    *((f"on-{tone}", tone) for tone in ("act", "late", "due", "done")),
    *(("on-grade", f"grade-{grade}") for grade in (1, 2, 3, 4)),
    ("on-act", "act-strong"),
)  # fmt: skip
SIGNS = (("line-strong", "card"), ("line-strong", "paper"), ("due-mark", "card"), ("focus", "paper"), ("focus", "card"), ("late", "card"))


def tokens(scheme: str) -> dict[str, str]:
    css = (CSS / "tokens.css").read_text(encoding="utf-8")
    light, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest.partition("@media print")[0]))
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(scheme: str, ink: str, ground: str) -> None:
    colours = tokens(scheme)

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_signs_and_edges_can_be_seen(scheme: str, sign: str, ground: str) -> None:
    colours = tokens(scheme)

    assert contrast(colours[sign], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_telling_pages_can_be_read_by_all(scheme: str) -> None:
    colours = tokens(scheme)

    assert contrast(colours["ink"], colours["paper"]) >= 7
    assert contrast(colours["ink"], colours["late-soft"]) >= 7
    assert contrast(colours["ink-telling"], colours["paper"]) >= 7
    assert contrast(colours["ink-telling"], colours["card"]) >= 7
    assert contrast(colours["on-late"], colours["late"]) >= 7
    assert contrast(colours["act"], colours["paper"]) >= 7


def test_no_other_file_has_a_colour() -> None:
    for file in CSS.rglob("*.css"):
        if file.name != "tokens.css":
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![-\w])|rgba?\(", file.read_text(encoding="utf-8")), file.name


def test_every_token_used_is_there() -> None:
    known = set(re.findall(r"--([\w-]+):", "".join(file.read_text(encoding="utf-8") for file in CSS.rglob("*.css"))))
    for file in CSS.rglob("*.css"):
        used = set(re.findall(r"var\(--([\w-]+)\)", file.read_text(encoding="utf-8")))
        assert used <= known, (file.name, used - known)


def test_every_style_is_imported_into_a_layer() -> None:
    umay = (CSS / "umay.css").read_text(encoding="utf-8")

    for file in CSS.rglob("*.css"):
        if file.name not in ("umay.css", "print.css"):
            assert f'@import url("{file.relative_to(CSS).as_posix()}") layer(' in umay
