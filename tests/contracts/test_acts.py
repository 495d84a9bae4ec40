"""Every act asks for a permission and is recorded; every queued name is a task; every refusal has words in every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.template import engines
from django.urls import get_resolver
from django.utils import translation

from tests.contracts.source import SOURCE, layer_of, python_files, said, tree
from umay.core.access.perms import Function, Perm
from umay.core.access.policy import rules
from umay.core.doors import ACTIONS
from umay.kernel.refusal import Refusal
from umay.kernel.text import INTERFACE_LANGUAGES
from umay.web.refusals import refusal_words

PAST_AND_DOTTED = re.compile(r"[a-z_]+(\.[a-z_]+)+")
CODE = re.compile(r"[a-z_]+\.[a-z_]+")
ASKED_FOR_LATER = {
    "AGREEMENT_KEEP",
    "AUDIT_READ",
    "PLACE_READ",
}  # their pages are not there yet; may only shrink
WORDS_COME_LATER: set[str] = set()  # stays empty
WITHOUT_AN_ACT = {  # what rooms call in their actions that is no act; each with the reason, may only shrink
    "umay.drafts.actions.taking_in.note_progress": "how far a reading is",
    "umay.drafts.actions.taking_in.take_up": "how often a reading began",
    "umay.places.actions.laying_out.begin_queued": "how often a job began",
    "umay.notices.actions.glass.tell_of_glass": "a message, made by `tell`",
    "umay.notices.actions.confirming.confirm": "counts a code that was refused, beside the act that refused it",
    "umay.notices.actions.confirming.send_code": "a message, and how its sending went",
    "umay.notices.actions.outbox.forget_address": "the outbox's own rows",
    "umay.notices.actions.outbox.forget_codes": "the outbox's own rows",
    "umay.notices.actions.outbox.forget_old": "the outbox's own rows",
    "umay.notices.actions.outbox.give_up_old": "the outbox's own rows",
    "umay.notices.actions.outbox.note_failed": "the outbox's own rows",
    "umay.notices.actions.outbox.note_sent": "the outbox's own rows",
    "umay.notices.actions.outbox.take_parcel": "the outbox's own rows",
    "umay.people.actions.setting_up.hash_of": "writes nothing",
    "umay.reports.actions.calling.climb": "messages, made by `tell`",
    "umay.reports.actions.calling.sound_alarm": "a message, made by `tell`",
    "umay.reports.actions.calling.sound_alarm_for": "a message, made by `tell`, after the act that asked for it was taken back",
    "umay.reports.actions.calling.tell_above": "a message, made by `tell`",
    "umay.reports.actions.calling.tell_of_more": "messages, made by `tell`",
    "umay.reports.actions.calling.tell_readers": "messages, made by `tell`, and how far the ladder was told",
    "umay.reports.actions.reading.load": "writes nothing",
}
ONES_OWN = ("their own", "one's own", "theirs alone")


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name:
                yield f"{said(path)}:{node.lineno}", node


def first_text(call: ast.Call) -> str | None:
    given = call.args[0] if call.args else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def test_every_act_names_its_permission_and_its_verb() -> None:
    assert get_resolver().url_patterns  # loads the pages, and with them the acts
    assert ACTIONS
    for act in ACTIONS.values():
        assert PAST_AND_DOTTED.fullmatch(act.verb), act.name
        assert act.perm is not None or any(words in " ".join((act.run.__doc__ or "").split()) for words in ONES_OWN), act.name


def test_every_act_says_what_it_records() -> None:
    assert get_resolver().url_patterns
    silent = [act.name for act in ACTIONS.values() if f"Audit: {act.verb}" not in " ".join((act.run.__doc__ or "").split())]

    assert not silent


def plain_functions() -> set[str]:
    """Names of the public functions of actions that are no act."""
    found = set()
    for path in (each for each in python_files() if layer_of(each) == "actions"):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and not any(ast.unparse(one).startswith("action(") for one in node.decorator_list):
                found.add(f"{module_of(path)}.{node.name}")
    return found


def module_of(path: Path) -> str:
    return ".".join(("umay", *path.relative_to(SOURCE).with_suffix("").parts))


def used_of_actions(path: Path) -> Iterator[str]:
    """Yield the full name of each thing that the file takes from a module of actions."""
    known = {
        one.asname or one.name: f"{node.module}.{one.name}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module and ".actions" in node.module
        for one in node.names
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name) and node.id in known:
            yield known[node.id]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield f"{known[node.value.id]}.{node.attr}"


def test_what_pages_and_jobs_call_of_actions_is_an_act() -> None:
    called = {name for path in python_files() if layer_of(path) != "actions" for name in used_of_actions(path)}

    assert called & plain_functions() == set(WITHOUT_AN_ACT)


def test_every_permission_is_granted_to_somebody_and_asked_for_by_something() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files() if layer_of(path) != "access")

    assert set(Perm) == {rule.perm for rule in rules()}
    assert set(Function) >= {function for rule in rules() for function in rule.functions}
    assert all(rule.says.endswith(".") for rule in rules())
    assert {perm.name for perm in Perm if f"Perm.{perm.name}" not in source} <= ASKED_FOR_LATER


def test_every_queued_name_is_a_task() -> None:
    from procrastinate.contrib.django import app

    queued = {text: where for name in ("later", "later_once") for where, call in calls(name) if (text := first_text(call))}

    assert {text: where for text, where in queued.items() if text not in app.tasks} == {}


def refusal_codes() -> dict[str, str]:
    found = {text: where for where, call in calls("Refusal") if (text := first_text(call)) and CODE.fullmatch(text)}
    return {text: where for text, where in found.items() if "/gallery/" not in where and text != "nobody.says_this"}


class AnyValue(dict[str, object]):
    """Values in which every name is found: what is asked here is whether there are words."""

    def __missing__(self, name: str) -> object:
        return date(2026, 11, 20) if name in {"day", "first", "last"} else 2  # a number, for some words count


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
def test_every_refusal_has_words(lang: str) -> None:
    env = engines["jinja2"].env
    with translation.override(lang):
        plain = refusal_words(env, Refusal("nobody.says_this"))
        silent = {code: where for code, where in refusal_codes().items() if refusal_words(env, Refusal(code, AnyValue())) == plain}

    assert set(silent) <= WORDS_COME_LATER, silent
