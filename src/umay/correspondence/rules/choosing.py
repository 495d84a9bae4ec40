"""Which letters a matter asks for, which kind each is, what can stand in it, and which steps of the procedure it shows as done. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from umay.kernel.ids import Uid
from umay.packs import api as packs

Kind = Literal["police", "prosecutor", "child_rights", "education", "guardians", "accusation"]
TO_AUTHORITIES: Final[tuple[Kind, ...]] = ("police", "prosecutor", "child_rights", "education")
GUARDIANS: Final = "guardians"
ACCUSED: Final = "accused"
"""How the offices are called that are none of the pack's: a child's guardians, an accused member of staff."""
Shape = Literal["line", "words", "day"]
NAMES_NO_CHILD: Final = frozenset({"education"})

_ASKING: Final[tuple[tuple[str, Shape], ...]] = (("asked", "words"), ("law", "line"), ("contact", "line"), ("phone", "line"))
_CHILD: Final[tuple[tuple[str, Shape], ...]] = (
    ("child", "line"), ("born_on", "day"), ("class", "line"), ("guardians", "line"), ("learned_on", "day"), ("learned_how", "line"),
    ("happened", "words"),
)  # fmt: skip
FIELDS: Final[dict[Kind, tuple[tuple[str, Shape], ...]]] = {
    "police": (*_CHILD, ("danger", "line"), ("suspect", "line"), ("done", "words"), *_ASKING),
    "prosecutor": (*_CHILD, ("suspect", "line"), ("evidence", "words"), ("done", "words"), *_ASKING),
    "child_rights": (*_CHILD, ("wish", "words"), ("done", "words"), *_ASKING),
    "education": (("ref", "line"), ("kind", "line"), ("registered_on", "day"), ("state", "line"), ("done", "words"), *_ASKING),
    "guardians": (
        ("guardian", "line"), ("child", "line"), ("meeting_on", "day"), ("meeting_at", "line"), ("place", "line"), ("bring", "line"),
        ("contact", "line"), ("phone", "line"),
    ),
    "accusation": (
        ("person", "line"), ("post", "line"), ("matter", "words"), ("measures", "words"), ("process", "words"), ("consequences", "words"),
        ("advice", "words"), ("answer_by", "day"), ("law", "line"), ("contact", "line"), ("phone", "line"),
    ),
}  # fmt: skip
"""What is asked for each kind, in the order of the form; the names are those of docs/letters.md."""
NEEDED: Final[dict[Kind, tuple[str, ...]]] = {
    "police": ("child", "happened", "contact"),
    "prosecutor": ("child", "happened", "contact"),
    "child_rights": ("child", "asked", "contact"),
    "education": ("kind", "done"),
    "guardians": ("child", "guardian", "contact"),
    "accusation": ("person", "matter", "process", "consequences", "advice", "contact"),
}


def kind_of(authority: packs.Authority) -> Kind:
    """Return which letter an authority gets; one without a letter of its own gets the request to help the child.

    The pack names the letter ("notice_police"), the agency or itself.
    """
    names = ((authority.letter or "").removeprefix("notice_"), authority.agency, authority.code)
    return next((kind for name in names for kind in TO_AUTHORITIES if kind == name), "child_rights")


@dataclass(frozen=True, slots=True)
class LetterStep:
    """A step of a case that a letter can show as done. letter: the template that it names, "" for none."""

    uid: Uid
    letter: str
    needs: tuple[str, ...]
    child: Uid | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A letter that left. office: to whom; child: about whom, None for the whole case; taken: its receipt is known."""

    office: str
    kind: str
    child: Uid | None
    taken: bool


def asked_of(step: LetterStep, authorities: Iterable[packs.Authority], steps: Collection[LetterStep]) -> frozenset[str]:
    """Return the codes of the authorities that a step is about: the one whose letter it names, else all that have no step of their own."""
    listed = tuple(authorities)
    own = {one.letter for one in steps if one.letter}
    if step.letter:
        return frozenset(one.code for one in listed if one.letter == step.letter)
    return frozenset(one.code for one in listed if one.letter not in own)


def shown_done(step: LetterStep, authorities: Iterable[packs.Authority], steps: Collection[LetterStep], gone: Collection[Gone]) -> bool:
    """Tell whether the letters that left show the step as done: one to each authority that it is about, taken where it needs a receipt.

    A step that needs something else beside letter and receipt is never shown by letters alone.
    """
    if "letter" not in step.needs or not set(step.needs) <= {"letter", "receipt"}:
        return False
    fit = [one for one in gone if step.child in (None, one.child) and (one.taken or "receipt" not in step.needs)]
    if step.letter == "accusation":
        return any(one.kind == "accusation" for one in fit)
    wanted = asked_of(step, authorities, steps)
    return bool(wanted) and wanted <= {one.office for one in fit}
