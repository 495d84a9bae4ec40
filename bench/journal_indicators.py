"""A quarter's indicators over a million lines: counted, published, read by a country and by one school; growth at 1/10 and 1/100."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from bench import data, nation, sizes
from bench.report import bar, ms, number, say, table

COUNTRY: Final = "XD"  # a code no country has
LINES: Final = 1_000_000
TODAY: Final = date(2027, 6, 20)
_FILL: Final = """
insert into journal_line (uid, case_ref, child_ref, unit_id, country, province_id, district_id, school_year, quarter, registered_on,
    opens_case, age, age_band, sex, grade_band, hour_band, ethnicity, kind, more_kinds, place, offender, high_risk, injured_at_school,
    long_absent, harmed_by_staff, witnesses, offender_pupils, juvenile_police, expelled, transferred, staff_dismissed, measures, referrals,
    offender_referrals, outcome, kept_at, changed_at)
select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), u.id, %(country)s, u.province_id, u.district_id, 2026, 1 + n %% 4,
    date '2026-09-01' + (n %% 4) * 70, true, 6 + (random() * 12)::int,
    (array['to_6', 'to_10', 'to_14', 'from_15'])[1 + (random() * 3)::int],
    (array['girl', 'boy'])[1 + (random())::int], 'unknown', (array['breaks', 'lessons', 'after_school'])[1 + (random() * 2)::int], '',
    (array['bullying', 'bullying', 'physical', 'psychological', 'cyberbullying', 'neglect', 'threats', 'sexual'])[1 + (random() * 7)::int],
    '{}', (array['school', 'school', 'way', 'online', 'home', 'community'])[1 + (random() * 5)::int],
    (array['peer', 'peer', 'peer', 'guardian', 'staff', 'unknown'])[1 + (random() * 5)::int],
    random() < 0.2, random() < 0.1, random() < 0.05, random() < 0.05, (random() * 4)::int, 1, 0, 0, 0, 0, '{}', '{}', '{}', '', now(), now()
from generate_series(1, %(count)s) n
join (select id, province_id, district_id, row_number() over (order by id) - 1 as place
    from places_unit where country = %(country)s and level = 'school') u on u.place = (n::bigint * 7919) %% %(schools)s
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one size."""

    lines: int
    counted: float
    published: float
    tables: int
    country: float
    province: float
    school: float


def report(*, quick: bool) -> None:
    """Print the figures of the journal. Django must be awake."""
    say("JOURNAL")
    size = sizes.SMALL if quick else sizes.FULL
    people = _lay_out(size)
    most = LINES // 100 if quick else LINES
    found = [_measured(count, people) for count in (most // 100, most // 10, most)]
    heads = ("lines", "quarter counted ms", "published s", "tables", "country's page ms", "province's page ms", "school's page ms")
    table(heads, [_row(one) for one in found])
    last, first = found[-1], found[0]
    say(bar("a country's quarter in seconds", found=last.country, wanted=1, at_most=True))
    say(bar("a quarter counted from its lines in seconds", found=last.counted, wanted=1, at_most=True))
    say(bar("a country's page at all lines beside a hundredth", found=last.country / first.country, wanted=1.5, at_most=True))
    say(bar("a school's page at all lines beside a hundredth", found=last.school / first.school, wanted=3, at_most=True))
    say(f"  beside it: the page is read {number(last.counted / last.country)} times faster than its quarter is counted\n")


def _row(one: Taken) -> tuple[str, ...]:
    pages = (ms(one.country), ms(one.province), ms(one.school))
    return f"{one.lines:,}", ms(one.counted), f"{one.published:.1f}", f"{one.tables:,}", *pages


def _lay_out(size: sizes.Size) -> dict[str, Any]:
    from umay.core.api import JOB, Function
    from umay.people import api as people
    from umay.places import api as places

    now = datetime.now(UTC)
    data.lay_out(COUNTRY, size, now)
    data.add_schools(COUNTRY, nation.schools(size))
    with data.superuser() as connection:
        connection.execute("analyze places_unit")
        school = connection.execute("select code from places_unit where country = %s and level = 'school' limit 1", [COUNTRY]).fetchone()
    seats = {"country": "N-education", "province": f"{nation.province_code(0)}-education", "school": str(school[0])}
    found = {}
    for name, code in seats.items():
        unit = places.unit_by_code_or_name(JOB, COUNTRY, code)
        person = people.enter_person(JOB, shown=name, email=f"{name}@journal.invalid", language="en", place=unit.place, now=now)
        people.appoint(
            JOB, person.pk, unit=unit, role="bench", role_title={"en": name}, function=Function.UNIT_HEAD, from_on=date(2026, 1, 1),
            until_on=None, paper="bench", now=now,
        )  # fmt: skip
        found[name] = people.actor_for(people.Account.objects.get(person_id=person.pk), TODAY)
    return found


def _measured(count: int, people: dict[str, Any]) -> Taken:
    """Fill the journal with so many lines over four quarters, publish the first, and read."""
    from umay.core.api import JOB, scoped
    from umay.journal.actions.releasing import publish_release
    from umay.journal.models import Release
    from umay.journal.queries.counting import COUNT_LINES
    from umay.journal.queries.indicators import indicators_page
    from umay.journal.rules.quarters import Quarter

    with data.superuser() as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("truncate journal_line, journal_publishedtable, journal_release")
        schools = connection.execute("select count(*) from places_unit where country = %s and level = 'school'", [COUNTRY]).fetchone()[0]
        connection.execute(_FILL, {"country": COUNTRY, "count": count, "schools": schools})
        connection.execute("vacuum analyze journal_line")
    asked = {"country": COUNTRY, "year": 2026, "quarter": 1}
    with scoped(JOB):
        from django.db import connection as own

        with own.cursor() as cursor:
            counted = _seconds(lambda: cursor.execute(COUNT_LINES, asked))
    now = datetime.now(UTC)
    row = Release.objects.create(country=COUNTRY, school_year=2026, quarter=1, asked_at=now)
    began = time.perf_counter()
    tables = publish_release(JOB, row.pk, now=now + timedelta(seconds=1))
    published = time.perf_counter() - began
    quarter = Quarter(2026, 1)
    read = {name: _seconds(lambda who=who: indicators_page(who, quarter, today=TODAY, lang="en")) for name, who in people.items()}  # type: ignore[misc]
    return Taken(count, counted, published, tables, read["country"], read["province"], read["school"])


def _seconds(run: Any) -> float:
    run()
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[1]
