"""The heading rows of tables: which kind of column stands under which heading. Rows of duties are in `grids`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from umay.reading.recognition.clues import read_timing
from umay.reading.recognition.markers import lone_number
from umay.reading.recognition.tables import Cell
from umay.reading.words import words_of
from umay.reading.words.shape import Kind, fold
from umay.timing.values import Duration, SingleMonth, YearlyMonths

_LONGEST_HEADING = 110
_EXACT_BELOW = 5
_LONGEST_DATE = 24
_LONGEST_PERIOD = 20
_BESIDE = {"kk": ("kk", "ru"), "ru": ("ru", "kk"), "zh": ("zh", "en"), "tr": ("tr", "en"), "vi": ("vi", "en"), "en": ("en",)}
_MAIN: frozenset[Kind] = frozenset(("title", "steps", "lead", "timing", "period"))
_DIGITS = re.compile(r"\d")
_WORDS_ONLY = re.compile(r"[\"“”«»*_:;]+|\((?:[^()]{1,60})\)\s*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The kinds of a table's columns from left to right, and their headings. None: a column of no known kind."""

    kinds: tuple[Kind | None, ...]
    headings: tuple[str, ...]

    def at(self, *kinds: Kind) -> list[int]:
        """Return the places of the columns of these kinds."""
        return [place for place, kind in enumerate(self.kinds) if kind in kinds]


@lru_cache(maxsize=8192)
def kind_of(heading: str, lang: str) -> Kind | None:
    r"""Return the kind of column that has this heading, or None.

    >>> kind_of("İşin Tarihi/\nSüresi", "tr"), kind_of("责任单位", "zh"), kind_of("Okul", "tr")
    ('timing', 'lead', None)
    """
    plain = _WORDS_ONLY.sub(" ", fold(heading)).strip(" .,-|")
    if not plain or len(plain) > _LONGEST_HEADING:
        return None
    for code in _BESIDE.get(lang, ("en",)):
        if kind := _best(plain, code):
            return kind
    return None


def is_heading_word(text: str, lang: str) -> bool:
    """Tell whether the text is, word for word, a heading that plans are known to have."""
    plain = fold(text).strip(" .,-|")
    return any(plain in keys for keys in words_of(lang).columns.values())


def _best(plain: str, lang: str) -> Kind | None:
    found: tuple[int, Kind] | None = None
    for kind, keys in words_of(lang).columns.items():
        for key in keys:
            if _says(plain, key, lang) and (found is None or len(key) > found[0]):
                found = (len(key), kind)
    return found[1] if found else None


def _says(plain: str, key: str, lang: str) -> bool:
    squeezed = plain.replace(" ", "") if lang == "zh" else plain
    if squeezed == key:
        return True
    if lang == "zh":
        return key in squeezed and len(squeezed) <= len(key) + 8 and len(key) > 1
    if len(plain.split()) > 14:
        return False
    if len(key) < _EXACT_BELOW:
        return len(plain) <= len(key) + 12 and re.match(re.escape(key) + r"\s*[/.,]", plain) is not None
    return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", plain) is not None and len(plain) <= 4 * len(key) + 24


def kinds_of(cells: Sequence[str], lang: str) -> list[Kind | None]:
    """Return the kind of each heading. Several months or terms side by side are periods."""
    found = [kind_of(text, lang) for text in cells]
    periods = [kind is None and _is_period(text, lang) for text, kind in zip(cells, found, strict=True)]
    return ["period" if period and sum(periods) > 1 else kind for kind, period in zip(found, periods, strict=True)]


def _is_period(text: str, lang: str) -> bool:
    return 0 < len(text) <= _LONGEST_PERIOD and isinstance(read_timing(text, lang).timing, YearlyMonths | SingleMonth | Duration)


def is_heading_row(cells: Sequence[str], lang: str) -> bool:
    """Tell whether these texts are the headings of a table of duties."""
    said = list(dict.fromkeys(text for text in cells if text.strip()))
    if len(said) < 2 or any(len(text) > _LONGEST_HEADING for text in said):
        return False
    if lone_number(said[0]).isdigit():
        return False
    found = kinds_of(said, lang)
    several_periods = found.count("period") > 1
    kinds = [
        kind
        for text, kind in zip(said, found, strict=True)
        if kind and (len(text) > _LONGEST_DATE or not _DIGITS.search(text) or (kind == "period" and several_periods))
    ]
    different = set(kinds)
    wanted = 2 if len(said) == 2 else 0.5 * len(said)
    return len(kinds) >= wanted and len(different) >= 2 and bool(different & _MAIN) and _is_enough(different)


def _is_enough(kinds: set[Kind]) -> bool:
    if kinds <= {"timing", "number", "reference", "audience", "place", "period", "status"}:
        return "period" in kinds
    return bool(kinds & {"title", "steps", "goal", "lead", "period"})


def is_reference_row(cells: Sequence[str], lang: str) -> bool:
    """Tell whether these texts are the headings of a table that lists things, not duties."""
    said = list(dict.fromkeys(text for text in cells if text.strip()))
    if len(said) < 2 or any(len(text) > _LONGEST_HEADING for text in said):
        return False
    kinds = kinds_of(said, lang)
    return kinds.count("reference") >= max(2, 0.5 * len(said))


def columns_of(first: Sequence[Cell], second: Sequence[Cell] | None, lang: str) -> Columns:
    """Return the columns that the heading row, and the second one below it if there is one, stand over."""
    headings = []
    kinds: list[Kind | None] = []
    upper = kinds_of([cell.text for cell in first], lang)
    lower = kinds_of([cell.text for cell in second], lang) if second is not None else []
    for place, cell in enumerate(first):
        below = second[place] if second is not None and place < len(second) else None
        split = below is not None and below is not cell and bool(below.text)
        kind = upper[place]
        if split:
            kind = lower[place] or kind
        kinds.append(kind)
        headings.append(below.text if split and below is not None else cell.text)
    kinds = _with_title(_with_one_lead(kinds), headings)
    if kinds and kinds[0] is None and not headings[0].strip():
        kinds[0] = "number"
    return Columns(tuple(kinds), tuple(headings))


def _with_one_lead(kinds: list[Kind | None]) -> list[Kind | None]:
    """Return the kinds with one lead: others who are named beside are partners, unless a column of partners is there."""
    leads = [place for place, kind in enumerate(kinds) if kind == "lead"]
    if len(leads) > 1 and "partners" not in kinds:
        return ["partners" if place in leads[1:] else kind for place, kind in enumerate(kinds)]
    return kinds


def _with_title(kinds: list[Kind | None], headings: Sequence[str]) -> list[Kind | None]:
    """Return the kinds with exactly one title: what stands in for it when no heading says so."""
    if "title" in kinds:
        first = kinds.index("title")
        return [
            ("steps" if "steps" not in kinds else "note") if kind == "title" and place != first else kind
            for place, kind in enumerate(kinds)
        ]
    for stand_in in ("steps", None, "goal", "result", "audience"):
        places = [
            place for place, kind in enumerate(kinds) if kind == stand_in and (stand_in or place or not headings[0] or "number" in kinds)
        ]
        if places:
            kinds[places[0]] = "title"
            return kinds
    if None in kinds:
        kinds[kinds.index(None)] = "title"
    return kinds
