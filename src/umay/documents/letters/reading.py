"""The texts of letters: plain files that an office can change. No logic in them, only words and names in braces.

    subject: Notice of a child in danger
    heading: a line above the letter, if there is one

    A paragraph with {names} in braces.

    [fields]
    child: Child

    [text]
    What stands beneath the table.

A line that starts with # is a note for those who change the file. A paragraph all of whose names are empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from umay.documents.letters.values import NEEDED, PLACEHOLDERS, LetterKind

_NAME: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_AFTER_COMMA: Final = re.compile(r"[,，、]\s*\{([a-z_0-9]+)\}")
_STOPPED: Final = re.compile(r"(\{([a-z_0-9]+)\})\.(?!\.)")
_PAIR: Final = re.compile(r"([a-z_0-9]+):\s*(.*)")
_PARTS: Final = ("[fields]", "[text]")
_HEAD: Final = ("subject", "heading")
MOST_SIGNS: Final = 40_000

Part = Literal["before", "fields", "after"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a text, and in which line."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


@dataclass(frozen=True, slots=True)
class Template:
    """A text as it was read. fields: name and label. heading: lines above the letter."""

    subject: str
    heading: tuple[str, ...]
    before: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    part: Part | Literal["head"]
    words: str


def read_template(text: str, kind: LetterKind, file: str) -> tuple[Template, tuple[Problem, ...]]:
    """Return the text in its parts, and all that is wrong with it. file: how a problem names it."""
    if len(text) > MOST_SIGNS:
        return Template("", (), (), (), ()), (Problem(file, 1, f"longer than {MOST_SIGNS} signs"),)
    lines = list(_lines(text))
    head = {found[1]: found[2] for line in lines if line.part == "head" and (found := _PAIR.fullmatch(line.words))}
    rows = [found.groups() for line in lines if line.part == "fields" and (found := _PAIR.fullmatch(line.words))]
    made = Template(
        subject=head.get("subject", ""),
        heading=tuple(one.strip() for one in head.get("heading", "").split("|") if one.strip()),
        before=_paragraphs([line for line in lines if line.part == "before"]),
        fields=tuple((str(name), str(label)) for name, label in rows),
        after=_paragraphs([line for line in lines if line.part == "after"]),
    )
    return made, tuple(sorted(_problems(lines, made, kind, file), key=lambda one: one.line))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that count, each with the part in which it stands; an empty one parts paragraphs."""
    part: Part | Literal["head"] = "head"
    begun = False
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        words = raw.strip()
        if words.startswith("#"):
            continue
        if words in _PARTS:
            part = "fields" if words == "[fields]" else "after"
        elif part == "head" and begun and not words:
            part = "before"
        else:
            begun = begun or bool(words)
            yield _Line(number, part, words)


def _paragraphs(lines: list[_Line]) -> tuple[str, ...]:
    """Return the paragraphs: lines up to an empty one belong together; a point of a list stands alone."""
    made = [""]
    for line in lines:
        if not line.words or line.words.startswith("- "):
            made.append("")
        made[-1] = f"{made[-1]} {line.words}".strip()
    return tuple(one for one in made if one)


def _problems(lines: list[_Line], made: Template, kind: LetterKind, file: str) -> Iterator[Problem]:
    if not made.subject:
        yield Problem(file, 1, 'the first lines must say "subject: …"')
    for line in lines:
        if line.part in ("head", "fields") and line.words:
            yield from _of_pair(line, kind, file)
        for mark in _NAME.finditer(line.words):
            if mark[0] not in ("{{", "}}") and mark[1] not in PLACEHOLDERS[kind]:
                yield Problem(file, line.number, _of_mark(mark, kind))
    named = {mark[1] for line in lines for mark in _NAME.finditer(line.words)} | {name for name, _ in made.fields}
    for missing in sorted(NEEDED[kind] - named):
        yield Problem(file, lines[-1].number if lines else 1, f"nowhere says {{{missing}}}, which this letter needs")


def _of_mark(mark: re.Match[str], kind: LetterKind) -> str:
    if mark[1] is None:
        return f"a single {mark[0]}; write {mark[0] * 2} for the sign itself"
    return f"{mark[0]} is not known; known are {', '.join(sorted(PLACEHOLDERS[kind]))}"


def _of_pair(line: _Line, kind: LetterKind, file: str) -> Iterator[Problem]:
    """Yield what is wrong with a line of two halves."""
    found = _PAIR.fullmatch(line.words)
    if not found:
        yield Problem(file, line.number, 'is not of the form "name: words"')
    elif line.part == "head" and found[1] not in _HEAD:
        yield Problem(file, line.number, f"{found[1]} is not known here; known are {', '.join(_HEAD)}")
    elif line.part == "fields" and found[1] not in PLACEHOLDERS[kind]:
        yield Problem(file, line.number, f"{found[1]} is not known; known are {', '.join(sorted(PLACEHOLDERS[kind]))}")
    elif not found[2]:
        yield Problem(file, line.number, f"{found[1]} has no words")


def filled(words: str, values: dict[str, str]) -> str:
    """Return the words with what stands for the names; "" when it names something and nothing of it is there.

    What is put in is never read again. The comma before a name of which nothing is there goes with it.

    >>> filled("Child: {child}.", {"child": "{law}"}), filled("By {law}.", {"law": ""}), filled("{{a}}", {})
    ('Child: {law}.', '', '{a}')
    >>> filled("{contact}, {phone}.", {"contact": "Ada"})
    'Ada.'
    """
    names = [found[1] for found in _NAME.finditer(words) if found[1] is not None]
    if names and not any(values.get(name) for name in names):
        return ""
    words = _AFTER_COMMA.sub(lambda found: found[0] if values.get(found[1]) else "", words)
    return _NAME.sub(
        lambda found: values.get(found[1], "") if found[1] is not None else found[0][0], _STOPPED.sub(_stop_once(values), words)
    )


def _stop_once(values: dict[str, str]) -> Callable[[re.Match[str]], str]:
    """Leave out the full stop behind a name whose words bring their own, such as a date in Russian."""
    return lambda found: found[1] if values.get(found[2], "").endswith(".") else found[0]
