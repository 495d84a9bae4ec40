"""Pages about the whole, written from the code: routes, tables, permissions, acts, jobs."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from umay.core.api import ACTIONS, policy_rules

_HEAD = "Written by `script/docs`; do not edit.\n"


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the words of every page."""
    yield "routes", _page("Routes", ("address", "name", "what it does"), _routes())
    yield "tables", _page("Tables", ("table", "what a row is", "columns"), _tables())
    yield "permissions", _page("Permissions", ("permission", "who", "how far", "in a sentence"), _permissions())
    yield "actions", _page("Acts", ("act", "permission", "what the audit says"), _acts())
    yield "jobs", _page("Jobs", ("job", "when", "what it does"), _jobs())


def _page(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"# {title}", "", _HEAD, f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in sorted(rows)]
    return "\n".join(lines) + "\n"


def _routes() -> Iterator[tuple[str, str, str]]:
    for address, pattern in _walk("/", get_resolver().url_patterns):
        view = inspect.unwrap(pattern.callback)
        if view.__module__.startswith("umay."):
            yield f"`{address}`", str(pattern.name or ""), _first_line(view)


def _walk(before: str, patterns: Iterable[URLPattern | URLResolver]) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(address, each.url_patterns)
        else:
            yield address, each


def _tables() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models(include_auto_created=False):
        if model.__module__.startswith("umay."):
            shape = model._meta  # noqa: SLF001  Django's documented way in
            yield f"`{shape.db_table}`", _first_line(model), ", ".join(str(field.column) for field in shape.concrete_fields)


def _permissions() -> Iterator[tuple[str, str, str, str]]:
    for rule in policy_rules():
        yield f"`{rule.perm.value}`", ", ".join(function.value for function in rule.functions), rule.scope.value, rule.says


def _acts() -> Iterator[tuple[str, str, str]]:
    for act in ACTIONS.values():
        yield f"`{act.name.removeprefix('umay.')}`", act.perm.value if act.perm else "one's own", f"`{act.verb}`"


def _jobs() -> Iterator[tuple[str, str, str]]:
    from procrastinate.contrib.django import app

    crons = {periodic.task.name: periodic.cron for periodic in app.periodic_registry.periodic_tasks.values()}
    for name, task in app.tasks.items():
        if task.func.__module__.startswith("umay."):
            yield f"`{name}`", crons.get(name, "when asked"), _first_line(task.func)


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").split("\n", 1)[0]
