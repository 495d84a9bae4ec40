"""A draft's rows: what each says, what is still missing in it. How rows are changed stands in `edits`. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from umay.reading import api as reading
from umay.timing import api as timing

TITLE_LIMIT: Final = 90
STATUSES: Final = ("live", "not_duty", "not_carried_out")
CONFIRMS: Final = ("term", "half_year", "year", "quarter", "month", "none")
JOINTS: Final = ("lead", "all", "any")
NO_TIMES: Final = ("continuous", "as_needed")
MOST_OWNERS: Final = 6
_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+|(?<=[。；！？])")
_SOONEST_CUT: Final = 20
_SHORTEST: Final = 6
_CLAUSE: Final = re.compile(r"[,;:(–—]\s|[，；：（、]|\s[-(]")
_LEFT_OVER: Final = re.compile(r"\s*,(?:\s*,)+|\(\s*\)|\s+(?=[,.;])")

Problem = Literal["title_missing", "title_long", "owner_missing", "owner_guessed", "timing_missing", "timing_partly", "reason_missing"]


@dataclass(frozen=True, slots=True)
class DraftSection:
    """Rows under one heading. owner: code of who owes the rows that name nobody, "" for nobody. title: the document's words."""

    key: str
    title: str
    title_en: str = ""
    owner: str = ""
    part: str = ""
    lines: tuple[int, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row as corrected so far.

    key: stays with the row for good; the published duty has it as its id. version: raised by each change.
    lines: numbers of the document's lines. words: the document's whole text; title: in short, the person's.
    lead: who owes it, in the document's words; owners: who that is, as codes "agency|level|role".
    timing: what the phrase was read as, None for nothing; reading, unread: the reader's problem and the words left over.
    agreed: a person said that a partly understood phrase is right as read.
    no_time: "", or what holds where the document gives no time. into: key of the row that this one was merged into.
    was: the row this one was merged into, as it stood before, so that the merge can be undone.
    guessed: the owners were guessed from the document's words, and nobody has confirmed them yet.
    """

    key: str
    section: str
    lines: tuple[int, ...]
    words: str
    title: str
    version: int = 1
    number: str = ""
    title_en: str = ""
    lead: str = ""
    owners: tuple[str, ...] = ()
    joint: str = "lead"
    partners: str = ""
    place: str = ""
    steps: str = ""
    phrase: str = ""
    timing: dict[str, Any] | None = None
    reading: str = ""
    unread: tuple[str, ...] = ()
    agreed: bool = False
    no_time: str = ""
    confirm: str = "term"
    status: str = "live"
    reason: str = ""
    dropped: bool = False
    into: str = ""
    guessed: bool = False
    was: dict[str, Any] | None = None

    @property
    def form(self) -> dict[str, Any] | None:
        """The timing that holds as one object: what was read, or what a person chose where there is no time; None for neither."""
        return self.timing or ({"kind": self.no_time} if self.no_time else None)

    @property
    def counts(self) -> bool:
        """Whether the row becomes part of the pack."""
        return not self.dropped and self.status != "not_duty"


def as_json(one: DraftRow | DraftSection) -> dict[str, Any]:
    """Return the row or section as plain values to store."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(one).items()}


def _values(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}


def row_of(stored: Mapping[str, Any]) -> DraftRow:
    """Return the row that was stored."""
    return DraftRow(**_values(stored))


def section_of(stored: Mapping[str, Any]) -> DraftSection:
    """Return the section that was stored."""
    return DraftSection(**_values(stored))


def short_title(words: str, most: int = TITLE_LIMIT) -> str:
    """Return the words in one line, cut to the first sentence, or at a word with an ellipsis where that is too long.

    >>> short_title("Send the list. Keep a copy of it in the office, so that others find it when they need it, and say so.")
    'Send the list.'
    """
    plain = " ".join(words.split()).strip(" -–•")
    if len(plain) <= most:
        return plain
    first = _SENTENCE.split(plain)[0].strip()
    if len(first) <= most and first:
        return first
    cut = plain[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > _SOONEST_CUT else cut).rstrip(" ,;:-–，、") + "…"


def sentences(words: str) -> tuple[str, ...]:
    """Return the sentences of a row's words, lines counting as their ends."""
    return tuple(part.strip() for line in words.split("\n") for part in _SENTENCE.split(line) if part.strip())


@lru_cache(maxsize=4096)
def _read(phrase: str, lang: str) -> timing.Reading:
    return timing.read(phrase, lang)


def read_phrase(phrase: str, lang: str) -> dict[str, Any]:
    """Return what a phrase is read as, as the fields timing, reading and unread of a row; no timing where none can be read."""
    if not phrase.strip():
        return {"timing": None, "reading": "empty", "unread": ()}
    found = _read(" ".join(phrase.split()), lang)
    form = timing.to_json(found.timing) if found.timing is not None else None
    return {"timing": form, "reading": found.problem or "", "unread": found.unread}


def problems(row: DraftRow, section: DraftSection | None, known: Collection[str]) -> tuple[Problem, ...]:
    """Return what must be put right before the row can be published; nothing for rows that are no part of the pack.

    known: codes of owners that can be chosen.
    """
    if not row.counts:
        return ()
    found: list[Problem | None] = [_title_problem(row), _owner_problem(row, section, known), _timing_problem(row)]
    if row.status == "not_carried_out" and not row.reason.strip():
        found.append("reason_missing")
    return tuple(one for one in found if one)


def _title_problem(row: DraftRow) -> Problem | None:
    if not row.title.strip():
        return "title_missing"
    return "title_long" if len(row.title) > TITLE_LIMIT or len(row.title_en) > TITLE_LIMIT else None


def _owner_problem(row: DraftRow, section: DraftSection | None, known: Collection[str]) -> Problem | None:
    owners = owners_of(row, section)
    if not owners or not set(owners) <= set(known):
        return "owner_missing"
    return "owner_guessed" if row.guessed else None


def _timing_problem(row: DraftRow) -> Problem | None:
    if row.form is None:
        return "timing_missing"
    return "timing_partly" if row.timing and row.reading and not row.agreed else None


def owners_of(row: DraftRow, section: DraftSection | None) -> tuple[str, ...]:
    """Return who owes the row: its own owners, or the section's where the document names nobody for the row.

    Words for an owner that nobody has told apart yet are never taken for the section's.
    """
    return row.owners or ((section.owner,) if section and section.owner and not plain_lead(row.lead) else ())


def drafted(
    found: reading.Recognised, *, told: Callable[[int, int], None] | None = None
) -> tuple[tuple[DraftSection, ...], tuple[DraftRow, ...]]:
    """Return the sections and rows of a draft from what was recognised in a document; keys count from 1.

    told: hears how many rows are made, of how many.
    """
    of = sum(len(section.rows) for section in found.sections)
    sections: list[DraftSection] = []
    rows: list[DraftRow] = []
    for index, section in enumerate(found.sections, 1):
        key = f"s{index}"
        sections.append(DraftSection(key, " ".join(section.title.split()), part=" ".join(section.part.split()), lines=section.lines))
        for one in section.rows:
            rows.append(_drafted(one, f"r{len(rows) + 1}", key, section.owner, found.lang))
            if told:
                told(len(rows), of)
    return tuple(sections) or (DraftSection("s1", ""),), tuple(rows)


def _drafted(one: reading.Row, key: str, section: str, owner: str, lang: str) -> DraftRow:
    read = read_phrase(one.timing_text, lang)
    form = timing.to_json(one.timing) if one.timing is not None else read["timing"]
    same = form == read["timing"]
    return DraftRow(
        key=key,
        section=section,
        lines=tuple(one.lines),
        words=one.title.strip(),
        title=short_title(one.title),
        number=one.number[:40],
        lead=(one.lead or owner).strip(),
        partners=one.partners.strip(),
        place=" ".join(one.place.split()),
        steps=one.steps.strip(),
        phrase=" ".join(one.timing_text.split()),
        timing=form,
        reading=read["reading"] if same or form is None else "",
        unread=read["unread"] if same or form is None else (),
    )


def plain_lead(words: str) -> str:
    """Return a document's words for an owner so that equal ones are equal: one line, no marks at the start, small letters."""
    return " ".join(words.split()).strip(" -–•.;:,").casefold()


def school_year_in(rows: Iterable[DraftRow], title: str) -> int | None:
    """Return the first calendar year of the school year that a document seems to be written for; None when it names no year.

    >>> school_year_in((), "Kế hoạch năm học 2023-2024")
    2023
    """
    spans = re.findall(r"(20\d\d)\s*[-–—/]\s*(20\d\d)", title)
    for first, last in spans:
        if int(last) == int(first) + 1:
            return int(first)
    dated = [year for row in rows if row.timing for year in _school_years(row.timing)]
    return min(dated) if dated else None


def _school_years(form: Mapping[str, Any]) -> Iterable[int]:
    for value in form.values():
        if isinstance(value, list):
            for part in value:
                if isinstance(part, Mapping):
                    yield from _school_years(part)
        elif isinstance(value, str) and (found := re.match(r"(20\d\d)-(\d\d)", value)):
            yield int(found[1]) - (int(found[2]) < 8)


def shorter_titles(row: DraftRow) -> tuple[str, ...]:
    """Return titles that fit, made from the row's own words: without who and when, to the first sentence, to the first clause.

    >>> row = DraftRow("r1", "s1", (), "Check the gates, by the head, each May, " + "y" * 80, "", lead="the head", phrase="each May")
    >>> shorter_titles(row)
    ('Check the gates',)
    """
    whole = " ".join((row.words or row.title).split())
    bare = _without(_without(whole, row.phrase), " ".join(row.lead.split()))
    clauses = [_CLAUSE.split(one)[0] for one in (bare, whole)]
    offered = map(_trimmed, (bare, *sentences(bare)[:1], *sentences(whole)[:1], *clauses))
    return tuple(dict.fromkeys(one for one in offered if _SHORTEST <= len(one) <= TITLE_LIMIT and one != row.title))[:3]


def _without(words: str, part: str) -> str:
    """Return the words without a part that stands first or between commas; taken out of the middle it would leave a torn sentence."""
    if not part.strip():
        return words
    torn = re.compile(rf"(?:^|[,，(]\s*){re.escape(part)}(?=\s*[,，).;]|$)|^{re.escape(part)}\s")
    return _trimmed(_LEFT_OVER.sub(" ", " ".join(torn.sub(" ", words, count=1).split())))


def _trimmed(words: str) -> str:
    return words.strip(" ,;:-–，、；.。")
