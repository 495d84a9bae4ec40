"""Rules read no clock and roll no dice; no code asks which country it is in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.contracts.source import PURE_ROOMS, layer_of, python_files, room_of, said, tree

COUNTRIES = frozenset({"TR", "KZ", "VN", "CN", "TW", "RU", "TUR", "KAZ", "VNM", "CHN"})
CLOCKS = frozenset({"now", "today", "utcnow", "localdate", "localtime", "time_ns", "monotonic", "perf_counter", "sleep"})
CLOCKLESS_LAYERS = frozenset({"rules", "models", "queries", "actions", "api", "forms"})
DICE = frozenset({"random", "secrets", "uuid"})
MAKES_IDS = "src/umay/kernel/ids.py"  # an id needs the time and dice; nothing is decided by it
READS_APART = {"src/umay/reading/apart.py", "src/umay/reading/sandbox.py"}  # a process apart for hostile files is the machine's business


def has_no_clock(path: Path) -> bool:
    return said(path) != MAKES_IDS and (room_of(path) in PURE_ROOMS or layer_of(path) in CLOCKLESS_LAYERS)


def is_pure(path: Path) -> bool:
    return said(path) not in {MAKES_IDS, *READS_APART} and (room_of(path) in PURE_ROOMS or layer_of(path) == "rules")


def test_no_country_is_named_in_code() -> None:
    named = [
        f"{said(path)}:{node.lineno} {node.value}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in COUNTRIES
    ]

    assert not named


def test_nothing_but_pages_jobs_and_the_machine_reads_a_clock() -> None:
    reads = [
        f"{said(path)}:{node.lineno} {node.func.attr}"
        for path in python_files()
        if has_no_clock(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    ]

    assert not reads


def test_rules_roll_no_dice_and_read_no_settings() -> None:
    imports = [
        f"{said(path)} imports {module}"
        for path in python_files()
        if is_pure(path)
        for module in imported_by(path)
        if module.split(".")[0] in DICE or module in {"django.conf", "os"}
    ]

    assert not imports


@pytest.mark.parametrize("planted", ["date.today()", "timezone.now()", "datetime.now(UTC)"])
def test_the_clock_finder_finds_a_clock(planted: str) -> None:
    found = [node for node in ast.walk(ast.parse(planted)) if isinstance(node, ast.Attribute) and node.attr in CLOCKS]

    assert found


def imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found
