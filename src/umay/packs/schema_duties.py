"""Obligations: one for each row of a document that makes somebody do something, with what shows that it was done."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, model_validator

from umay.packs.schema_base import Answer, Code, Day, Id, Part, Said, Source, Title, Words
from umay.packs.schema_owners import Owner, Partner
from umay.packs.timings import read_form, timing_of_form
from umay.timing.values import Timing

Status = Literal["live", "history", "not_carried_out", "entry"]
Confirm = Literal["term", "half_year", "year", "quarter", "month", "none"]
Joint = Literal["lead", "all", "any"]
Evidence = Literal["figures", "note", "file", "minutes", "list", "record", "letter", "report"]
TargetPer = Literal["year", "school_year", "half_year", "term", "quarter", "month", "week", "activity"]

TimingForm = Annotated[dict[str, Any], PlainValidator(read_form)]


class Section(Part):
    """A part of the document. owner: the agency whose duties it lists, when it has one."""

    code: Code
    title: Title
    owner: Code | None = None
    source: Source | None = None


class Figure(Part):
    """A number, share, yes or no, day or word that the row asks to be reported. of: the figure that a share is a share of."""

    code: Code
    title: Title
    unit: Literal["count", "percent", "yes_no", "date", "text"]
    of: Code | None = None


class Target(Part):
    """What a figure is to reach, in each period (`per`) or by a day (`by`)."""

    figure: Code
    value: Annotated[float, Field(ge=0)]
    unit: Literal["count", "percent"] = "count"
    per: TargetPer | None = None
    by: Day | None = None
    direction: Literal["at_least", "at_most"] = "at_least"

    @model_validator(mode="after")
    def _one_horizon(self) -> Self:
        if self.per and self.by:
            raise ValueError("a target is either reached in each period (per) or by a day (by), not both")
        return self


class Obligation(Part):
    """One thing that the programme makes somebody do.

    item: as numbered in the document. term: the document's own name for what is done. timing: the normal form as one object;
    timing_text: the document's short phrase. follows: the obligation whose date is the event that `timing` counts from.
    part_of: the row that this dated step was taken out of; such steps are not counted as rows. needs: placeholders to be filled first.
    confirm: how often a standing duty is confirmed. answers: higher items that it carries out, as "pack:obligation".
    """

    id: Id
    section: Code
    item: Annotated[str, Field(min_length=1, max_length=40)]
    source: Source
    title: Title
    term: Said | None = None
    status: Status = "live"
    reason: Words | None = None
    owners: Annotated[tuple[Owner, ...], Field(min_length=1)]
    joint: Joint = "lead"
    partners: tuple[Partner, ...] = ()
    place: Words | None = None
    timing_text: Said | None = None
    timing: TimingForm
    follows: Id | None = None
    part_of: Id | None = None
    needs: tuple[Id, ...] = ()
    confirm: Confirm = "term"
    steps: tuple[Words, ...] = ()
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Evidence, ...] = ("note",)
    target: Target | None = None
    answers: tuple[Answer, ...] = ()
    contradicts: tuple[Id, ...] = ()
    notes: Words | None = None

    @property
    def when(self) -> Timing:
        """Return the timing as a value of umay.timing."""
        return timing_of_form(self.timing)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.status == "not_carried_out" and self.reason is None:
            raise ValueError("a row that is not carried out needs its reason")
        if "figures" in self.evidence and not self.figures:
            raise ValueError("evidence asks for figures, but none are listed")
        codes = [figure.code for figure in self.figures]
        if len(codes) != len(set(codes)):
            raise ValueError("two figures have the same code")
        if self.target and self.target.figure not in codes:
            raise ValueError(f'the target counts "{self.target.figure}", which is none of the figures')
        lost = [figure.of for figure in self.figures if figure.of and figure.of not in codes]
        if lost:
            raise ValueError(f'"of: {lost[0]}" is none of the figures')
        return self
