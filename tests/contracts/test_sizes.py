"""Files and functions stay small enough to read in one sitting (STYLE 3.11)."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.contracts.source import ROOT, SOURCE, functions, python_files, room_of, rooms, said

FILE_LINES, TEST_FILE_LINES, FUNCTION_LINES, PARAMETERS, TEMPLATE_LINES, SCRIPT_LINES = 400, 500, 40, 6, 150, 120
NOT_COUNTED = frozenset({"self", "cls", "actor", "now"})  # every action takes the last two
ROOM_LINES = 4_000
# Lines, up to the next hundred; may only shrink.
TOO_WIDE_FOR_NOW = {"timing": 15_200, "programme": 8_500, "reading": 4_500}
TOO_LONG_FOR_NOW: frozenset[str] = frozenset()  # may only shrink


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def limit_of(path: Path) -> int:
    return TEST_FILE_LINES if "tests" in path.parts or path.name == "conftest.py" else FILE_LINES


def test_no_python_file_is_too_long() -> None:
    files = [*python_files(tests=True), *ROOT.joinpath("tests").rglob("*.py"), *ROOT.joinpath("bench").rglob("*.py")]
    too_long = [
        f"{said(path)}: {lines_of(path)}" for path in files if lines_of(path) > limit_of(path) and said(path) not in TOO_LONG_FOR_NOW
    ]

    assert not too_long


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{said(path)}:{function.lineno} {function.name}: {body_lines(function)}"
        for path in python_files()
        for function in functions(path)
        if body_lines(function) > FUNCTION_LINES
    ]

    assert not too_long


def test_no_function_takes_too_many_parameters() -> None:
    too_many = [
        f"{said(path)}:{function.lineno} {function.name}: {parameters(function)}"
        for path in python_files()
        for function in functions(path)
        if parameters(function) > PARAMETERS
    ]

    assert not too_many


def test_no_template_or_script_is_too_long() -> None:
    templates = [path for pattern in ("*/jinja2/**/*.html", "*/templates/**/*.html") for path in SOURCE.glob(pattern)]
    scripts = list(SOURCE.glob("*/static/**/*.js"))
    too_long = [f"{said(path)}: {lines_of(path)}" for path in templates if lines_of(path) > TEMPLATE_LINES]
    too_long += [f"{said(path)}: {lines_of(path)}" for path in scripts if lines_of(path) > SCRIPT_LINES]

    assert not too_long


def test_no_room_is_too_wide() -> None:
    lines = dict.fromkeys(rooms(), 0)
    for path in python_files():
        lines[room_of(path)] = lines.get(room_of(path), 0) + lines_of(path)

    assert {room: count for room, count in lines.items() if count > TOO_WIDE_FOR_NOW.get(room, ROOM_LINES)} == {}
    assert {room for room in TOO_WIDE_FOR_NOW if lines[room] <= ROOM_LINES} == set()  # what is small enough again leaves the list


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring and decorators."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - first.lineno + 2


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = function.args
    return len([each for each in (*given.posonlyargs, *given.args, *given.kwonlyargs) if each.arg not in NOT_COUNTED])
