"""The gate at 7:30: sign-ins a second through the real application, and who should be at the posts of a country, in one statement.

Beside the statement stands what it is compared to: the same answer school by school, as the leader's page asks for it.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from bench import data, nation, sizes
from bench.intake import served, share
from bench.processes import free_port
from bench.report import bar, median_seconds, ms, number, say, table

COUNTRY: Final = "XF"  # a code no country has
GATE: Final = "XG"
PEOPLE: Final = 6
"""On duty at each school: two posts, three people at each."""
AT: Final = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
_TABLES: Final = (
    "watch_alarm", "watch_coverage", "watch_scan", "watch_stay", "rosters_shift", "rosters_roster", "posts_need", "posts_window",
        "posts_post",
    "staffing_worker",
)  # fmt: skip
_FILL: Final = (
    """insert into posts_post (uid, unit_id, country, province_id, district_id, number, name, kind, "where", lead_min, call_number, tasks,
        template, opened_on, recorded_at)
    select gen_random_uuid(), u.id, u.country, u.province_id, u.district_id, n, '', 'gate', '', 15, '', '[]', '', date '2026-09-01', now()
    from places_unit u, generate_series(1, 2) n where u.country = %(country)s and u.level = 'school'""",
    """insert into posts_window (uid, post_id, unit_id, label, bell_code, before_min, after_min, starts, ends, weekdays, turn, grades,
        class_weeks)
    select gen_random_uuid(), id, unit_id, '', '', 0, 0, time '07:30', time '08:10', '{}', 'free', '{}', '{}' from posts_post
    where country = %(country)s""",
    """insert into posts_need (window_id, unit_id, kind, number) select w.id, w.unit_id, 'parent', 3 from posts_window w
    join posts_post p on p.id = w.post_id where p.country = %(country)s""",
    """insert into staffing_worker (uid, unit_id, country, province_id, district_id, school_year, kind, state, code, name, phone,
        email, language,
        class_name, licensed, experienced, on_board, pass_hash, known_by, entered_at)
    select gen_random_uuid(), u.id, u.country, u.province_id, u.district_id, 2026, 'parent', 'accepted', 'B-' || n, 'B', '', '', 'en', '',
        false, false, true, '', '', now()
    from places_unit u, generate_series(1, %(people)s) n where u.country = %(country)s and u.level = 'school'""",
    """insert into rosters_roster (uid, unit_id, country, province_id, district_id, school_year, from_on, until_on, state, rules,
        proof, made_at,
        published_at)
    select gen_random_uuid(), u.id, u.country, u.province_id, u.district_id, 2026, date '2026-11-16', date '2026-11-20', 'published',
        '{}', '{}',
        now(), now() from places_unit u where u.country = %(country)s and u.level = 'school'""",
    """insert into rosters_shift (uid, roster_id, unit_id, country, province_id, district_id, post_id, window_id, on_day, starts_at,
        ends_at, kind,
        worker_id, origin, pinned, dropped_why)
    select gen_random_uuid(), r.id, r.unit_id, r.country, r.province_id, r.district_id, p.id, w.id, date '2026-11-15' + d,
        %(at)s - make_interval(days => 5 - d), %(at)s - make_interval(days => 5 - d) + interval '40 min', 'parent', k.id, 'solved',
        false, ''
    from rosters_roster r join posts_post p on p.unit_id = r.unit_id join posts_window w on w.post_id = p.id
    join staffing_worker k on k.unit_id = r.unit_id and substr(k.code, 3)::int %% 2 = p.number %% 2, generate_series(1, 5) d
    where r.country = %(country)s""",
    """insert into watch_stay (uid, unit_id, country, province_id, district_id, post_id, window_id, shift_id, worker_id, kind, on_day,
        came_at,
        ends_at, left_at, came_by, left_by, grade, stands_in)
    select gen_random_uuid(), unit_id, country, province_id, district_id, post_id, window_id, id, worker_id, kind, on_day,
        starts_at - interval '8 min', ends_at, case when on_day < date '2026-11-20' then ends_at end, 'code',
        case when on_day < date '2026-11-20' then 'code' else '' end, 'live', false
    from rosters_shift where country = %(country)s and (id / 5) %% 10 <> 0 and unit_id %% 50 <> 0""",
)


def report(folder: Path, *, quick: bool) -> None:
    """Print the figures of the gate. Django must be awake."""
    say("GATE")
    _nation(sizes.SMALL if quick else sizes.FULL)
    _sign_ins(folder, 60 if quick else 400)
    say()


# --- a country at 7:30 ----------------------------------------------------------------------------------------------------------------
def _nation(size: sizes.Size) -> None:
    from umay.core.api import JOB
    from umay.watch.queries.country import alarms_over, news_at, watch_now

    _fill(size)
    now, found = median_seconds(lambda: watch_now(JOB, COUNTRY, AT))
    news, empties = median_seconds(lambda: news_at(JOB, AT))
    over, _none = median_seconds(lambda: alarms_over(JOB, AT))
    each = _one_by_one(20)
    schools = sum(one.schools for one in found)
    table(
        ("at 7:30", "ms"),
        [
            (f"who should be here now: {schools:,} schools, {sum(one.due for one in found):,} people", ms(now)),
            (f"which posts are empty or short: {len(empties):,} found", ms(news)),
            ("which alarms are over", ms(over)),
        ],
    )
    say(bar("seconds for the whole country at 7:30", found=now, wanted=2, at_most=True))
    say(bar("seconds of the look-out that runs each minute", found=news + over, wanted=10, at_most=True))
    say(f"  beside it: the leader's page asks for one school in {ms(each)} ms; for all it would be {number(each * schools)} s\n")


def _fill(size: sizes.Size) -> None:
    """Fill two posts and six people on duty at each school, five days of shifts, and who came: one in ten did not, some schools none."""
    data.lay_out(COUNTRY, size, datetime.now(UTC))
    data.add_schools(COUNTRY, nation.schools(size))
    with data.superuser() as connection:
        connection.execute("set session_replication_role = replica")
        for statement in _FILL:
            connection.execute(statement, {"country": COUNTRY, "people": PEOPLE, "at": AT})
        for name in _TABLES:
            connection.execute(f"vacuum analyze {name}")


def _one_by_one(schools: int) -> float:
    """Return the seconds that the leader's page takes to read for one school."""
    from umay.core.api import Function, Place, Seat, actor_of
    from umay.watch.queries.now import watch_page

    with data.superuser() as connection:
        rows = connection.execute(
            "select id, province_id, district_id from places_unit where country = %s and level = 'school' limit %s", [COUNTRY, schools]
        ).fetchall()
    leaders = [
        actor_of(1, uuid4(), Seat(0, Place(unit, "education", COUNTRY, province, district), Function.UNIT_HEAD, "", "unit"))
        for unit, province, district in rows
    ]
    return median_seconds(lambda: [watch_page(one, AT) for one in leaders])[0] / max(1, len(leaders))


# --- sign-ins -----------------------------------------------------------------------------------------------------------------------------
@dataclass(slots=True)
class Signed:
    """What one run of phones found. waits: seconds of the tap."""

    done: int = 0
    failed: int = 0
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)


_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def _sign_ins(folder: Path, people: int) -> None:
    passes, code = _gate(people * 3)
    port = free_port()
    rows = []
    with served(port, folder):
        for number_, phones in enumerate((1, 4, 16)):
            rows.append((phones, _run(port, phones, passes[number_ * people : (number_ + 1) * people], code)))
    table(
        ("phones", "signed in", "failed", "a second", "p50 ms", "p95 ms"),
        [
            (phones, one.done, one.failed, number(one.done / one.seconds), ms(share(one.waits, 0.5)), ms(share(one.waits, 0.95)))
            for phones, one in rows
        ],
    )
    last = rows[-1][1]
    say(bar("sign-ins a second at 16 phones", found=last.done / last.seconds, wanted=50, at_most=False))
    say(bar("p95 ms of a tap at 16 phones", found=share(last.waits, 0.95) * 1000, wanted=500, at_most=True))
    say(bar("failed", found=sum(one.failed for _, one in rows), wanted=0, at_most=True))


def _gate(people: int) -> tuple[list[str], str]:
    """Make a school with a post that is held now and so many parents on its roster; return their passes and the post's code."""
    from umay.core.api import JOB, Function, Place, Seat, actor_of, scoped
    from umay.places import api as places
    from umay.posts import api as posts
    from umay.rosters.api import Roster, Shift
    from umay.staffing import api as staffing
    from umay.watch.actions.coding import make_code
    from umay.watch.models import PostCode
    from umay.watch.queries.signs import word_of

    now = datetime.now(UTC)
    areas = [places.AreaRow("country", GATE, "G"), places.AreaRow("province", "P", "P", GATE), places.AreaRow("district", "D", "D", "P")]
    units = [places.UnitRow("education", "school", "S", "School", "D", None, places.SchoolFacts(("primary",)))]
    places.lay_out(JOB, areas, units, country=GATE, school_year=now.year, place=Place(0, "", GATE), now=now)
    unit = places.unit_by_code_or_name(JOB, GATE, "S")
    head = actor_of(1, uuid4(), Seat(0, unit.place, Function.UNIT_HEAD, "", "unit"))
    window = posts.WindowDraft(needs={"parent": 3}, starts=datetime.min.time(), ends=datetime.max.time().replace(microsecond=0))
    post = posts.add_post(head, posts.PostDraft(name="Gate", windows=(window,)), now=now)
    where = {
        "unit_id": unit.id, "country": GATE, "province_id": unit.province_id, "district_id": unit.district_id,
    }  # fmt: skip
    workers = [staffing.enter_worker(head, staffing.WorkerFacts(staffing.Kind.PARENT, f"P {one}"), now=now) for one in range(people)]
    passes = [staffing.make_pass(head, one.uid, now=now) for one in workers]
    make_code(head, post.uid, now=now)
    with scoped(JOB):
        day = date.today()
        roster = Roster.objects.create(
            **where, school_year=2026, from_on=day, until_on=day, state="published", made_at=now, published_at=now
        )
        held = posts.Window.objects.get(post=post)
        span = {"starts_at": now - timedelta(minutes=5), "ends_at": now + timedelta(hours=6)}
        Shift.objects.bulk_create(
            Shift(**where, **span, roster=roster, post=post, window=held, on_day=day, kind="parent", worker=one) for one in workers
        )
        return passes, word_of(PostCode.objects.select_related("post").get(post=post))


def _run(port: int, phones: int, passes: list[str], code: str) -> Signed:
    """Let phones sign in at once: each opened its pass and the post's page before; the tap is what is measured."""
    ready = [_opened(port, one, code) for one in passes]
    signed = Signed()
    began = time.perf_counter()
    with ThreadPoolExecutor(phones) as pool:
        list(pool.map(lambda phone: _tap(port, phone, code, signed), ready))
    signed.seconds = time.perf_counter() - began
    return signed


def _opened(port: int, secret: str, code: str) -> dict[str, str]:
    kept = _ask(port, "GET", f"/p/{secret}/", {})[2]
    _status, page, more = _ask(port, "GET", f"/here/{code}/", kept)
    found = _TOKEN.search(page.partition("here-form")[2])
    if found is None:
        raise SystemExit(f"the page of the post has no form: {page[:300]}")
    return {**kept, **more, "": found[1]}


def _tap(port: int, phone: dict[str, str], code: str, signed: Signed) -> None:
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": phone[""], "deed": "come", "key": str(uuid4())})
    began = time.perf_counter()
    try:
        status = _ask(port, "POST", f"/here/{code}/sign/", phone, body)[0]
    except (OSError, http.client.HTTPException):
        status = 0
    signed.waits.append(time.perf_counter() - began)
    if status == 303:
        signed.done += 1
    else:
        signed.failed += 1


def _ask(port: int, method: str, path: str, cookies: dict[str, str], body: str = "") -> tuple[int, str, dict[str, str]]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    said = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items() if name)}
    if body:
        said["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        line.request(method, path, body or None, said)
        answer = line.getresponse()
        set_now: dict[str, Any] = dict(one.split(";")[0].split("=", 1) for one in answer.headers.get_all("Set-Cookie") or ())
        return answer.status, answer.read().decode(), set_now
    finally:
        line.close()
