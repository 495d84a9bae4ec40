"""Proposals for using a pack in another year: each date with its new one, for a person to confirm. Nothing is changed silently.

Only what bears a year is proposed: single days, months and years, ranges, days of a month in one year, targets with a day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from umay.packs.schema import Pack
from umay.packs.schema_duties import Obligation
from umay.packs.schema_register import Contradiction

Remark = Literal["leap_day", "weekend", "none"]
FIRST_WEEKEND_DAY: Final = 5  # Saturday, as date.weekday() counts
_ISO_YEAR: Final = re.compile(r"^(\d{4})(-.*)?$")
_ISO_DAY: Final = re.compile(r"^\d{4}-\d\d-\d\d$")
_DATED: Final = frozenset({"single_date", "single_month", "single_year", "date_range", "month_day"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row's dates, old and new.

    part: "timing", "target" or "place:2" of a contradiction. owner: id of the obligation or contradiction. old, new: the whole timing or
    target as one object. remark: "leap_day" when 29 February became the 28th, "weekend" when a new day falls on one.
    """

    owner: str
    part: str
    old: dict[str, Any]
    new: dict[str, Any]
    remark: Remark = "none"

    @property
    def key(self) -> tuple[str, str]:
        """Return what names the proposal within its pack."""
        return self.owner, self.part


def shift_year(pack: Pack, base_year: int) -> tuple[Proposal, ...]:
    """Return a proposal for every row that bears a date, moved by as many years as lie between the pack's base year and the new one.

    Raises ValueError when the pack has dates but no base year to count from.
    """
    years = base_year - pack.base_year if pack.base_year is not None else None
    if years is None:
        if any(True for _ in _dated_rows(pack, 1)):
            raise ValueError("the pack bears dates but no base year to count from")
        return ()
    return tuple(_dated_rows(pack, years)) if years else ()


def with_shifts(pack: Pack, accepted: Collection[Proposal], base_year: int) -> Pack:
    """Return the pack for the new year with the proposals that a person accepted; all other rows keep their dates."""
    new = {proposal.key: proposal.new for proposal in accepted}
    return pack.model_copy(
        update={
            "base_year": base_year,
            "obligations": tuple(_moved_obligation(one, new) for one in pack.obligations),
            "contradictions": tuple(_moved_contradiction(one, new) for one in pack.contradictions),
        }
    )


def _dated_rows(pack: Pack, years: int) -> Iterator[Proposal]:
    for obligation in pack.obligations:
        if obligation.status == "history":  # its time is over; it keeps the years it had
            continue
        yield from _proposal(obligation.id, "timing", obligation.timing, years)
        if obligation.target and obligation.target.by:
            old = {"by": obligation.target.by}
            moved, remark = _moved_day(obligation.target.by, years)
            yield Proposal(obligation.id, "target", old, {"by": moved}, remark)
    history = {one.id for one in pack.obligations if one.status == "history"}
    for contradiction in pack.contradictions:
        if contradiction.affects and history.issuperset(contradiction.affects):
            continue
        for index, place in enumerate(contradiction.places):
            if place.timing:
                yield from _proposal(contradiction.id, f"place:{index}", place.timing, years)


def _proposal(owner: str, part: str, form: dict[str, Any], years: int) -> Iterator[Proposal]:
    remarks: list[Remark] = []
    new = _moved(form, years, remarks)
    if new != form:
        remark: Remark = "leap_day" if "leap_day" in remarks else "weekend" if "weekend" in remarks else "none"
        yield Proposal(owner, part, form, new, remark)


def _moved(form: dict[str, Any], years: int, remarks: list[Remark]) -> dict[str, Any]:
    if "parts" in form:
        return {**form, "parts": [_moved(part, years, remarks) for part in form["parts"]]}
    if form["kind"] not in _DATED:
        return form
    new = dict(form)
    if isinstance(form.get("year"), int):
        new["year"] = form["year"] + years
    for name in ("date", "start", "end"):
        if name in form:
            new[name], remark = _moved_day(str(form[name]), years)
            remarks.append(remark)
    return new


def _moved_day(said: str, years: int) -> tuple[str, Remark]:
    """Return the ISO text so many years on; symbols such as "year_end" stay."""
    found = _ISO_YEAR.match(said)
    if not found:
        return said, "none"
    moved = f"{int(found[1]) + years:04d}{found[2] or ''}"
    if not _ISO_DAY.match(moved):
        return moved, "none"
    try:
        day = date.fromisoformat(moved)
    except ValueError:
        return f"{moved[:4]}-02-28", "leap_day"
    return moved, "weekend" if day.weekday() >= FIRST_WEEKEND_DAY else "none"


def _moved_obligation(one: Obligation, new: dict[tuple[str, str], dict[str, Any]]) -> Obligation:
    update: dict[str, Any] = {}
    if (one.id, "timing") in new:
        update["timing"] = new[one.id, "timing"]
    if one.target and (one.id, "target") in new:
        update["target"] = one.target.model_copy(update=new[one.id, "target"])
    return one.model_copy(update=update) if update else one


def _moved_contradiction(one: Contradiction, new: dict[tuple[str, str], dict[str, Any]]) -> Contradiction:
    places = tuple(
        place.model_copy(update={"timing": new[one.id, f"place:{index}"]}) if (one.id, f"place:{index}") in new else place
        for index, place in enumerate(one.places)
    )
    return one if places == one.places else one.model_copy(update={"places": places})
