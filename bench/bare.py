"""The limit a page is held to: one WSGI function, psycopg, prepared statements, f-strings. It asks who nobody is and escapes by hand.

What it serves is in the file BENCH_BARE: for each address the statements, their values, the scope of its transactions and how rows are
written. It answers the same rows as the page, in the same marks, without the frame around them.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import psycopg

_SAID = json.loads(Path(os.environ["BENCH_BARE"]).read_text(encoding="utf-8"))
_TODAY = date.fromisoformat(_SAID["today"])
_HERE = threading.local()
_SIGN = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="/static/umay/icons.svg#sign-{kind}"></use></svg>'
_SETTLED = {"done", "done_late", "not_done", "not_applicable"}

Rows = list[list[tuple[Any, ...]]]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer the rows of one address."""
    page = _SAID["pages"].get(environ["PATH_INFO"])
    if page is None:
        start_response("404 Not Found", [])
        return [b""]
    body = _RENDER[page["kind"]](_rows(page)).encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


def _rows(page: dict[str, Any]) -> Rows:
    found: Rows = []
    values = dict(page["values"])
    cursor = _connection(tuple(page["scope"])).cursor()
    for statement in page["statements"]:
        if "%(units)s" in statement:
            values["units"] = [row[0] for row in found[0][: page["most"]]]
        if "%(used)s" in statement:
            values["used"] = list({row[1] for row in found[page["cells"]]})
        cursor.execute(statement, values)
        found.append(cursor.fetchall())
    return found


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


def _tasks(found: Rows) -> str:
    return f'<ul class="lines">{"".join(_task(row) for row in found[0])}</ul>'


def _task(row: tuple[Any, ...]) -> str:
    uid, item, section, title, ordinal, opens_on, due_on, state = row
    kind = "done" if state in _SETTLED else "late" if due_on < _TODAY else "due"
    address = f"/tasks/{_SAID['unit']}/{uid}/{ordinal}/"
    return (
        f'<li class="line" data-tone="{kind}"><span class="line-mark">{_SIGN.format(kind=kind)}</span><div class="line-words">'
        f'<h3 class="line-title"><span class="hidden">{kind}: </span><a href="{address}">{escape(title)}</a></h3>'
        f'<p class="line-why">{opens_on or ""} {due_on} <span class="source">{escape(section)} {escape(item)}</span></p></div></li>'
    )


def _units(found: Rows) -> str:
    units, cells, columns = found
    by_unit: dict[int, dict[int, str]] = {}
    uids = {unit[0]: (unit[1], escape(unit[2])) for unit in units}
    names = {column[0]: (column[1], escape(column[2])) for column in columns}
    for unit_id, obligation_id, ordinal, opens_on, due_on, state in cells:
        kind = state or ("nothing" if due_on < _TODAY else "open" if opens_on and opens_on > _TODAY else "due")
        uid, name = uids[unit_id]
        duty, title = names[obligation_id]
        by_unit.setdefault(unit_id, {})[obligation_id] = _cell(
            kind, f"/tasks/{uid}/{duty}/{ordinal}/", f"{name}, {title}: {kind}, {due_on}"
        )
    return _grid([(name, by_unit.get(key, {})) for key, (_uid, name) in uids.items() if key in by_unit], names)


def _areas(found: Rows) -> str:
    expected, said, _due, areas, columns = found
    counts: dict[tuple[int, int], dict[str, int]] = {}
    for area_id, obligation_id, state, count in said:
        counts.setdefault((area_id, obligation_id), {})[state] = count
    uids = {area[0]: (area[1], escape(area[2])) for area in areas}
    names = {column[0]: (column[1], escape(column[2])) for column in columns}
    by_area: dict[int, dict[int, str]] = {}
    for area_id, obligation_id, units in expected:
        got = counts.get((area_id, obligation_id), {})
        done = got.get("done", 0) + got.get("done_late", 0)
        uid, name = uids[area_id]
        duty, title = names[obligation_id]
        said_words = f"{name}, {title}: {done} of {units} done, {units - sum(got.values())} nothing received, {got.get('not_done', 0)} not"
        kind = "done" if done == units else "late"
        by_area.setdefault(area_id, {})[obligation_id] = _cell(kind, f"/overview/counted/?area={uid}&amp;duty={duty}", said_words)
    return _grid([(name, by_area.get(key, {})) for key, (_uid, name) in uids.items()], names)


def _cell(kind: str, address: str, said: str) -> str:
    sign = _SIGN.format(kind=kind)
    return f'<td><a class="cell" data-kind="{kind}" href="{address}">{sign}<span class="hidden">{said}</span></a></td>'


def _grid(rows: list[tuple[str, dict[int, str]]], columns: dict[int, tuple[Any, str]]) -> str:
    heads = "".join(f'<th scope="col"><span>{title}</span></th>' for _uid, title in columns.values())
    none = '<td><span class="cell" data-kind="none"></span></td>'
    lines = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(cells.get(key, none) for key in columns)}</tr>' for name, cells in rows
    )  # fmt: skip
    return f'<table class="grid"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


_RENDER: dict[str, Callable[[Rows], str]] = {"tasks": _tasks, "units": _units, "areas": _areas}
