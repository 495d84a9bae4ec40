"""Reads Vietnamese timing phrases. Words are in `vi_words`, their meaning together in `vi_points` and `vi_rules`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.composing import FEW_WORDS, Kinds, compose
from umay.timing.readers.points import Point, single
from umay.timing.readers.repeats import all_of, every, explained
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, Token, as_kind, rewrite, rule, tokenize
from umay.timing.readers.vi_points import AND, PIECES, POINTS
from umay.timing.readers.vi_rules import TIMINGS
from umay.timing.readers.vi_shapes import LEXICON, composed, normal
from umay.timing.values import (
    AllOf,
    AnyOf,
    DateRange,
    EveryN,
    Immediate,
    MonthDay,
    NamedOccasion,
    Reading,
    Reference,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    WeeklyWindows,
    YearlyMonths,
)

_TIMING_LIKE: Final = ("POINT", "MONTHS", "WDS", "CLOCKS", "SPAN", "CLOCK", "HOUR", "QUARTERS", "WEEKOF", "RANGE", "COUNT")
KINDS: Final = Kinds(timing_like=frozenset(_TIMING_LIKE))

REFERENCES: Final = {
    "legislation": "quy định|quy định của pháp luật|luật định|pháp luật|quy định hiện hành",
    "plan": "kế hoạch|kế hoạch năm học|kế hoạch đề ra|kế hoạch chung",
    "schedule": "lịch|lịch trình|thời khóa biểu|lịch công tác|thời gian biểu|lịch phân công|lịch trực",
    "circular": "công văn|công văn chỉ đạo|văn bản chỉ đạo|hướng dẫn|văn bản hướng dẫn|thông báo",
    "agreement": "thỏa thuận|quy chế phối hợp|hợp đồng|cam kết",
}
_SOURCES: Final = (
    "kế hoạch|quy định|lịch|thời khóa biểu|thời gian biểu|hướng dẫn|thông báo|công văn|văn bản|quy chế|thỏa thuận|hợp đồng|luật|pháp luật"
    "|chỉ đạo|tiến độ|chương trình|cam kết"
)
_REFERENCE = re.compile(rf"(?:thực hiện )?(?:theo|căn cứ(?: vào| theo)?) (?P<to>(?:{_SOURCES})\b[^;.,]*)[.;]?")
_ROTATION = re.compile(r"tuần\s*(?:thứ\s*)?(\d{1,2})\s*:\s*([^;,\n]+)")
_TITLE = re.compile(r"(?:phụ lục|kế hoạch|chương trình|đề án|chiến lược|dự án|quyết định|báo cáo tổng kết|về việc|v/v|nghị quyết)\b")
_SIGNED = re.compile(r"[^\d,:;]{2,40}, ?ngày \d{1,2} ?(?:tháng|/) ?\d{1,2} ?(?:năm|/) ?\d{4}\.?$")


def read(phrase: str) -> Reading:
    """This will read when a Vietnamese phrase falls due; see `Reading` for what it says when it cannot."""
    shown = composed(phrase)
    text = normal(shown)
    if not text:
        return Reading(None, "empty")
    if _SIGNED.fullmatch(text) or text.startswith(("ban hành kèm theo", "(ban hành kèm theo")):
        return Reading(None, "not_a_duty_time")
    found = _rotation(text, shown) or _turns(text, shown) or _reference(text, shown)
    if found:
        return Reading(found)
    try:
        return _settled(compose(_tokens(text, shown), KINDS), text)
    except ImpossibleDate:
        return Reading(None, "impossible")


def _rotation(text: str, shown: str) -> Timing | None:
    hits = list(_ROTATION.finditer(text))
    weeks = [int(hit[1]) for hit in hits]
    if len(weeks) < 2 or weeks != list(range(weeks[0], weeks[0] + len(weeks))):
        return None
    return TermWeeks(weeks[0], weeks[-1], tuple(shown[hit.start(2) : hit.end(2)].strip(" .") for hit in hits))


_TURNS = re.compile(r"(tuần .+?),? (?:luân phiên|lần lượt) ?:? (.+)")


def _turns(text: str, shown: str) -> Timing | None:
    """Weeks of a term in which some take turns."""
    hit = _TURNS.fullmatch(text)
    weeks = read(hit[1]).timing if hit else None
    if hit is None or not isinstance(weeks, TermWeeks):
        return None
    return replace(weeks, rotation=tuple(who.strip() for who in shown[hit.start(2) : hit.end(2)].split(",")))


def _reference(text: str, shown: str) -> Timing | None:
    hit = _REFERENCE.fullmatch(text)
    if hit is None or re.search(r"\d|hằng|mỗi", hit["to"]):
        return None
    code = next((code for code, said in REFERENCES.items() if re.fullmatch(said, hit["to"].strip())), None)
    return Reference(code or shown[hit.start("to") : hit.end("to")].strip())


def _tokens(text: str, shown: str) -> list[Token]:
    tokens = tokenize(text, LEXICON, shown)
    title = bool(_TITLE.match(text))
    for rules in (POINTS, PIECES, TIMINGS, _SPOKEN, _JOINED):
        tokens = rewrite(tokens, rules)
        if rules is POINTS:
            tokens = _without_periods(tokens, title=title)
    return _phases(_in_passing(tokens))


def _without_periods(tokens: list[Token], *, title: bool) -> list[Token]:
    """The validity of a programme ("period 2018-2021" after other words, years in a title) is no time of a duty."""
    done: list[Token] = []
    for token in tokens:
        words = any(earlier.kind == "W" for earlier in done)
        stated = done and done[-1].kind == "PHASE" and words
        silent = (token.kind == "YY" and (stated or title)) or (title and token.kind == "POINT" and token.value.month is None)
        done.append(Token("DOCDATE", None, token.text) if silent else token)
    return done


def _speech(match: Match) -> tuple[str, Any]:
    timings = [value for value in match.all("SPEECH", "T") if not (match.has("T") and isinstance(value, Vague))]
    return "T", timings[0]


_SPOKEN: Final[tuple[Rule, ...]] = (
    rule("SPEECH", lambda match: ("T", match.one("SPEECH"))),
    rule("SPEECH+ T", lambda match: ("T", match.one("T")) if all(isinstance(v, Vague) for v in match.all("SPEECH")) else None),
    rule("T SPEECH", lambda match: ("T", match.one("T")) if isinstance(match.one("SPEECH"), Vague) else None),
    rule("ATONCE", lambda _match: ("T", Immediate())),
    rule("PER TERM", lambda _match: ("T", Termwise())),
)


def _merge_windows(match: Match) -> tuple[str, Any] | None:
    found = match.all("T")
    if not all(isinstance(value, WeeklyWindows) for value in found):
        return None
    return "T", WeeklyWindows(tuple(window for value in found for window in value.windows), all(value.days_given for value in found))


def _per_units(match: Match) -> tuple[str, Any] | None:
    first = match.one("T")
    if not isinstance(first, Termwise | EveryN) or first == EveryN(1, "day"):
        return None
    parts: list[Timing] = [first]
    for token in match.tokens[1:]:
        if token.kind == "T" and token.text.lower() != "cả năm":
            return None
        if token.kind == "SPAN" and token.value != (6, "month"):
            return None
        if token.kind not in ("AND", "COMMA"):
            parts.append(every(1, {"SPAN": "half_year", "T": "year"}.get(token.kind, token.value)) or first)
    return "T", AllOf(tuple(parts))


def _dated_occasion(match: Match) -> tuple[str, Any] | None:
    """An occasion with its date is that date."""
    if match.has("DM"):
        return "T", all_of([single(Point(None, month, day)) for day, month in match.all("DM")])
    timing = match.one("T")
    return ("T", timing) if isinstance(timing, MonthDay | SingleDate) else None


_JOINED: Final[tuple[Rule, ...]] = (
    rule("T ((SEMI|COMMA|AND) T)+", _merge_windows),
    rule("T ((AND|COMMA) (NAMHOC|NAM|QUY|THANG|TUAN|HOCKY|SPAN|T))+", _per_units),
    rule("OCC (COMMA|BRACKET)? (T|DM) ((COMMA|AND) DM)* BRACKET?", _dated_occasion),
    rule("T BRACKET T BRACKET", explained),
    rule("T (COMMA|BRACKET)? OCC BRACKET?", _dated_occasion),
)


def _phases(tokens: list[Token]) -> list[Token]:
    """A phase's number joins the range that follows it."""
    done: list[Token] = []
    phase: str | None = None
    for index, token in enumerate(tokens):
        if token.kind == "PHASE" and index + 1 < len(tokens) and tokens[index + 1].kind in ("N", "ROMAN"):
            phase = str(tokens[index + 1].value)
        if token.kind == "PHASE" and index + 1 < len(tokens) and tokens[index + 1].kind == "QUOTED":
            phase = tokens[index + 1].value
        done.append(replace(token, value=_of_phase(token.value, phase)) if token.kind == "T" and phase else token)
    return done


def _of_phase(timing: Timing, phase: str) -> Timing:
    if isinstance(timing, DateRange):
        return replace(timing, phase=phase)
    if isinstance(timing, SingleMonth):
        month = f"{timing.year}-{timing.month:02}"
        return DateRange(month, month, "month", phase)
    if isinstance(timing, YearlyMonths) and (timing.per == "any" or len(timing.months) == 1):
        return DateRange(f"--{timing.months[0]:02}", f"--{timing.months[-1]:02}", "month", phase)
    return timing


def _in_passing(tokens: list[Token]) -> list[Token]:
    """A cell that names an occasion means its time; a sentence may only speak of it."""
    if sum(token.kind in ("W", "EVENT") for token in tokens) > FEW_WORDS:
        return rewrite(tokens, [rule("TY", as_kind("DOCDATE"))])
    listed = [
        rule("EVENT", _school_day),
        rule(f"OCC ({AND} OCC)+", lambda match: ("T", NamedOccasion(tuple(match.all("OCC")))) if not match.has("OR") else None),
        rule("OCC", lambda match: ("T", NamedOccasion((match.one("OCC"),)))),
        rule("TY", lambda match: ("T", match.one("TY"))),
        rule("DM", _day_and_month),
    ]
    return rewrite(tokens, listed)


_DAYS: Final = {
    "school_year_start": SchoolYearRelative("year_start"), "school_year_end": SchoolYearRelative("year_end"),
    "term_start": Termwise("start"), "term_end": Termwise("end"),
}  # fmt: skip


def _school_day(match: Match) -> tuple[str, Any] | None:
    """A cell that says "end of the school year" means that time."""
    return ("T", _DAYS[match.one("EVENT")]) if match.one("EVENT") in _DAYS else None


def _day_and_month(match: Match) -> tuple[str, Any] | None:
    day, month = match.one("DM")
    return ("T", single(Point(None, month, day))) if 1 <= month <= 12 and day > 12 else None


def _settled(reading: Reading, text: str) -> Reading:
    parts = reading.timing.parts if isinstance(reading.timing, AnyOf) and "hoặc" in text else ()
    months = [part.months for part in parts if isinstance(part, YearlyMonths) and part.times == 1 and len(part.months) == 1]
    if not parts or len(months) < len(parts):
        return reading
    return replace(reading, timing=YearlyMonths(tuple(month for (month,) in months), "any"))
