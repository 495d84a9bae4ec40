"""What is wrong with a pack and where, as values; and the words for what the validator found. Nothing is read here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    file: name of the file, as the person gave it. line: counted from 1; None when the whole file is meant. path: the key, such as
    "obligations[3].owners[0].role". code: stable, such as "unknown_key". what: what is wrong; remedy: what would be right, may be empty.
    """

    file: str
    line: int | None
    path: str
    code: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


class PackRefused(Exception):
    """A pack could not be loaded; `problems` holds every reason."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


PLAIN_WORDS: Final = {
    "string_type": "words are expected here, put them in quotes",
    "int_parsing": "a whole number is expected here",
    "int_type": "a whole number is expected here",
    "int_from_float": "a whole number is expected here",
    "float_parsing": "a number is expected here",
    "float_type": "a number is expected here",
    "bool_parsing": "true or false is expected here",
    "bool_type": "true or false is expected here",
    "tuple_type": "a list is expected here",
    "list_type": "a list is expected here",
    "dict_type": "a map of keys and values is expected here",
    "model_type": "a map of keys and values is expected here",
    "model_attributes_type": "a map of keys and values is expected here",
}

SHAPES: Final = {
    "title": "write title: {en: ..., and the document's language: ...}",
    "source": "write source: {lines: [first, last]} with the document's line numbers",
    "owners": "write owners: [{agency: ..., level: ...}]",
    "timing": "write timing: {kind: ...}, for instance {kind: continuous} or {kind: yearly_months, months: [8]}",
    "timing_text": "write the document's own phrase for the time",
}


def dotted(loc: Sequence[str | int]) -> str:
    """Return the path in words.

    >>> dotted(("obligations", 3, "owners", 0, "role"))
    'obligations[3].owners[0].role'
    """
    out = ""
    for step in loc:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else str(step)
    return out


def say_error(error: Any, known_keys: Sequence[str]) -> tuple[str, str, str]:
    """Return code, what is wrong and what would be right for one error of the validator."""
    kind = str(error["type"])
    name = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")
    if kind == "missing":
        return "missing", f'"{name}" is missing', SHAPES.get(name, f"add {name}: ...")
    if kind == "extra_forbidden":
        near = get_close_matches(name, known_keys, 1)
        return "unknown_key", f'unknown key "{name}"', f'did you mean "{near[0]}"?' if near else "take it out or put it under notes"
    if kind == "literal_error":
        return "unknown_value", f'"{error["input"]}" is not known for {name}', f"choose from {error['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        return "bad_code", f'"{error["input"]}" cannot be a {name}', f"it must match {error['ctx']['pattern']}"
    if kind == "value_error":
        return "wrong_value", f"{name}: {error['ctx']['error']}" if name else str(error["ctx"]["error"]), SHAPES.get(name, "")
    said = PLAIN_WORDS.get(kind)
    return "wrong_value", f"{name}: {said or str(error['msg']).lower()}", SHAPES.get(name, "")
