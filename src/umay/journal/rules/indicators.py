"""The twelve indicators of a school quarter: what each counts on the lines and by what it is broken down. Pure.

Source: docs/sources.md#journal-indicators. Codes are those of `packs` formulas; a country's pack gives their titles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

By = Literal["kind", "sex", "age", "place", "offender"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. counts: the column or condition of a line that is added up. by: its breakdowns, each a plain one: never two crossed.

    Sex and age are the harmed child's, so what counts other people is not broken down by them. The offender is shown for incidents
    only: children harmed by staff are an indicator of their own, and one of the two would give the other away.
    """

    code: str
    counts: str
    by: tuple[By, ...]


INDICATORS: Final = (
    Indicator("incidents", "opens_case", ("kind", "place", "offender")),
    Indicator("harming_pupils", "offender_pupils", ("kind", "place")),
    Indicator("harmed_pupils", "offender = 'peer'", ("kind", "sex", "age", "place")),
    Indicator("witnesses", "witnesses", ("kind", "place")),
    Indicator("high_risk", "high_risk", ("kind", "sex", "age", "place")),
    Indicator("injured", "injured_at_school", ("kind", "sex", "age")),
    Indicator("juvenile_police", "juvenile_police", ("kind",)),
    Indicator("expelled", "expelled", ("kind",)),
    Indicator("transferred", "transferred", ("kind",)),
    Indicator("long_absent", "long_absent", ("kind", "sex", "age")),
    Indicator("harmed_by_staff", "harmed_by_staff", ("kind", "sex", "age", "place")),
    Indicator("staff_dismissed", "staff_dismissed", ("kind",)),
)
BY: Final[dict[By, str]] = {"kind": "kind", "sex": "sex", "age": "age_band", "place": "place", "offender": "offender"}
"""The column of a line behind each breakdown."""
