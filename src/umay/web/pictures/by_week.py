"""What the schools of an area did of what they had planned, week by week: a grid of counts alone, and the sentence above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.kernel.weeks import WEEK
from umay.web import dates
from umay.web.pictures.grid import Cell, Column, Grid, Row


@dataclass(frozen=True, slots=True)
class WeekDone:
    """A school's counts of a week. is_known: whether anything was received; silence is not the same as nothing done."""

    planned: int
    done: int
    is_known: bool


@dataclass(frozen=True, slots=True)
class SchoolWeeks:
    """A school, and its counts of each week; None for a week without."""

    name: str
    grade: int | None
    weeks: tuple[WeekDone | None, ...]

    @property
    def is_known(self) -> bool:
        """Tell whether anything was received from it in these weeks."""
        return any(one is not None and one.is_known for one in self.weeks)


@dataclass(frozen=True, slots=True)
class WeeksPage:
    """All a page of weeks shows."""

    where: str
    grid: Grid
    sentence: str


def weeks_grid(caption: str, whole: str, part: str, weeks: Sequence[date], schools: Sequence[SchoolWeeks]) -> Grid:
    """Return the picture. whole, part: words for a week in which all that was planned was done, or some of it. weeks: Mondays."""
    spans = tuple(dates.say_dates(week, week + WEEK - date.resolution) for week in weeks)
    marks = (("done", whole), ("late", part), ("nothing", _("nothing received")), ("none", _("none planned")))
    rows = tuple(_row(one, spans) for one in schools)
    return Grid(caption, _("School"), tuple(Column(span) for span in spans), rows, _("Together"), marks)


def weeks_sentence(schools: Sequence[SchoolWeeks]) -> str:
    """Return from how many of the schools something was received in eight weeks."""
    said = ngettext(
        "In eight weeks something was received from %(done)s of %(count)s school.",
        "In eight weeks something was received from %(done)s of %(count)s schools.", len(schools),
    )  # fmt: skip
    received = {"done": sum(one.is_known for one in schools), "count": len(schools)}
    return said % received + " " + _("Numbers alone; where and when is seen in the school.")


def _row(school: SchoolWeeks, spans: Sequence[str]) -> Row:
    cells = tuple(_cell(one, span) for one, span in zip(school.weeks, spans, strict=True))
    known = [one for one in school.weeks if one is not None]
    done, planned = sum(one.done for one in known), sum(one.planned for one in known)
    share = f"{done}/{planned}" if school.is_known else "–" if planned else ""
    return Row(school.name, cells, share, school.grade or 0)


def _cell(one: WeekDone | None, span: str) -> Cell:
    if one is None or not one.planned:
        return Cell("none", f"{span}: {_('none planned')}")
    if not one.is_known:
        return Cell("nothing", f"{span}: {_('nothing received')}")
    said = _("%(done)s of %(count)s") % {"done": one.done, "count": one.planned}
    return Cell("done" if one.done == one.planned else "late", f"{span}: {said}")
