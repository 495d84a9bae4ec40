"""Puts the files of a pack together before anything is validated, and keeps where each entry was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from umay.packs.checks import Loc
from umay.packs.problems import Problem, dotted
from umay.packs.schema import LISTS, PARTS
from umay.packs.schema_base import Part
from umay.packs.schema_response import RESPONSE_LISTS
from umay.packs.yaml_tree import Tree

RESPONSE: Final = "response"
PART_OF: Final[dict[str, type[Part]]] = {**PARTS, **{f"{RESPONSE}.{name}": part for name, part in RESPONSE_LISTS.items()}}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, where it was written, and the part it became; None when it has the wrong shape."""

    tree: Tree
    loc: Loc
    raw: Any
    part: Part | None = None


@dataclass(slots=True)
class Merged:
    """All files of a pack together, before they are one value. Lists of the response are named "response.steps" and so on.

    response: what of the response is no list; response_from: where each of it was written; response_first: the first file that has any.
    """

    head: dict[str, Any] = field(default_factory=dict)
    head_from: dict[str, Tree] = field(default_factory=dict)
    response: dict[str, Any] = field(default_factory=dict)
    response_from: dict[str, Tree] = field(default_factory=dict)
    response_first: Tree | None = None
    items: dict[str, list[Item]] = field(default_factory=lambda: {name: [] for name in PART_OF})
    problems: list[Problem] = field(default_factory=list)


def merge(merged: Merged, tree: Tree) -> None:
    """Add a file to what was read before."""
    if tree.value is None:
        return
    if not isinstance(tree.value, dict):
        tree.say((), "wrong_value", "a pack file is a map of keys and values", "start with pack: or with obligations:")
        merged.problems.append(tree.problems[-1])
        return
    for key, value in tree.value.items():
        if key == RESPONSE:
            merged.problems.extend(_take_response(merged, tree, value))
        elif key in LISTS:
            merged.problems.extend(_take_list(merged, tree, (key,), value))
        else:
            merged.problems.extend(_take_once(merged.head, merged.head_from, tree, (key,), value))


def _take_response(merged: Merged, tree: Tree, value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        what = "response: a map of keys and values is expected here"
        yield Problem(tree.file, tree.line_of((RESPONSE,)), RESPONSE, "wrong_value", what, "write kinds:, steps: and so on under it")
        return
    merged.response_first = merged.response_first or tree
    for key, one in value.items():
        loc = (RESPONSE, key)
        if key in RESPONSE_LISTS:
            yield from _take_list(merged, tree, loc, one)
        else:
            yield from _take_once(merged.response, merged.response_from, tree, loc, one)


def _take_once(kept: dict[str, Any], kept_from: dict[str, Tree], tree: Tree, loc: tuple[str, ...], value: Any) -> Iterator[Problem]:
    key = loc[-1]
    if key in kept:
        what = f'"{key}" stands in {kept_from[key].file} already'
        yield Problem(tree.file, tree.line_of(loc), dotted(loc), "duplicate_key", what, "keep one of them")
        return
    kept[key] = value
    kept_from[key] = tree


def _take_list(merged: Merged, tree: Tree, loc: tuple[str, ...], value: Any) -> Iterator[Problem]:
    if value is None:
        return
    if not isinstance(value, list):
        what = f"{loc[-1]}: a list is expected here"
        yield Problem(tree.file, tree.line_of(loc), dotted(loc), "wrong_value", what, "start each entry with a dash")
        return
    merged.items[".".join(loc)].extend(Item(tree, (*loc, index), raw) for index, raw in enumerate(value))
