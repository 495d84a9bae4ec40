"""Contradictions: places where a document disagrees with itself, both kept until a board rules. Rulings are kept elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from umay.packs.schema_base import Id, Part, Source, Title, Words
from umay.packs.schema_duties import TimingForm
from umay.packs.schema_owners import Owner


class Place(Part):
    """One of the places that disagree, and what holds if it is the one that is ruled for.

    item: the obligation or entry that says it; None when it stands outside the rows. timing, owners: what replaces those of the affected
    obligations when this place holds; None leaves them.
    """

    item: Id | None = None
    source: Source
    says: Words
    timing: TimingForm | None = None
    owners: tuple[Owner, ...] = ()


class Contradiction(Part):
    """What a document says twice and differently. provisional: index of the place that holds until somebody rules."""

    id: Id
    title: Title
    kind: Literal["timing", "owner", "list", "duplicate", "scope"]
    places: Annotated[tuple[Place, ...], Field(min_length=2)]
    affects: tuple[Id, ...] = ()
    provisional: Annotated[int, Field(ge=0)] = 0
    why: Words

    @model_validator(mode="after")
    def _provisional_exists(self) -> Self:
        if self.provisional >= len(self.places):
            raise ValueError(f"provisional is {self.provisional}, but places are counted 0 to {len(self.places) - 1}")
        return self
