"""How a letter looks before and after it is made: the order of its words, its file, and its text for the page. In memory alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from umay.correspondence.queries.filling import Filled, Value, Wanted
from umay.correspondence.rules.choosing import FIELDS
from umay.documents import api as documents


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """A letter as somebody has written it. to: lines of the addressee. signed_by: name and post. also: a second language, "" for none."""

    wanted: Wanted
    filled: Filled
    values: dict[str, Value]
    to: tuple[str, ...]
    signed_by: tuple[str, ...]
    also: str = ""


def order_of(draft: Draft, number: str, day: date) -> documents.LetterOrder:
    """Return what the letter is written from. Of a child in a protected place the school is not said."""
    wanted, unit = draft.wanted, draft.filled.unit
    known = {name for name, _shape in FIELDS[wanted.kind]}
    values = {name: said for name, said in draft.values.items() if name in known and said}
    hidden = draft.filled.hidden
    languages = (wanted.lang, draft.also) if draft.also and draft.also != wanted.lang else (wanted.lang,)
    sender = (hidden_note(wanted.lang),) if hidden else (unit.name, unit.area_name)
    return documents.LetterOrder(
        kind=wanted.kind, languages=languages, number=number, day=day, from_=sender, to=draft.to,
        values=values if hidden else {**values, "school": unit.name}, signed_by=draft.signed_by,
    )  # fmt: skip


def hidden_note(lang: str) -> str:
    """Return why no school stands in a letter."""
    with translation.override(lang):
        return _("The school and every address are left out of this letter: the place where the child is stays protected.")


def written(draft: Draft, number: str, day: date) -> documents.LetterDocument:
    """Return the letter."""
    return documents.write_letter(order_of(draft, number, day))


def text_of(letter: documents.LetterDocument) -> Iterator[documents.LetterDocument]:
    """Yield the letter in each of its languages, as the page shows it."""
    yield letter
    if letter.also:
        yield letter.also


def file_name(number: str, file_kind: str) -> str:
    """Return a name that says the number and nothing else."""
    return f"{number.replace('/', '-')}.{file_kind}"
