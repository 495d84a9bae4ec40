"""What a piece of text looks like: a timing, somebody's name or office, a duty, a heading. Decides nothing about rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from umay.reading.words import words_of
from umay.reading.words.shape import Words, level
from umay.timing.api import read
from umay.timing.values import (
    AllOf,
    AnyOf,
    AsNeeded,
    Continuous,
    DateRange,
    Duration,
    EveryN,
    Immediate,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    Reading,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    YearlyMonths,
)

BULLET = re.compile(r"^\s*[-–—•·●▪*✓✔○◦\uf0b7−]\s*(?=\S)")
_TAG = re.compile(r"</?(?:p|b|i|u|strong|em|span|td|tr|th|div)\b[^<>]{0,80}>|\[bookmark:[^\]]{0,60}\]")
_MARKDOWN = re.compile(r"^#{1,6}\s+|\*\*|(?<!\w)__|__(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+(?=[^\W\d_a-zа-яәғқңөұүһі])")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONGEST_OWNER = 14
_WORDS_AFTER_AGENT = 3
_CLAUSE = re.compile(r"[,;，；、:：]")
_LONGEST_CELL = 160
_LONGEST_MONTH = 40
_HEADING_TIMES = SingleMonth | YearlyMonths | NthWeekOfMonth | SingleDate | MonthDay | EveryN | Termwise | DateRange
_STANDING_TIMES = Continuous | SchoolYearRelative | Duration | NamedOccasion | TermWeeks
_MOST_OF = 0.75


@dataclass(frozen=True, slots=True)
class Found:
    """A timing found in a sentence: its words as the document has them, and how they were read."""

    text: str
    reading: Reading


def clean(text: str) -> str:
    """Return the text without the marks that converters leave in it."""
    plain = _TAG.sub(" ", text) if "<" in text or "[" in text else text
    return _MARKDOWN.sub("", plain.replace("\u00ad", "").replace("\ufeff", "").strip())


@lru_cache(maxsize=8192)
def read_timing(text: str, lang: str) -> Reading:
    """Return what the timing reader makes of the text; of the longest texts nothing."""
    if len(text) > 600:
        return Reading(None, "no_timing")
    return read(text, lang)


def is_timing(text: str, lang: str) -> bool:
    """Tell whether the whole text is a timing, such as a cell of a column of dates."""
    if not text or len(text) > _LONGEST_CELL:
        return False
    return read_timing(text, lang).timing is not None


def is_month(text: str, lang: str) -> bool:
    """Tell whether a heading is a month, a week or a day, so that all below it is to be done then."""
    plain = text.strip(" :：.")
    if len(plain) >= _LONGEST_MONTH:
        return False
    timing = read_timing(plain, lang).timing
    if isinstance(timing, _STANDING_TIMES):
        found = timing_in(plain, lang, words_of(lang))
        return found is not None and len(found.text) >= _MOST_OF * len(plain)
    return isinstance(timing, _HEADING_TIMES)


def has_duty(text: str, words: Words) -> bool:
    """Tell whether the text, in its form, makes somebody do something."""
    return bool(words.duty.search(level(BULLET.sub("", clean(text)))))


def has_agent(text: str, words: Words) -> bool:
    """Tell whether the text names a person's post, an office or a body."""
    return bool(words.agents.search(level(text)))


def sentences(text: str) -> list[str]:
    """Return the sentences of the text."""
    return [one.strip() for one in _SENTENCE_END.split(text) if one.strip()]


def timing_in(text: str, lang: str, words: Words) -> Found | None:
    """Return the first timing in the running text that gives dates, or else the first one of any kind.

    None when there is none.
    """
    standing: Found | None = None
    for sentence in sentences(text):
        found = _timing_in_sentence(sentence[:600], lang, words)
        if found and not gives_dates(found.reading.timing):
            standing = standing or found
        elif found:
            return found
    return standing


def gives_dates(timing: Timing | None) -> bool:
    """Tell whether the timing is more than a standing one, such as "always" or "in good time"."""
    if isinstance(timing, AllOf | AnyOf):
        return any(gives_dates(part) for part in timing.parts)
    return timing is not None and not isinstance(timing, Continuous | Vague | AsNeeded | Immediate)


def _timing_in_sentence(sentence: str, lang: str, words: Words) -> Found | None:
    if not words.timing_hint.search(level(sentence)):
        return None
    whole = _without_names(read_timing(sentence, lang))
    if whole.timing is None:
        return None
    if isinstance(whole.timing, AllOf) and (clause := _clause_that_counts(sentence, whole.timing, lang)):
        sentence, whole = clause, read_timing(clause, lang)
    pieces = _pieces(sentence, lang)
    for left in (True, False):
        pieces = _trimmed(sentence, pieces, lang, whole, left=left)
    phrase = _joined(sentence, pieces)
    return Found(phrase, _without_names(read_timing(phrase, lang)))


def _without_names(reading: Reading) -> Reading:
    """Return the reading without named occasions beside a date: a sentence that gives a date names them as what is to be done."""
    if not isinstance(reading.timing, AllOf):
        return reading
    kept = tuple(part for part in reading.timing.parts if not isinstance(part, NamedOccasion))
    if len(kept) in (0, len(reading.timing.parts)) or not any(gives_dates(part) for part in kept):
        return reading
    return replace(reading, timing=kept[0] if len(kept) == 1 else AllOf(kept))


def _clause_that_counts(sentence: str, timing: AllOf, lang: str) -> str:
    """Return the clause with the only timing that gives dates, or with the first one when none does; "" when several do."""
    dated = [part for part in timing.parts if gives_dates(part)]
    if len(dated) > 1:
        return ""
    wanted = dated or list(timing.parts)
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    return next((clause for clause in clauses if clause and read_timing(clause, lang).timing in wanted), "")


def _pieces(sentence: str, lang: str) -> list[tuple[int, int]]:
    pattern = r"[A-Za-z0-9:.—-]+|." if lang == "zh" else r"\S+"
    return [found.span() for found in re.finditer(pattern, sentence)]


def _joined(sentence: str, pieces: list[tuple[int, int]]) -> str:
    return sentence[pieces[0][0] : pieces[-1][1]].strip(" ,;.、，。；:：")


def _trimmed(sentence: str, pieces: list[tuple[int, int]], lang: str, whole: Reading, *, left: bool) -> list[tuple[int, int]]:
    """Return the pieces without those at one end that the timing does not need, halving the step each time."""
    step = len(pieces) // 2
    while step:
        fewer = pieces[step:] if left else pieces[:-step]
        if fewer and _without_names(read_timing(_joined(sentence, fewer), lang)).timing == whole.timing:
            pieces = fewer
            step = min(step, len(pieces) // 2)
        else:
            step //= 2
    return pieces


def owner_in(text: str, words: Words) -> str:
    """Return who the sentence makes do something, in the document's words; "" when it does not say."""
    plain = BULLET.sub("", text.strip())[:400]
    found = (_owner_at(plain, match, words) for match in words.subject.finditer(level(plain)))
    return next((who for who in found if who), "")


def _owner_at(plain: str, found: re.Match[str], words: Words) -> str:
    start, end = next(found.span(group) for group in found.groupdict() if found.group(group))
    parts = plain[start:end].strip(" ,;:-—、，").split(", ")
    first = max((place + 1 for place, part in enumerate(parts[:-1]) if not has_agent(part, words)), default=0)
    who = ", ".join(parts[first:])
    return who if has_agent(who, words) and len(who.split()) <= 16 else ""


def without_timing(who: str, lang: str, words: Words) -> str:
    """Return the name without the time that the sentence puts before or behind it."""
    found = timing_in(who, lang, words)
    if not found or found.text not in who:
        return who
    parts = [part.strip(" ,;:-—、，") for part in who.split(found.text, 1)]
    return next((part for part in reversed(parts) if has_agent(part, words)), who)


def owner_of_heading(text: str, words: Words) -> str:
    """Return who owes what stands under the heading; "" when it does not say."""
    plain = text.strip()
    found = words.owner_heading.search(level(plain))
    if not found:
        return ""
    start, end = next(found.span(group) for group in found.groupdict() if found.group(group))
    # A case ending may begin with the same letter as the word ends with, so one letter more is tried as well.
    for until in (end, end + 1):
        who = plain[start:until].strip(" ,;:-—")
        most = _WORDS_AFTER_AGENT * (2 if plain.endswith((":", "：")) else 1)
        if ends_with_agent(who, words, most) and len(who.split()) <= _LONGEST_OWNER:
            return who
    return ""


def ends_with_agent(who: str, words: Words, most: int = _WORDS_AFTER_AGENT) -> bool:
    """Tell whether the last words, or in Chinese the last signs, name a post, an office or a body. most: words that may follow it."""
    ends = [found.end() for found in words.agents.finditer(level(who))]
    rest = who[ends[-1] :] if ends else who
    return bool(ends) and (len(rest) <= 2 if _CHINESE.search(who) else len(rest.split()) <= most)


def why_aside(heading: str, words: Words) -> str | None:
    """Return why nothing under the heading is a duty, as a code, or None."""
    plain = level(heading).strip(" .:-—、")
    return next((why for why, pattern in words.asides if pattern.search(plain)), None)


def furniture(text: str, words: Words) -> str | None:
    """Return what kind of furniture of a document the line is, as a code, or None."""
    plain = level(clean(text)).strip()
    return next((why for why, pattern in words.furniture if pattern.search(plain)), None)


def is_shouting(text: str) -> bool:
    """Tell whether the text is all in capitals, as titles are."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 3 and sum(one.isupper() for one in letters) > 0.8 * len(letters)


def rising(numbers: list[int]) -> bool:
    """Tell whether each number is greater than the one before."""
    return all(one < two for one, two in pairwise(numbers))
