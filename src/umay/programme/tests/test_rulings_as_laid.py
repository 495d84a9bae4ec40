"""What an office below may rule is judged on the dates that are laid out: from an adoption's first day, and not where no school is held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.cast import NOW, PACK, TODAY, YEAR
from umay.core.api import JOB
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.programme import api as programme

WHY = "Our schools have it ready early in the month."
EARLY, LATE = date(2026, 12, 7), date(2026, 12, 31)


def adopted_from(cast: Any, document: dict[str, Any], starts_on: date | None) -> Any:
    pack = packs.pack_from_document(document)
    version = programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    return programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], starts_on=starts_on, now=NOW)


def rule(actor: Any, adoption: Any, choice: int) -> str:
    contradiction = adoption.pack.content["contradictions"][0]["id"]
    try:
        programme.rule(actor, adoption.uid, contradiction, choice=choice, reason=WHY, today=TODAY, now=NOW)
    except Refused as no:
        return no.refusal.code
    return "ok"


def due_of(actor: Any, unit: Any, code: str) -> list[date]:
    lines = programme.task_lines(actor, unit.uid, first=date(2026, 8, 1), last=date(2027, 7, 31), today=TODAY, lang="en")
    return [one.due_on for one in lines if one.code == code]


def test_a_date_before_the_first_day_of_the_adoption_is_none_to_be_stricter_than(cast: Any) -> None:
    adoption = adopted_from(cast, PACK, date(2026, 12, 10))
    assert due_of(cast.principal, cast.school, "scale") == []

    assert rule(cast.district_secretary, adoption, 1) == "ok"

    assert due_of(cast.principal, cast.school, "scale") == [LATE]
    assert due_of(cast.principal_elsewhere, cast.other_school, "scale") == [LATE]


def test_a_date_before_the_first_day_of_the_adoption_is_none_to_rule_for(cast: Any) -> None:
    adoption = adopted_from(cast, PACK, date(2026, 12, 10))
    assert rule(cast.ministry, adoption, 1) == "ok"

    assert rule(cast.district_secretary, adoption, 0) == "ruling.less_strict"

    assert due_of(cast.principal, cast.school, "scale") == [LATE]


@pytest.mark.parametrize(("level", "code"), [("school", "ok"), ("district", "ruling.not_stricter")])
def test_a_month_without_school_is_one_to_rule_for_only_where_schools_alone_owe_the_duty(cast: Any, level: str, code: str) -> None:
    owner = {"agency": "education", "level": level}
    duty = {**PACK["obligations"][2], "owners": [owner], "confirm": "month", "contradicts": ["watch-when"]}
    source, always, monthly = {"lines": [3, 3]}, {"kind": "continuous"}, {"kind": "every_n", "n": 1, "unit": "month"}
    register = {
        **PACK["contradictions"][0], "id": "watch-when", "affects": ["watch"],
        "places": [
            {"item": "watch", "source": source, "says": {"en": "Always", "tr": "Hep"}, "timing": always},
            {"item": "watch", "source": source, "says": {"en": "Each month", "tr": "Her ay"}, "timing": monthly},
        ],
    }  # fmt: skip
    adoption = adopted_from(cast, {**PACK, "obligations": [duty], "contradictions": [register]}, None)

    assert rule(cast.district_secretary, adoption, 1) == code

    who, unit = (cast.principal, cast.school) if level == "school" else (cast.district_secretary, cast.district)
    assert 7 in {day.month for day in due_of(who, unit, "watch")}
