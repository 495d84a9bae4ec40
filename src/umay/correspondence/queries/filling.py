"""What a letter is filled with from its case, in the letter's language, before somebody changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, query
from umay.correspondence.queries.hidden import is_hidden
from umay.correspondence.rules.choosing import FIELDS, Kind
from umay.documents import api as documents
from umay.people import api as people
from umay.places import api as places
from umay.programme import api as programme
from umay.web.api import dates

Value = str | date
TOLD_OF: Final = frozenset({"now", "tell", "plan"})
"""Phases of the procedure of which an office is told; what is weighed, inquired and kept stays in the case."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letter. office: the authority's code, "guardians" or "accused". to: how the office is called, in the letter's language."""

    kind: Kind
    office: str
    lang: str
    to: str
    child: UUID | None = None
    accused: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Filled:
    """A letter filled from its case. hidden: the child's place is protected, so that neither school nor address is said."""

    values: dict[str, Value]
    hidden: bool
    unit: places.UnitCard
    page: cases.CasePage


def languages_of(country: str) -> tuple[str, ...]:
    """Return the languages of letters, that of the country's programmes first."""
    spoken = [one.lang for one in programme.newest_packs(country)]
    first = next((lang for said in spoken for lang in documents.LETTER_LANGUAGES if lang.split("-", maxsplit=1)[0] == said), None)
    first = first or (translation.get_language() or "en")
    rest = [one for one in documents.LETTER_LANGUAGES if one != first]
    return (first, *rest) if first in documents.LETTER_LANGUAGES else tuple(documents.LETTER_LANGUAGES)


@query
def filled(actor: Actor, work: cases.Work, wanted: Wanted) -> Filled:
    """Return the letter as the case fills it. Fields of which the case knows nothing are left out."""
    with translation.override(wanted.lang):
        page = cases.case_page(actor, work)
        unit = places.unit_by_id(actor, work.case.unit_id)
        told: dict[str, Callable[[], Value]] = {
            "ref": lambda: page.number,
            "kind": lambda: ", ".join(page.kinds),
            "registered_on": lambda: dates.local_day(work.case.opened_at),
            "state": lambda: _state(page),
            "child": lambda: next((one.name for one in page.children if one.uid == wanted.child), ""),
            "learned_on": lambda: dates.local_day(work.case.told_at),
            "learned_how": lambda: _("It was reported to the school’s safety team."),
            "happened": lambda: _happened(page, wanted.child),
            "danger": lambda: _("Yes; please act at once.") if "danger" in work.case.flags else "",
            "suspect": lambda: _suspect(work, wanted.lang),
            "wish": lambda: _latest(page, "wish", wanted.child),
            "done": lambda: "\n".join(_done(page, wanted.child)) or _("The school’s safety team has taken it up."),
            "asked": lambda: _asked(wanted.kind),
            "contact": lambda: ", ".join(signer(actor, work, wanted.lang)),
        }
        names = [name for name, _shape in FIELDS[wanted.kind] if name in told and (wanted.kind != "accusation" or name == "law")]
        return Filled({name: told[name]() for name in names}, is_hidden(actor, wanted.child), unit, page)


def signer(actor: Actor, work: cases.Work, lang: str) -> tuple[str, ...]:
    """Return name and post of whoever writes."""
    person = actor.person_id or 0
    with translation.override(lang):  # the invented people of a demo are called as the language calls them
        name = people.names_of({person}).get(person, "")
    post = people.posts_of({person}, dates.local_day(work.now), near=work.case.unit_id, lang=lang).get(person, "")
    return tuple(one for one in (name, post) if one)


def _state(page: cases.CasePage) -> str:
    if page.state == "closed":
        return _("Closed.")
    done = sum(one.mark == "done" for one in page.steps)
    return _("Open; %(done)s of %(all)s steps of the procedure are done.") % {"done": done, "all": len(page.steps)}


def _happened(page: cases.CasePage, child: UUID | None) -> str:
    """Return what was told, oldest first: of this child and of the whole case, never of another child's part."""
    own = [one for one in reversed(page.entries) if one.kind == "told" and one.child_uid in (None, child) and one.texts]
    return "\n".join(words for one in own if one.texts and (words := one.texts.get("words", "").strip()))


def _suspect(work: cases.Work, lang: str) -> str:
    """Return what kind of person is suspected; never a name, which somebody types who means it."""
    known = {one.code: one.title.in_(lang) for one in work.response.offenders if one.code != "unknown"}
    return ", ".join(known[code] for code in work.case.offenders if code in known)


def _latest(page: cases.CasePage, kind: str, child: UUID | None) -> str:
    found = (one.texts.get("words", "") for one in page.entries if one.kind == kind and one.child_uid == child and one.texts)
    return next(found, "")


def _done(page: cases.CasePage, child: UUID | None) -> Iterable[str]:
    own = (one for one in page.steps if one.mark == "done" and one.phase in TOLD_OF and one.child_uid in (None, child))
    return (f"{one.title} ({one.settled.split(' · ', maxsplit=1)[0]})" for one in own)


def _asked(kind: Kind) -> str:
    match kind:
        case "police" | "prosecutor":
            return _("Please take the matter up, and tell us what we must do or leave undone until then.")
        case "child_rights":
            return _("Please see the child and its family, and help them.")
        case _:
            return ""
