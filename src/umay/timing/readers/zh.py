"""Reads Chinese timing phrases in both scripts. Words are in `zh_words`, their meaning together in `zh_points` and `zh_rules`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.composing import Kinds, compose
from umay.timing.readers.repeats import all_of, explained
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, Token, as_kind, rewrite, rule, tokenize
from umay.timing.readers.zh_points import AND, PIECES, POINTS
from umay.timing.readers.zh_rules import TIMINGS
from umay.timing.readers.zh_shapes import LEXICON, composed, normal, number
from umay.timing.readers.zh_windows import windows
from umay.timing.values import (
    AllOf,
    BellWindow,
    DateRange,
    Immediate,
    MonthDay,
    NamedOccasion,
    Reading,
    Reference,
    RelativeEvent,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Timing,
    Vague,
    WeeklyWindows,
    YearlyMonths,
)

_TIMING_LIKE: Final = (
    "POINT", "MONTHS", "WDS", "CLOCKS", "SPAN", "INSPAN", "CLOCK", "QUARTER", "RANGE", "COUNT", "ADV", "BSPAN", "ASPAN", "AFTERSPAN",
)  # fmt: skip
KINDS: Final = Kinds(timing_like=frozenset(_TIMING_LIKE), few_words=10)  # a letter is a word here

REFERENCES: Final = {
    "legislation": "规定|有关规定|相关规定|法律规定|法律法规|法定期限|法律法规规定",
    "plan": "计划|工作计划|方案|工作方案|年度计划",
    "schedule": "作息时间表|日程|日程表|时间表|学校作息时间表|课表|值班表|行事历|校历|排班表",
    "circular": "通知|上级通知|文件|文件要求|上级要求|通知要求",
    "agreement": "协议|合同|约定|协议约定",
}
_REFERENCE = re.compile(
    r"(?:按照|按|依照|依据|依|根据|详见|见|参照|后附)(?P<to>[^,;:]{2,14}?)(?:执行|进行|办理|确定|为准|实施|的时间)*[.;]?"
)
_ELSEWHERE = re.compile(r"(?:时间)?(?:另行通知|另定|待定|另行安排|另行确定|以通知为准)[.;]?")
_SCHEDULE = re.compile("计划|规定|通知|方案|时间表|日程|课表|校历|行事历|协议|合同|文件|要求|约定|安排|期限|值班表|排班表|法规")
_ROTATION = re.compile(r"第(\d{1,2}|[一二三四五六七八九十]{1,3})周:([^;,\n:]+)")
_GROUP = re.compile(r"(?:^|(?<=[:;。!]))(?P<who>[^:;,()\d]{2,12}):(?=每?(?:周|星期|礼拜)[一二三四五六日天])")
_TURNS = re.compile(r"([^:]*周[^:]*?),?(?:轮值|轮流|轮换):(.+)")
_TITLE = re.compile(r"(?!每).{2,60}(?:方案|规划|计划|通知|意见|办法|条例|报告|总结|细则|预案|要点|一览表|记录|台账)(?:\(.{1,12}\))?")
_ISSUED = re.compile(r"\(?(?:发布|印发|成文|制定|更新|公布|发文|修订)(?:日期|时间|于)|.{4,30}(?:发布|印发)$")


def read(phrase: str) -> Reading:
    """This will read when a Chinese phrase, Traditional or Simplified, falls due; see `Reading` for what it says when it cannot."""
    shown = composed(phrase)
    text = normal(shown)
    if not text:
        return Reading(None, "empty")
    if _ISSUED.match(text) and re.search(r"\d", text):
        return Reading(None, "not_a_duty_time")
    found = _rotation(text, shown) or _turns(text, shown) or _rosters(text, shown) or _reference(text, shown)
    if found:
        return Reading(found)
    try:
        reading = _reporting(compose(_tokens(text, shown), KINDS), text)
        return replace(reading, unread=tuple(words.replace(" ", "") for words in reading.unread))
    except ImpossibleDate:
        return Reading(None, "impossible")


def _rotation(text: str, shown: str) -> Timing | None:
    hits = list(_ROTATION.finditer(text))
    weeks = [number(hit[1]) for hit in hits]
    if not weeks or (len(weeks) == 1 and hits[0].group() != text) or weeks != list(range(weeks[0], weeks[0] + len(weeks))):
        return None
    return TermWeeks(weeks[0], weeks[-1], tuple(shown[hit.start(2) : hit.end(2)] for hit in hits))


def _rosters(text: str, shown: str) -> Timing | None:
    """Clock windows of groups who are named before their days: "first-grade parents: Monday ..."."""
    hits = list(_GROUP.finditer(text))
    if not hits or "时间" in hits[0]["who"]:
        return None
    ends = [hit.start("who") for hit in hits[1:]] + [len(text)]
    parts: list[Timing] = []
    for hit, end in zip(hits, ends, strict=True):
        timing = read(shown[hit.end() : end]).timing
        if not isinstance(timing, WeeklyWindows):
            return None
        parts.append(replace(timing, who=shown[hit.start("who") : hit.end("who")]))
    return all_of(parts)


def _turns(text: str, shown: str) -> Timing | None:
    """Weeks of a term in which some take turns."""
    hit = _TURNS.fullmatch(text)
    weeks = read(hit[1]).timing if hit else None
    if hit is None or not isinstance(weeks, TermWeeks):
        return None
    return replace(weeks, rotation=tuple(re.split("[、,]", shown[hit.start(2) : hit.end(2)])))


def _reference(text: str, shown: str) -> Timing | None:
    if _ELSEWHERE.fullmatch(text):
        return Reference(shown.rstrip("。.;；"))
    hit = _REFERENCE.fullmatch(text)
    if hit is None or re.search(r"\d|每|月$|年$|周$|季度|学期$|需要|情况|时$", hit["to"]) or not _SCHEDULE.search(hit["to"]):
        return None
    code = next((code for code, said in REFERENCES.items() if re.fullmatch(said, hit["to"])), None)
    return Reference(code or shown[hit.start("to") : hit.end("to")])


def _tokens(text: str, shown: str) -> list[Token]:
    tokens = tokenize(text, LEXICON, shown)
    for rules in (POINTS, PIECES):
        tokens = rewrite(tokens, rules)
        if rules is POINTS and _TITLE.fullmatch(text):
            tokens = [_of_title(token) for token in tokens]
    tokens = rewrite(windows(tokens), TIMINGS)
    return _phases(_in_passing(rewrite(tokens, _SPOKEN)))


def _of_title(token: Token) -> Token:
    """A year or school year in a title says what the paper is about."""
    whole_year = token.kind in ("SCHOOLYEAR", "YY") or (token.kind == "POINT" and token.value.month is None)
    return Token("DOCDATE", None, token.text) if whole_year else token


def _vague_only(match: Match) -> tuple[str, Any] | None:
    return ("T", match.one("T")) if all(isinstance(value, Vague) for value in match.all("SPEECH")) else None


def _at_once(match: Match) -> tuple[str, Any] | None:
    """After a report "at once" is after the report."""
    timing = match.one("T")
    after = isinstance(timing, RelativeEvent) and timing.dir == "after" and timing.n is None
    return ("T", timing) if after and match.one("SPEECH") == Immediate() else None


def _dated_occasion(match: Match) -> tuple[str, Any] | None:
    """An occasion with its date is that date."""
    timing = match.one("T")
    return ("T", timing) if isinstance(timing, MonthDay | SingleDate) else None


_SPOKEN: Final[tuple[Rule, ...]] = (
    rule("SPEECH", lambda match: ("T", match.one("SPEECH"))),
    rule("SPEECH+ T", _vague_only),
    rule("T SPEECH", _vague_only),
    rule("T COMMA? SPEECH", _at_once),
    rule("T BRACKET T BRACKET", explained),
    rule("T EVERY COUNT", lambda match: ("T", match.one("T")) if match.one("COUNT") == (1, False) else None),
    rule("OCC (COMMA|BRACKET)? T BRACKET?", _dated_occasion),
    rule("T (COMMA|BRACKET)? OCC BRACKET?", _dated_occasion),
)


def _phases(tokens: list[Token]) -> list[Token]:
    """A phase's number joins the range that follows it."""
    done: list[Token] = []
    phase: str | None = None
    for token in tokens:
        if token.kind in ("PHASE", "OWNPHASE"):
            phase = token.value
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
    """A cell that names an occasion or the school bell means its time; a sentence may only speak of it."""
    if sum(token.kind in ("W", "EVENT") for token in tokens) > KINDS.few_words:
        return rewrite(tokens, [rule("TY", as_kind("DOCDATE"))])
    listed = [
        rule(f"OCC ({AND} OCC)*", lambda match: ("T", NamedOccasion(tuple(name for names in match.all("OCC") for name in names)))),
        rule("BELL", lambda match: ("T", BellWindow(match.one("BELL")))),
        rule("(TY|MILD)", lambda match: ("T", match.one("TY", "MILD"))),
    ]
    return rewrite(tokens, listed)


def _reporting(reading: Reading, text: str) -> Reading:
    """A monthly day with words about the month before is a report on that month."""
    if not re.search("上月|上个月", text) or reading.timing is None:
        return reading
    return replace(reading, timing=_about_previous(reading.timing))


def _about_previous(timing: Timing) -> Timing:
    if isinstance(timing, MonthDay) and not timing.months:
        return replace(timing, reports_on="previous_month")
    if isinstance(timing, AllOf):
        return AllOf(tuple(_about_previous(part) for part in timing.parts))
    return timing
