"""Turns a language's table of words (`tr.toml`, ...) into what recognition asks. The words are in the tables, not here.

In a table a pattern may go over several lines, which are put together without what stands at their edges; `{name}` stands for the
part of that name; a list is matched by any of its patterns. Text in three apostrophes is taken as it stands, so nothing is escaped twice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast, get_args

from umay.reading.words.shape import Kind, Words, fold

HERE: Final = Path(__file__).parent
KINDS: Final = frozenset(get_args(Kind))
PATTERNS: Final = frozenset({"agents", "places", "duty", "duty_headings", "labels", "owner_heading", "subject", "timing_hint"})
SECTIONS: Final = frozenset({"parts", "columns", "patterns", "asides", "furniture"})
_PART = re.compile(r"\{([a-z_]+)\}")


class WrongWords(Exception):
    """A table of words that cannot be used; says which entry is wrong and what was expected."""


def load(code: str) -> Words:
    """Return the words of the language's table.

    Raises WrongWords.
    """
    return read_table((HERE / f"{code}.toml").read_text(encoding="utf-8"), said=f"{code}.toml")


def read_table(text: str, *, said: str) -> Words:
    """Return the words of a table; `said` names it in what is raised.

    Raises WrongWords.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongWords(f"{said}: {error}") from error
    _expect(said, set(table), needed=SECTIONS - {"parts"}, known=SECTIONS)
    _expect(f"{said} [columns]", set(table["columns"]), needed=frozenset(), known=KINDS)
    _expect(f"{said} [patterns]", set(table["patterns"]), needed=PATTERNS, known=PATTERNS)
    parts = _parts(said, table.get("parts", {}))
    made = {name: _pattern(f"{said} {name}", value, parts) for name, value in table["patterns"].items()}
    columns = {cast("Kind", kind): listed(value) for kind, value in table["columns"].items()}
    return Words(columns=columns, asides=_coded(said, table["asides"], parts), furniture=_coded(said, table["furniture"], parts), **made)


def listed(words: str) -> tuple[str, ...]:
    r"""Return the words that semicolons part, made comparable.

    >>> listed("Activity;\n  what we\n  will do")
    ('activity', 'what we will do')
    """
    return tuple(dict.fromkeys(word for word in map(fold, words.split(";")) if word))


def either(*patterns: str) -> re.Pattern[str]:
    """Return one pattern that matches any of those given."""
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def _expect(where: str, found: set[str], *, needed: frozenset[str], known: frozenset[str]) -> None:
    if missing := needed - found:
        raise WrongWords(f"{where}: {', '.join(sorted(missing))} is missing")
    if strange := found - known:
        raise WrongWords(f"{where}: {', '.join(sorted(strange))} is none of {', '.join(sorted(known))}")


def _coded(said: str, section: Mapping[str, Any], parts: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, _pattern(f"{said} {code}", value, parts)) for code, value in section.items())


def _pattern(where: str, value: str | list[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    try:
        return either(*(_filled(where, each, parts) for each in ([value] if isinstance(value, str) else value)))
    except re.error as error:
        raise WrongWords(f"{where}: {error}") from error


def _parts(said: str, given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the parts with the parts named in them filled in; a part may name those above it."""
    filled: dict[str, str] = {}
    for name, value in given.items():
        filled[name] = _filled(f"{said} {name}", value, filled)
    return filled


def _filled(where: str, value: str, parts: Mapping[str, str]) -> str:
    joined = "".join(line.strip() for line in value.splitlines()) if "\n" in value else value

    def part(found: re.Match[str]) -> str:
        if found[1] not in parts:
            raise WrongWords(f"{where}: there is no part {found[0]} above it")
        return parts[found[1]]

    return _PART.sub(part, joined)
