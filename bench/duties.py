"""Duties: tasks computed from rules beside tasks kept as rows; what adopting writes; expansion beside a general recurrence library."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from bench import data, sizes
from bench.report import bar, median_seconds, ms, number, say, table


def report(found: dict[str, Any], *, quick: bool) -> None:
    """Print the figures of duties."""
    size = found["size"]
    say("DUTIES")
    say(
        f"  {size['schools']:,} schools, {size['districts']} districts, {size['provinces']} provinces; the guide adopted for "
        f"{len(sizes.YEARS)} school years; {found['records']:,} records"
    )
    say(
        f"  the same tasks as rows: {found['materialised']:,} ({found['materialised'] / 27_102_642:.2f} of the 27,102,642 of the design's"
        " estimate: the guide as packed yields so many)\n"
    )
    _reads(found)
    _adopting(found)
    _expansion(20 if quick else 60)


# --- reads ------------------------------------------------------------------------------------------------------------------------------
def _reads(found: dict[str, Any]) -> None:
    from umay.programme.queries import days, tasks

    first, last = month_of(found)
    today = date.fromisoformat(found["today"])
    school, district, nation = (data.actor(found, name) for name in ("school", "district", "nation"))
    unit = school.seat.place.unit_id
    areas = (("one school", "unit_id", unit), ("one district", "district_id", district.seat.place.district_id), ("the nation", "", 0))
    say(f"  {first:%B %Y}, the month in which the data were made; milliseconds")
    rows = []
    computed, lines = median_seconds(lambda: _scoped(school, lambda: tasks.rows(unit, first, last)))
    kept, same = median_seconds(lambda: _kept_lines(unit, first, last))
    rows.append(("one school's tasks", ms(computed), ms(kept), number(kept / computed), len(lines), "yes" if len(lines) == same else "NO"))
    for (name, column, area), actor in zip(areas, (school, district, nation), strict=True):
        computed, counts = median_seconds(lambda actor=actor: days.open_by_day(actor, first=first, last=last))  # type: ignore[misc]
        kept, kept_counts = median_seconds(lambda column=column, area=area: _kept_days(column, area, first, last))  # type: ignore[misc]
        equal = {one.day: one.open for one in counts if one.open} == kept_counts
        still = sum(one.open for one in counts)
        rows.append((f"{name}, open by day", ms(computed), ms(kept), number(kept / computed), f"{still:,}", "yes" if equal else "NO"))
    table(("read", "computed", "kept as rows", "times faster", "tasks", "same answer"), rows)
    say(f"  as a page asks for it, words included: one school's month {ms(_page_read(school, first, last, today))} ms\n")


def month_of(found: dict[str, Any]) -> tuple[date, date]:
    """Return the first and last day of the month in which the data were made."""
    first = date.fromisoformat(found["today"]).replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _scoped(actor: Any, run: Callable[[], Any]) -> Any:
    from umay.core.api import scoped

    with scoped(actor):
        return run()


def _page_read(actor: Any, first: date, last: date, today: date) -> float:
    from umay.places import api as places
    from umay.programme import api as programme

    uid = places.unit_by_id(actor, actor.seat.place.unit_id).uid
    return median_seconds(lambda: programme.task_lines(actor, uid, first=first, last=last, today=today, lang=data.LANGUAGE), 20)[0]


_KEPT: str = """
select o.id, o.uid, o.code, o.item, o.section_title, o.title, o.provisional, o.joint, o.target, t.ordinal, t.opens_on, t.due_on, t.state
from bench.task_row t join programme_obligation o on o.id = t.obligation_id
where t.unit_id = %s and t.due_on between %s and %s order by t.due_on, o.position
"""


def _kept_lines(unit: int, first: date, last: date) -> int:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_KEPT, [unit, first, last])
        return len(cursor.fetchall())


def _kept_days(column: str, area: int, first: date, last: date) -> dict[date, int]:
    from django.db import connection, transaction

    inside = f"{column} = {int(area)} and " if column else ""
    statement = f"""
        select due_on, count(*) from bench.task_row
        where {inside} due_on between %s and %s and (state is null or state in ('planned', 'in_progress', 'sent_back')) group by 1
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [first, last])
        return dict(cursor.fetchall())


# --- adopting ---------------------------------------------------------------------------------------------------------------------------
def _adopting(found: dict[str, Any]) -> None:
    say("  rows written by adopting the guide for one school year, the audit entry included")
    table(("schools", "rows", "seconds"), [(f"{schools:,}", f"{rows:,}", number(seconds)) for schools, rows, seconds in found["adopted"]])
    counts = [rows for _schools, rows, _seconds in found["adopted"]]
    say(bar("rows at the most schools / at the fewest", found=counts[-1] / counts[0], wanted=1.0, at_most=True) + "\n")


# --- expansion --------------------------------------------------------------------------------------------------------------------------
def _expansion(sample: int) -> None:
    from umay.packs import api as packs
    from umay.timing import api as timing

    calendar = timing.calendar_from_json(data.calendar_of(sizes.YEARS[0]))
    pack = packs.load_builtin(data.PACK)
    forms = [timing.from_json(packs.holding(pack, one.id, {}).timing) for one in pack.obligations if one.status == "live"]
    ours, _dues = median_seconds(lambda: [timing.expand(form, calendar, {}) for form in forms], 10)
    with data.superuser() as connection:
        pairs = connection.execute(
            "select count(distinct (t.obligation_id, t.unit_id)) from bench.task_row t"
            " join programme_obligation o on o.id = t.obligation_id join programme_adoption a on a.id = o.adoption_id"
            " where a.school_year = %s",
            [sizes.YEARS[0]],
        ).fetchone()[0]
    said = list(_said_by_both(calendar))
    began = time.perf_counter()
    for _ in range(sample):
        for _form, rule in said:
            list(rule())
    theirs = (time.perf_counter() - began) / (sample * len(said)) * pairs
    say(f"  one school year of the guide's {len(forms)} duties for {pairs:,} pairs of duty and unit")
    table(
        ("way", "seconds"),
        [
            ("each rule once, for all its units", f"{ours:.4f}"),
            (f"dateutil.rrule for each unit (from {sample * len(said):,} of {pairs:,})", number(theirs)),
        ],
    )
    say(bar("times faster than a rule for each unit", found=theirs / ours, wanted=1000, at_most=False))
    equal = sum(
        {one.due for one in timing.expand(timing.from_json(form), calendar, {})} == {one.date() for one in rule()} for form, rule in said
    )
    alone = _alone(said, calendar, sample)
    say(f"  one rule beside one rule, no units: {number(alone)} times dateutil's speed")
    say(f"  same days on the rules that dateutil can say: {equal} of {len(said)}\n")


Rule = Callable[[], Iterator[datetime]]


def _alone(said: list[tuple[dict[str, Any], Rule]], calendar: Any, times: int) -> float:
    from umay.timing import api as timing

    ours, _ = median_seconds(lambda: [timing.expand(timing.from_json(form), calendar, {}) for form, _rule in said], times)
    theirs, _ = median_seconds(lambda: [list(rule()) for _form, rule in said], times)
    return theirs / ours


def _said_by_both(calendar: Any) -> Iterator[tuple[dict[str, Any], Rule]]:
    """Yield timings and the same rule for dateutil, which knows months, weeks and days but no terms, holidays or events."""
    from dateutil.rrule import DAILY, MO, MONTHLY, SU, WEEKLY, YEARLY, rrule

    first, last = (datetime(day.year, day.month, day.day) for day in calendar.window)

    def rule(frequency: int, **more: Any) -> Rule:
        return lambda: iter(rrule(frequency, dtstart=first, until=last, **more))

    for months in ([9], [7], [10], [11], [2], [9, 10, 11], [1, 3, 6], list(range(1, 13))):
        yield {"kind": "yearly_months", "months": months}, rule(YEARLY, bymonth=months, bymonthday=-1)
    for n in (1, 2, 3, 6, 12):
        aligned = [month for month in range(1, 13) if month % n == calendar.window[1].month % n]
        yield {"kind": "every_n", "n": n, "unit": "month"}, rule(MONTHLY, bymonth=aligned, bymonthday=-1)
    yield {"kind": "every_n", "n": 1, "unit": "week"}, rule(WEEKLY, byweekday=SU)
    yield {"kind": "every_n", "n": 1, "unit": "day"}, rule(DAILY)
    yield {"kind": "every_n", "n": 1, "unit": "week", "anchor": "MO"}, rule(WEEKLY, byweekday=MO)
    for months, week in (([9, 2], 1), ([9, 2], 3), ([10, 3], 1), ([12], 2)):
        yield {"kind": "nth_week_of_month", "months": months, "week": week}, rule(YEARLY, bymonth=months, bymonthday=7 * week)
    for day in (1, 5, 10, 15, 25, "last"):
        yield {"kind": "month_day", "day": day}, rule(MONTHLY, bymonthday=-1 if day == "last" else day)
    for day, months in ((15, [6]), (1, [10]), (20, [5, 12])):
        yield {"kind": "month_day", "day": day, "months": months}, rule(YEARLY, bymonth=months, bymonthday=day)
