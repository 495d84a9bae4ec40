"""The limit a page is held to: one WSGI function, psycopg, prepared statements, f-strings. Everything is written out by hand.

What it serves is in the file BENCH_BARE: for each address the statements, their values, the scope of its transactions, and the frame around
its rows. It finds out who asks from the session, as the page does, and answers the same rows with the same links in the same frame. It does
not: check permissions, write sentences that explain dates, look words up (they are in the frame as text), log and count, or put tokens into
forms.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from hashlib import blake2b
from html import escape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import psycopg

_SAID = json.loads(Path(os.environ["BENCH_BARE"]).read_text(encoding="utf-8"))
_TODAY = date.fromisoformat(_SAID["today"])
_HERE = threading.local()
_SETTLED = {"done", "done_late", "not_done", "not_applicable"}
_WHO = """
select p.shown, u.name, (select count(*) from notices_notice o where o.person_id = p.id and o.read_at is null)
from people_session n
join people_account c on c.id = n.account_id
join people_person p on p.id = c.person_id
join people_appointment h on h.person_id = p.id and h.during @> current_date
join places_unit u on u.id = h.unit_id
where n.key_hash = %s and n.expires_at > now()
"""

Cursor = psycopg.Cursor[Any]
Values = dict[str, Any]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer the rows of one address in their frame."""
    page = _SAID["pages"].get(environ["PATH_INFO"])
    if page is None:
        start_response("404 Not Found", [])
        return [b""]
    cursor = _connection(tuple(page["scope"])).cursor()
    key = SimpleCookie(environ.get("HTTP_COOKIE", ""))[_SAID["cookie"]].value
    cursor.execute(_WHO, [blake2b(key.encode(), digest_size=32, person=b"umay.session").hexdigest()])
    who, where, unread = cursor.fetchone() or ("", "", 0)
    before, after = page["frame"]
    rows = _RENDER[page["kind"]](cursor, page["statements"], dict(page["values"]))
    body = f"{before}<p>{escape(who)}, {escape(where)}, {unread}</p>{rows}{after}".encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


def _connection(scope: tuple[str, str, str]) -> psycopg.Connection[Any]:
    kept = _HERE.__dict__.setdefault("connections", {})
    if scope not in kept:
        connection = psycopg.connect(**_SAID["database"], autocommit=True, prepare_threshold=0)
        connection.execute(
            "select set_config('umay.level', %s, false), set_config('umay.scope', %s, false), set_config('umay.agency', %s, false)", scope
        )
        kept[scope] = connection
    found: psycopg.Connection[Any] = kept[scope]
    return found


# --- lists of tasks ---------------------------------------------------------------------------------------------------------------------
def _day(cursor: Cursor, statements: list[str], values: Values) -> str:
    cursor.execute(statements[0], values)
    months: dict[date, list[int]] = {}
    shown = []
    for due_id, due_on, state in cursor.fetchall():
        months.setdefault(due_on.replace(day=1), [0, 0])[state not in _SETTLED] += 1
        if state not in _SETTLED and due_on <= _TODAY + timedelta(days=31):
            shown.append(due_id)
    return _tasks(cursor, statements[1:], {**values, "dues": shown}) + _wheel(months)


def _tasks(cursor: Cursor, statements: list[str], values: Values) -> str:
    cursor.execute(statements[0], values)
    return f'<ul class="lines">{"".join(_task(row) for row in cursor.fetchall())}</ul>'


def _task(row: tuple[Any, ...]) -> str:
    uid, item, section, title, ordinal, opens_on, due_on, state = row
    kind = "done" if state in _SETTLED else "late" if due_on < _TODAY else "due"
    address = f"/tasks/{_SAID['unit']}/{uid}/{ordinal}/"
    do = f'<a class="button" href="{address}#record">Record</a><a class="button" href="{address}#decline">Will not be done</a>'
    return (
        f'<li class="line" data-tone="{kind}"><span class="line-mark">{_sign(kind)}</span><div class="line-words">'
        f'<h3 class="line-title"><span class="hidden">{kind}: </span><a href="{address}">{escape(title)}</a></h3>'
        f'<p class="line-why">{opens_on or ""} {due_on} <a class="source" href="{address}#source">{escape(section)} {escape(item)}</a></p>'
        f'</div><div class="line-do">{"" if kind == "done" else do}</div></li>'
    )


def _wheel(months: dict[date, list[int]]) -> str:
    year = sorted(months)[:12]
    links = "".join(f'<a href="/calendar/?month={month:%Y-%m}"><path class="wheel-part" d=""></path></a>' for month in year)
    rows = "".join(f'<tr><th scope="row">{month}</th><td>{months[month][0]}</td><td>{months[month][1]}</td></tr>' for month in year)
    return f'<svg viewBox="-150 -150 300 300">{links}</svg><table>{rows}</table>'


# --- grids ------------------------------------------------------------------------------------------------------------------------------
def _units(cursor: Cursor, statements: list[str], values: Values) -> str:
    cursor.execute(statements[0], values)
    units = cursor.fetchall()[: values["most"]]
    values["units"] = [unit[0] for unit in units]
    cursor.execute(statements[1], values)
    owed = dict(cursor.fetchall())
    cursor.execute(statements[2], values)
    dues = {row[0]: row[3:] for row in cursor.fetchall()}
    values |= {
        "duties": list(dues),
        "ordinals": [due[0] for due in dues.values()],
        "used": list({one for of in owed.values() for one in of}),
    }
    cursor.execute(statements[3], values)
    said = {row[:2]: row[3] for row in cursor.fetchall()}
    cursor.execute(statements[4], values)
    columns = {column[0]: (column[1], escape(column[2])) for column in cursor.fetchall()}
    rows = []
    for unit_id, unit, name, *_rest in units:
        cells = {}
        for duty in owed.get(unit_id, ()):
            if duty not in dues:
                continue
            ordinal, opens_on, due_on = dues[duty]
            kind = said.get((unit_id, duty)) or ("nothing" if due_on < _TODAY else "open" if opens_on and opens_on > _TODAY else "due")
            cells[duty] = _cell(kind, f"/tasks/{unit}/{columns[duty][0]}/{ordinal}/", f"{kind}, {due_on}")
        rows.append((escape(name), cells))
    return _grid(rows, columns)


def _areas(cursor: Cursor, statements: list[str], values: Values) -> str:
    found = []
    for statement in statements[:4]:
        cursor.execute(statement, values)
        found.append(cursor.fetchall())
    expected, said, _due, areas = found
    cursor.execute(statements[4], {**values, "used": list({row[1] for row in expected})})
    columns = {column[0]: (column[1], escape(column[2])) for column in cursor.fetchall()}
    counts: dict[tuple[int, int], dict[str, int]] = {}
    for area_id, duty, state, count in said:
        counts.setdefault((area_id, duty), {})[state] = count
    uids = {area[0]: area[1] for area in areas}
    cells: dict[int, dict[int, str]] = {}
    for area_id, duty, units in expected:
        got = counts.get((area_id, duty), {})
        done = got.get("done", 0) + got.get("done_late", 0)
        words = f"{done} of {units} done, {units - sum(got.values())} nothing received, {got.get('not_done', 0)} not done with reason"
        address = f"/overview/counted/?area={uids[area_id]}&amp;duty={columns[duty][0]}"
        cells.setdefault(area_id, {})[duty] = _cell("done" if done == units else "late", address, words)
    return _grid([(f'<a href="/overview/?area={area[1]}">{escape(area[2])}</a>', cells.get(area[0], {})) for area in areas], columns)


def _cell(kind: str, address: str, said: str) -> str:
    return f'<td><a class="cell" data-kind="{kind}" href="{address}">{_sign(kind)}<span class="hidden">{said}</span></a></td>'


def _sign(kind: str) -> str:
    return f'<svg class="icon" aria-hidden="true"><use href="#sign-{kind}"/></svg>'


def _grid(rows: list[tuple[str, dict[int, str]]], columns: dict[int, tuple[Any, str]]) -> str:
    heads = "".join(f'<th scope="col"><span>{title}</span></th>' for _uid, title in columns.values())
    none = '<td><span class="cell" data-kind="none"></span></td>'
    lines = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(cells.get(key, none) for key in columns)}</tr>' for name, cells in rows
    )  # fmt: skip
    return f'<table class="grid"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


_RENDER: dict[str, Callable[[Cursor, list[str], Values], str]] = {"day": _day, "tasks": _tasks, "units": _units, "areas": _areas}
