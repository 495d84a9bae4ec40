"""The JSON of problems and solutions, both ways; docs/roster.md describes it. No solving, no files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from umay.rostering.values import Problem, Solution

Value = TypeVar("Value")


class Unreadable(ValueError):
    """The JSON is not of the shape; the message names the key, such as "slots[3].needs[0].count: must be a whole number"."""


def problem_from_json(raw: Any) -> Problem:
    """Return the problem that a JSON object describes. Raises Unreadable.

    >>> problem_from_json({"slots": [], "people": [{"id": "A", "kind": "parent"}]}).people[0].kind
    'parent'
    """
    return _read(Problem, raw, "")


def solution_from_json(raw: Any) -> Solution:
    """Return the solution that a JSON object describes. Raises Unreadable."""
    return _read(Solution, raw, "")


def to_json(value: Any) -> Any:
    """Return a value of this room as JSON can hold it; what stands as its default is left out of problems.

    >>> from umay.rostering.values import Need
    >>> to_json(Need("parent", 3))
    {'kind': 'parent', 'count': 3}
    """
    if is_dataclass(value):
        return {one.name: to_json(getattr(value, one.name)) for one in fields(value) if not _is_default(one, getattr(value, one.name))}
    if isinstance(value, StrEnum):
        return value.value
    return [to_json(one) for one in value] if isinstance(value, tuple) else value


def _is_default(one: Field[Any], value: Any) -> bool:
    return one.default is not MISSING and value == one.default


def _read(shape: type[Value], raw: Any, path: str) -> Value:
    """Return a dataclass from an object, every key checked."""
    if not isinstance(raw, Mapping):
        raise Unreadable(f"{path or 'the whole'}: must be an object")
    hints = get_type_hints(shape)
    known = {one.name: one for one in fields(cast(Any, shape))}
    strange = sorted(str(key) for key in raw if key not in known)
    if strange:
        raise Unreadable(f"{_under(path, strange[0])}: not a key; keys are {', '.join(known)}")
    lacking = [name for name, one in known.items() if name not in raw and one.default is MISSING and one.default_factory is MISSING]
    if lacking:
        raise Unreadable(f"{_under(path, lacking[0])}: is missing")
    return shape(**{name: _value(hints[name], raw[name], _under(path, name)) for name in known if name in raw})


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _value(hint: Any, raw: Any, path: str) -> Any:
    """Return what one key holds, read as its type says."""
    origin = get_origin(hint)
    if origin in {UnionType, Union}:
        return _one_of(get_args(hint), raw, path)
    if origin is tuple:
        return _tuple(get_args(hint), raw, path)
    if is_dataclass(hint):
        return _read(cast(type[Any], hint), raw, path)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _member(hint, raw, path)
    return _PLAIN[hint](raw, path)


def _one_of(hints: tuple[Any, ...], raw: Any, path: str) -> Any:
    if raw is None and type(None) in hints:
        return None
    for hint in hints:
        if hint is not type(None) and _fits(hint, raw):
            return _value(hint, raw, path)
    wanted = " or ".join("null" if hint is type(None) else _WORDS.get(hint, "a list") for hint in hints)
    raise Unreadable(f"{path}: must be {wanted}, not {raw!r:.40}")


def _fits(hint: Any, raw: Any) -> bool:
    if get_origin(hint) is tuple:
        return isinstance(raw, list | tuple)
    return type(raw) is hint


def _tuple(hints: tuple[Any, ...], raw: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(raw, list | tuple):
        raise Unreadable(f"{path}: must be a list")
    if hints[-1] is Ellipsis:
        return tuple(_value(hints[0], one, f"{path}[{number}]") for number, one in enumerate(raw))
    if len(raw) != len(hints):
        raise Unreadable(f"{path}: must be a list of {len(hints)}")
    return tuple(_value(hint, one, f"{path}[{number}]") for number, (hint, one) in enumerate(zip(hints, raw, strict=True)))


def _member(kind: type[StrEnum], raw: Any, path: str) -> StrEnum:
    try:
        return kind(raw)
    except ValueError:
        raise Unreadable(f"{path}: {raw!r:.40} is not one of {', '.join(kind)}") from None


def _word(raw: Any, path: str) -> str:
    if not isinstance(raw, str):
        raise Unreadable(f"{path}: must be words in quotes")
    return raw


def _whole(raw: Any, path: str) -> int:
    if type(raw) is not int or abs(raw) > 10**9:
        raise Unreadable(f"{path}: must be a whole number")
    return raw


def _flag(raw: Any, path: str) -> bool:
    if not isinstance(raw, bool):
        raise Unreadable(f"{path}: must be true or false")
    return raw


def _number(raw: Any, path: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise Unreadable(f"{path}: must be a number")
    return float(raw)


_WORDS: Mapping[Any, str] = {str: "words in quotes", int: "a whole number", bool: "true or false", float: "a number"}
_PLAIN: Mapping[Any, Callable[[Any, str], Any]] = {str: _word, int: _whole, bool: _flag, float: _number}
