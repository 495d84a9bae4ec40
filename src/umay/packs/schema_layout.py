"""The columns of a document's own table, so that the plan can be printed the way its readers know it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from umay.packs.schema_base import Part, Title

Shows = Literal["number", "content", "work", "lead", "partners", "place", "time", "period", "reason", "figures"]
Month = Annotated[int, Field(ge=1, le=12)]


class LayoutColumn(Part):
    """One column. shows: what of each row stands in it. title: the document's own heading; without one the usual heading is used.

    months: with "period" the first and the last month whose dates stand in it. weight: share of the width beside the others.
    """

    shows: Shows
    title: Title | None = None
    weight: Annotated[float, Field(ge=0.1, le=20)] = 1.0
    months: tuple[Month, Month] | None = None

    @model_validator(mode="after")
    def _period_has_months(self) -> Self:
        if (self.shows == "period") != (self.months is not None):
            raise ValueError("a period, and nothing else, needs its months as [first, last]")
        if self.months and self.months[0] > self.months[1]:
            raise ValueError("months are [first, last], first not after last")
        return self
