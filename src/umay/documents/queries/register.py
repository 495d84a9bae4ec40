"""The register of a unit's letters: codes and words of offices, no names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor, Perm, query, require
from umay.documents.letters.values import LETTER_KINDS, LetterKind
from umay.documents.models import Letter
from umay.documents.rules.registering import shown_number
from umay.documents.values import Column, Section, TableDocument
from umay.places import api as places
from umay.web.api import dates

KIND_WORDS: Final[Mapping[LetterKind, Promise]] = {
    "police": gettext_lazy("Notice to the police"),
    "prosecutor": gettext_lazy("Notice to the prosecutor"),
    "child_rights": gettext_lazy("Letter to the child-rights body"),
    "education": gettext_lazy("Report to the education department"),
    "guardians": gettext_lazy("Letter to guardians"),
    "accusation": gettext_lazy("Letter to an accused member of staff"),
    "wipe_certificate": gettext_lazy("Certificate of wiping"),
    "file_receipt": gettext_lazy("Receipt for a file"),
}
MOST_SHOWN: Final = 200
_MOST_IN_A_FILE: Final = 20_000


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter as the register shows it. matter: the link, "" when there is none or it is destroyed; shown by its first signs."""

    uid: UUID
    number: str
    day: str
    kind: str
    to: str
    signed_by: str
    languages: str
    sha256: str
    matter: str


Choice = tuple[str, str, bool]
"""A word of a filter, where it leads, and whether it holds."""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register of a unit, the newest first.

    years, kinds: those of its letters. filtered: the query of the page as it is. more: some are left out; the file has all.
    """

    unit: str
    lines: tuple[LetterLine, ...]
    years: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    filtered: str
    more: bool


@query
def register_page(actor: Actor, *, year: str, kind: str, lang: str) -> RegisterPage:
    """Return the letters of the actor's own unit. year, kind: as asked for; one that is not there means all.

    Raises Refused ("access.not_granted"), UnitMissing.
    """
    unit = _own_unit(actor)
    own = Letter.objects.filter(unit_id=unit.id)
    years = [str(one) for one in own.order_by("-year").values_list("year", flat=True).distinct()]
    written = frozenset(own.order_by("kind").values_list("kind", flat=True).distinct())
    year, kind = year if year in years else "", kind if kind in written else ""
    lines = _lines(unit.id, year, kind, lang, MOST_SHOWN + 1)
    return RegisterPage(
        unit=unit.name,
        lines=lines[:MOST_SHOWN],
        years=tuple((words, _query(one, kind), one == year) for words, one in ((_("All years"), ""), *((one, one) for one in years))),
        kinds=tuple(
            (str(words), _query(year, one), one == kind)
            for one, words in (("", _("All kinds")), *KIND_WORDS.items())
            if not one or one in written
        ),
        filtered=_query(year, kind),
        more=len(lines) > MOST_SHOWN,
    )


@query
def register_table(actor: Actor, *, year: str, kind: str, lang: str) -> TableDocument:
    """Return the register as a table for a file. Raises Refused ("access.not_granted"), UnitMissing."""
    unit = _own_unit(actor)
    lines = _lines(unit.id, year if year.isdigit() else "", kind if kind in LETTER_KINDS else "", lang, _MOST_IN_A_FILE)
    return TableDocument(
        title=_("Register of letters"),
        subtitle=unit.name,
        columns=(
            Column(_("Number")),
            Column(_("Day"), 1.5),
            Column(_("Kind"), 2.5),
            Column(_("To"), 2.5),
            Column(_("Signed by"), 2),
            Column(_("Languages")),
            Column(_("Matter"), 1.2),
            Column("SHA-256", 3),
        ),
        sections=(Section("", tuple(_row(one) for one in reversed(lines))),),
        lang=lang,
        footer=unit.name,
    )


def _query(year: str, kind: str) -> str:
    return "?" + urlencode({name: value for name, value in (("year", year), ("kind", kind)) if value})


def _row(line: LetterLine) -> tuple[str, ...]:
    return (line.number, line.day, line.kind, line.to, line.signed_by, line.languages, line.matter, line.sha256)


def _own_unit(actor: Actor) -> places.UnitCard:
    unit = places.own_unit(actor)
    require(actor, Perm.LETTER_KEEP, unit.place)
    return unit


def _lines(unit_id: int, year: str, kind: str, lang: str, most: int) -> tuple[LetterLine, ...]:
    found = Letter.objects.filter(unit_id=unit_id).select_related("appointment").order_by("-year", "-pk")
    if year:
        found = found.filter(year=int(year))
    if kind:
        found = found.filter(kind=kind)
    return tuple(_line(row, lang) for row in found[:most])


def _line(row: Letter, lang: str) -> LetterLine:
    return LetterLine(
        uid=row.uid,
        number=shown_number(row.year, row.number, row.series),
        day=dates.say_date(row.written_on, lang),
        kind=str(KIND_WORDS.get(row.kind, row.kind)),  # type: ignore[call-overload]
        to=_in(row.to_title, lang) or row.to_code,
        signed_by=_in(row.appointment.role_title, lang) or row.appointment.role,
        languages=", ".join(row.languages),
        sha256=row.sha256,
        matter=str(row.matter_ref)[-8:] if row.matter_ref else "",
    )


def _in(words: Mapping[str, str], lang: str) -> str:
    """Return the words in the language, else in English, else in any."""
    return words.get(lang) or words.get(lang.split("-", maxsplit=1)[0]) or words.get("en") or next(iter(words.values()), "")
