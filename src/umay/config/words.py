"""What is wrong with a room's translations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from umay.web import catalogues

_SOURCE: Final = Path(__file__).resolve().parents[1]
_WRITTEN_IN: Final = "en"


def problems(room: str) -> Iterator[str]:
    """Yield each word of the room that is not collected, not translated, lacks a plural form, or has another placeholder."""
    wanted = [message for message in catalogues.collect(room) if message.id]
    if not wanted:
        return
    for lang in catalogues.LANGUAGES:
        kept = _kept(room, lang)
        for message in wanted:
            yield from (f"{room} {lang}: {said}: {_name(message)}" for said in _of_one(kept, message, lang))


def _of_one(kept: Catalog, message: Message, lang: str) -> Iterator[str]:
    found = kept.get(message.id, message.context)
    if found is None:
        yield "not collected, run `umay words update`"
        return
    said = found.string if isinstance(found.string, tuple | list) else (found.string,)
    if lang == _WRITTEN_IN and not any(said):
        return
    if not all(said) or (found.pluralizable and len(said) != kept.num_plurals):
        yield "not translated"
        return
    yield from (str(error) for error in found.check(kept))


def _kept(room: str, lang: str) -> Catalog:
    path = _SOURCE / room / "locale" / lang / "LC_MESSAGES" / "django.po"
    if not path.is_file():
        return Catalog(locale=lang)
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def _name(message: Message) -> str:
    first = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return repr(first[:60])
