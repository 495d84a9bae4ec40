"""A whole pack: its head and its lists. How it is read from files and checked for cross references stands in `loader` and `checks`."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo

from umay.packs.schema_base import LANGUAGES, Id, Language, PackCode, Part, Said, Source, Title, Words, read_words
from umay.packs.schema_clearance import Clearance
from umay.packs.schema_duties import Obligation, Section
from umay.packs.schema_layout import LayoutColumn
from umay.packs.schema_owners import Adopter, Agency, Level, Role
from umay.packs.schema_posts import PostTemplate
from umay.packs.schema_register import Contradiction
from umay.packs.schema_response import Response, Rule

ENTRY_LISTS: Final = ("bodies", "procedures", "forms", "scales", "indicators", "returns", "posts")
LISTS: Final = (
    "agencies",
    "levels",
    "roles",
    "adopters",
    "placeholders",
    "helplines",
    "sections",
    "obligations",
    *ENTRY_LISTS,
    "post_templates",
    "contradictions",
)


def read_facts(value: Any, info: ValidationInfo) -> dict[str, Any]:
    """Return short figures and texts; maps keyed by languages must be complete. Raises ValueError for what is neither."""
    if not isinstance(value, dict):
        raise ValueError("facts are a map of short names to figures or words")  # noqa: TRY004 - pydantic collects ValueError
    return {str(name): _fact(name, fact, info) for name, fact in value.items()}


def _fact(name: Any, value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, dict) and "en" in value:
        try:
            return dict(read_words(value, info))
        except ValueError as wrong:
            raise ValueError(f"{name}: {wrong}") from wrong
    if isinstance(value, dict):
        return {str(key): _fact(f"{name}.{key}", one, info) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_fact(name, one, info) for one in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise ValueError(f"{name}: figures, words, yes or no, or lists of them are expected")


class Document(Part):
    """The document that the pack was written from. file: its name; sha256: of the whole text; both None for a programme without one."""

    title: Words
    file: str | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class Placeholder(Part):
    """What the document leaves open and a deployment fills in."""

    id: Id
    title: Title
    what: Words
    source: Source | None = None


class Helpline(Rule):
    """A number to call for help: one that the document names, or one of the country's own with `own: true` and why.

    good_for: what it is called for; danger is for now, talk for somebody who listens, report for telling an authority.
    free: whether the call costs nothing, None when nobody said. hours: when somebody answers. children: made for children.
    """

    number: Annotated[str, Field(min_length=2, max_length=30)]
    title: Title
    good_for: tuple[Literal["danger", "talk", "report"], ...] = ()
    free: bool | None = None
    hours: Words | None = None
    children: bool = False


class Entry(Part):
    """Something of the document that a later room works with: shown with its source, makes no task."""

    id: Id
    title: Title
    source: Source
    status: Literal["entry", "not_carried_out"] = "entry"
    reason: Words | None = None
    notes: Words | None = None
    facts: Annotated[dict[str, Any], PlainValidator(read_facts)] = Field(default_factory=dict)


def _known_zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f'"{value}" is no time zone; write it as "Europe/Istanbul"') from None


class Head(Part):
    """What a pack says of itself.

    country: ISO 3166 code. time_zone: of the country, as the IANA names it, for "today" where a deployment does not say its own.
    lang: the document's language. base_year: first calendar year of the school year it was written for, or None.
    layout: the columns of the document's own table; empty for the usual ones. clearance: what is asked of people near children.
    """

    pack: PackCode
    version: Said
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    lang: Language
    base_year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    title: Title
    summary: Words
    document: Document
    layout: tuple[LayoutColumn, ...] = ()
    clearance: Clearance | None = None


class Pack(Head):
    """A programme pack, whole. Lists keep the document's order; levels go from the lowest to the highest.

    adopters: whose offices may adopt it; empty means those that `adopting.adopters` finds from its rows.
    response: what is done when a child was harmed; None when the programme does not say.
    """

    agencies: tuple[Agency, ...] = ()
    levels: tuple[Level, ...] = ()
    roles: tuple[Role, ...] = ()
    adopters: tuple[Adopter, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    helplines: tuple[Helpline, ...] = ()
    sections: tuple[Section, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    bodies: tuple[Entry, ...] = ()
    procedures: tuple[Entry, ...] = ()
    forms: tuple[Entry, ...] = ()
    scales: tuple[Entry, ...] = ()
    indicators: tuple[Entry, ...] = ()
    returns: tuple[Entry, ...] = ()
    posts: tuple[Entry, ...] = ()
    post_templates: tuple[PostTemplate, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    response: Response | None = None

    def obligation(self, obligation_id: str) -> Obligation:
        """Return the obligation. Raises KeyError when the pack has none of that id."""
        for one in self.obligations:
            if one.id == obligation_id:
                return one
        raise KeyError(obligation_id)


PARTS: Final[dict[str, type[Part]]] = {
    "agencies": Agency,
    "levels": Level,
    "roles": Role,
    "adopters": Adopter,
    "placeholders": Placeholder,
    "helplines": Helpline,
    "sections": Section,
    "obligations": Obligation,
    **dict.fromkeys(ENTRY_LISTS, Entry),
    "post_templates": PostTemplate,
    "contradictions": Contradiction,
}

__all__ = ["ENTRY_LISTS", "LANGUAGES", "LISTS", "PARTS", "Contradiction", "Document", "Entry", "Head", "Helpline", "Pack", "Placeholder"]
