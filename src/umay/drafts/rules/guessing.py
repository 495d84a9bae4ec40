"""Whom a document may mean by its words for an owner, from the names of a country's offices and posts. A guess, for a person to confirm.

A post or office whose whole name is in the words is meant; of several the longest name. Words that are a part of a post's name mean
its office: "phòng GDĐT" the office of "Trưởng phòng GDĐT". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from umay.drafts.rules.pack import Directory
from umay.drafts.rules.rows import MOST_OWNERS

Plain = Callable[[str], str]
"""Makes spellings comparable: small letters, one kind of i, one script."""

_OTHERWISE: Final = re.compile(r"[、,;/()（），；]|\s[–-]\s")
_NEXT_OWNER: Final = re.compile(r"[\n、,;/，；]")
_WORD: Final = re.compile(r"[^\W_]+")
_SIGNS: Final = re.compile(r"[\u3400-\u9fff]")
_SHORT: Final = 4  # letters of a whole word that another may begin with: below that, beginnings agree by chance
_LONG: Final = 6  # letters that two words must share when both have endings: more, for neither is whole in the other
_ENDING: Final = 3  # letters of an ending: case and possession are seldom longer, and a compound is
_MORE_WORDS: Final = 3  # that may stand beside the name of the lowest level when no agency is named

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of what can be chosen, made comparable. Each name is a tuple of words; a name in Chinese is one word."""

    agencies: dict[str, tuple[Words, ...]]
    levels: dict[str, tuple[Words, ...]]
    posts: dict[str, tuple[Words, ...]]
    choices: tuple[str, ...]
    own_agency: str
    lowest: str
    plain: Plain


def names_of(directory: Directory, lang: str, own_agency: str, plain: Plain) -> Names:
    """Return the names that guesses are made with. own_agency: of the unit that asks; meant where only the lowest level is named."""

    def names(title: str) -> tuple[Words, ...]:
        return tuple(words for part in _OTHERWISE.split(title) if (words := words_in(plain(part))))

    return Names(
        agencies={code: names(words.get(lang, "")) for code, words in directory.agencies.items()},
        levels={code: names(words.get(lang, "")) for code, words in directory.levels.items()},
        posts={f"{one['agency']}|{one['level']}|{code}": names(one["title"].get(lang, "")) for code, one in directory.roles.items()},
        choices=directory.choices,
        own_agency=own_agency,
        lowest=next(iter(directory.levels), ""),
        plain=plain,
    )


def words_in(said: str) -> Words:
    """Return the words of a text; runs of Chinese signs are one each.

    >>> words_in("il millî eğitim müdürlüğü")
    ('il', 'millî', 'eğitim', 'müdürlüğü')
    """
    return tuple(_WORD.findall(said))


def guessed(lead: str, names: Names) -> tuple[str, ...]:
    """Return the codes of whom the document's words may mean, the first of them first; empty when that one cannot be guessed."""
    parts = [words for part in _NEXT_OWNER.split(names.plain(lead)) if (words := words_in(part))]
    found = [_one(words, names) for words in parts]
    if not found or not found[0]:
        return ()
    return tuple(dict.fromkeys(code for code in found if code))[:MOST_OWNERS]


def _one(said: Words, names: Names) -> str:
    whole = list(_whole(said, names))
    longest = [code for length, code in whole if length == max(length for length, _ in whole)]
    if len(longest) == 1:
        return longest[0]
    parts = longest or [code for code, titles in names.posts.items() if any(_holds(title, said) for title in titles)]
    offices = {_office(code) for code in parts} & set(names.choices)
    return offices.pop() if len(offices) == 1 else ""


def _office(code: str) -> str:
    return code[: code.rindex("|") + 1]


def _whole(said: Words, names: Names) -> Iterator[tuple[int, str]]:
    """Yield what is named whole in the words, each with the length of its name."""
    for code, titles in names.posts.items():
        if code in names.choices and (length := max((_length(title) for title in titles if _holds(said, title)), default=0)):
            yield length, code
    for code in names.choices:
        agency, level, role = code.split("|")
        if role:
            continue
        height = max((_length(title) for title in names.levels.get(level, ()) if _holds(said, title)), default=0)
        if height and (width := _agency(said, agency, level, names)):
            yield height + width - 1, code


def _agency(said: Words, agency: str, level: str, names: Names) -> int:
    """Return how much of an agency's name is in the words, at least half of it, plus one; 1 where the lowest level alone is named."""
    found = max((_length(title) for title in names.agencies.get(agency, ()) if _half(said, title)), default=0)
    if found:
        return found + 1
    alone = agency == names.own_agency and level == names.lowest and len(said) <= _MORE_WORDS
    return 1 if alone else 0


def _length(title: Words) -> int:
    return sum(map(len, title))


def _holds(said: Words, title: Words) -> bool:
    """Tell whether every word of the title is among those said."""
    return bool(title) and all(any(_same(word, one) for one in said) for word in title)


def _half(said: Words, title: Words) -> bool:
    return sum(any(_same(word, one) for one in said) for word in title) * 2 >= max(len(title), 1)


def _same(word: str, said: str) -> bool:
    """Tell whether a word of a name is the one said, with an ending more or less; signs may stand within others."""
    if _SIGNS.search(word):
        return word in said
    if word == said:
        return True
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, said, strict=False)))
    ending = max(len(word), len(said)) - same
    if same == min(len(word), len(said)):
        return same >= _SHORT and ending <= _ENDING
    return same >= _LONG and ending <= _ENDING + 1
