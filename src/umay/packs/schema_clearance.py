"""What a programme asks of people near children before they serve: a proof, the articles that bar, a training first."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from umay.packs.schema_base import Part, Said, Source, Words

WorkerKind = Literal[
    "police", "traffic_police", "auxiliary", "guard", "leader", "teacher", "parent", "resident", "driver", "guide", "canteen",
    "cleaning", "intern", "other",
]  # fmt: skip


class Clearance(Part):
    """What is asked of whom.

    version: of the list of articles; a new one means that everybody is looked at again. articles: as the document numbers them. kinds: of
    whom a proof is asked each school year. training_first: who is taught before the first duty. also: where else the document says so.
    """

    version: Said
    articles: tuple[Said, ...] = ()
    kinds: tuple[WorkerKind, ...] = ()
    training_first: tuple[WorkerKind, ...] = ()
    source: Source
    also: tuple[Source, ...] = ()
    notes: Words | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if self.kinds and not self.articles:
            raise ValueError("a proof is asked against articles; list them")
        if not (self.kinds or self.training_first):
            raise ValueError("say of whom a proof is asked, or who is taught first")
        return self
