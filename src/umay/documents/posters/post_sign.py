"""The sign of a guard post and its sheet of rules as pdf, in one or two languages, to be hung up and read without colour."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of, written_in
from umay.documents.posters.poster import square_sign
from umay.documents.typeset import compiled

_SIGN: Final = Path(__file__).with_name("post_sign.typ")
_RULES: Final = Path(__file__).with_name("rule_sheet.typ")


@dataclass(frozen=True, slots=True)
class PostSignWords:
    """What the sign says in one language. hours: pairs of when and what, such as ("7:30-8:00", "Arrival, Mon-Fri")."""

    lang: str
    kind: str
    hours: tuple[tuple[str, str], ...]
    be_there: str
    call: str
    scan: str = ""


@dataclass(frozen=True, slots=True)
class PostSignDocument:
    """The sign of a post. spoken: one or two languages, the first larger. qr: the whole address of its square sign, "" for none."""

    school: str
    number: str
    name: str
    spoken: tuple[PostSignWords, ...]
    call_number: str = ""
    qr: str = ""

    def __post_init__(self) -> None:
        _one_or_two(self.spoken)


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What the sheet of rules says in one language. lines: quiet lines beneath the title."""

    lang: str
    title: str
    lines: tuple[str, ...]
    tasks_title: str
    tasks: tuple[str, ...]
    never_title: str
    never: tuple[str, ...]
    call: str
    foot: str = ""


@dataclass(frozen=True, slots=True)
class RuleSheetDocument:
    """The sheet of rules of a post: what is done there and what volunteers do not do. Each language has a page of its own."""

    school: str
    name: str
    spoken: tuple[RuleWords, ...]
    call_number: str = ""

    def __post_init__(self) -> None:
        _one_or_two(self.spoken)


def _one_or_two(spoken: tuple[object, ...]) -> None:
    if not 1 <= len(spoken) <= 2:
        raise ValueError("a paper of a post speaks one or two languages")


def post_sign(sign: PostSignDocument) -> bytes:
    """Return the sign of a post on a sheet of A4."""
    return compiled(_SIGN, {**_said(sign), "qr": square_sign(sign.qr) if sign.qr else ""})


def rule_sheet(sheet: RuleSheetDocument) -> bytes:
    """Return the sheet of rules, a page of A4 for each language."""
    return compiled(_RULES, _said(sheet))


def _said(document: PostSignDocument | RuleSheetDocument) -> dict[str, Any]:
    said: dict[str, Any] = _clean(asdict(document))
    for one in said["spoken"]:
        words = " ".join(str(part) for part in one.values())
        one["lang"], one["region"] = locale_of(written_in(one["lang"], words)).split("-")
    return said


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, dict):
        return {name: _clean(one) for name, one in part.items()}
    return [_clean(one) for one in part]
