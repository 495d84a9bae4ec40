"""From the files of a pack to one value, or to every mistake at once with file and line. Cross references are in `checks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from umay.packs.checks import KEY_OF, Loc, Names, lost_names
from umay.packs.problems import Problem, dotted, say_error
from umay.packs.schema import LISTS, PARTS, Head, Pack
from umay.packs.schema_base import Part
from umay.packs.yaml_tree import Tree, read_tree

HEAD_KEYS = tuple(Head.model_fields)
MODELS: tuple[type[Part], ...] = (Head, *PARTS.values())
KNOWN_KEYS = tuple(sorted({key for model in MODELS for key in model.model_fields} | set(LISTS)))


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a top-level list, where it was written, and the part it became; None when it has the wrong shape."""

    tree: Tree
    loc: Loc
    raw: Any
    part: Part | None = None


@dataclass(slots=True)
class Merged:
    """All files of a pack together, before they are one value."""

    head: dict[str, Any] = field(default_factory=dict)
    head_from: dict[str, Tree] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=lambda: {name: [] for name in LISTS})
    problems: list[Problem] = field(default_factory=list)


def read_files(files: Sequence[tuple[str, str]]) -> tuple[Pack | None, list[Problem]]:
    """Return the pack of these files (pairs of name and text, in order) and all problems; a pack with problems is None."""
    merged = Merged()
    for name, text in files:
        tree = read_tree(text, name)
        merged.problems.extend(tree.problems)
        _merge(merged, tree)
    if not files:
        merged.problems.append(Problem("pack.yaml", None, "", "no_files", "there is no YAML file here", "a pack starts with pack.yaml"))
        return None, merged.problems
    return _build(merged, files[0][0])


def _merge(merged: Merged, tree: Tree) -> None:
    if tree.value is None:
        return
    if not isinstance(tree.value, dict):
        tree.say((), "wrong_value", "a pack file is a map of keys and values", "start with pack: or with obligations:")
        merged.problems.append(tree.problems[-1])
        return
    for key, value in tree.value.items():
        if key in LISTS:
            merged.problems.extend(_take_list(merged, tree, key, value))
        elif key in merged.head:
            other = merged.head_from[key]
            what = f'"{key}" stands in {other.file} already'
            merged.problems.append(Problem(tree.file, tree.line_of((key,)), key, "duplicate_key", what, "keep one of them"))
        else:
            merged.head[key] = value
            merged.head_from[key] = tree


def _take_list(merged: Merged, tree: Tree, key: str, value: Any) -> Iterator[Problem]:
    if value is None:
        return
    if not isinstance(value, list):
        yield Problem(
            tree.file, tree.line_of((key,)), key, "wrong_value", f"{key}: a list is expected here", "start each entry with a dash"
        )
        return
    merged.items[key].extend(Item(tree, (key, index), raw) for index, raw in enumerate(value))


def _build(merged: Merged, first_file: str) -> tuple[Pack | None, list[Problem]]:
    lang = merged.head.get("lang")
    context = {"lang": lang if isinstance(lang, str) else None}
    head = _validate_head(merged, first_file, context)
    for name in LISTS:
        merged.items[name] = [_validated(merged, item, name, context) for item in merged.items[name]]
    merged.problems.extend(_twins(merged))
    parts = {name: tuple(item.part for item in items if item.part is not None) for name, items in merged.items.items()}
    pack = Pack.model_construct(**{**_head_values(head, merged), **parts})
    merged.problems.extend(_lost(merged, pack))
    merged.problems.sort(key=lambda problem: (problem.file != first_file, problem.file, problem.line or 0))
    return (None, merged.problems) if merged.problems else (pack, [])


def _head_values(head: Head | None, merged: Merged) -> dict[str, Any]:
    if head is not None:
        return {name: getattr(head, name) for name in HEAD_KEYS}
    return {"pack": str(merged.head.get("pack", ""))}


def _validate_head(merged: Merged, first_file: str, context: dict[str, str | None]) -> Head | None:
    try:
        return Head.model_validate(merged.head, context=context)
    except ValidationError as wrong:
        for error in wrong.errors():
            tree = merged.head_from.get(str(error["loc"][0])) if error["loc"] else None
            code, what, remedy = say_error(error, KNOWN_KEYS)
            line = tree.line_of(_plain_loc(error["loc"])) if tree else None
            merged.problems.append(Problem(tree.file if tree else first_file, line, dotted(error["loc"]), code, what, remedy))
        return None


def _validated(merged: Merged, item: Item, name: str, context: dict[str, str | None]) -> Item:
    try:
        part: Part = PARTS[name].model_validate(item.raw, context=context)
    except ValidationError as wrong:
        for error in wrong.errors():
            loc = (*item.loc, *_plain_loc(error["loc"]))
            code, what, remedy = say_error({**error, "loc": loc}, KNOWN_KEYS)
            merged.problems.append(Problem(item.tree.file, item.tree.line_of(loc), dotted(loc), code, what, remedy))
        return item
    return Item(item.tree, item.loc, item.raw, part)


def _plain_loc(loc: Sequence[str | int]) -> Loc:
    return tuple(loc)


def _name_of(item: Item, name: str) -> str | None:
    key = KEY_OF.get(name, "id")
    said = item.raw.get(key) if isinstance(item.raw, dict) else None
    return None if said is None else str(said)


def _twins(merged: Merged) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Item] = {}
    for name, items in merged.items.items():
        kind = name if name in KEY_OF or name in ("placeholders", "contradictions") else "things"
        for item in items:
            code = _name_of(item, name)
            if code is None:
                continue
            first = seen.setdefault((kind, code), item)
            if first is not item:
                line = item.tree.line_of((*item.loc, KEY_OF.get(name, "id")))
                where = f"{first.tree.file}:{first.tree.line_of(first.loc)}"
                yield Problem(item.tree.file, line, dotted(item.loc), "twice", f'"{code}" is taken', f"the first is in {where}")


def _lost(merged: Merged, pack: Pack) -> Iterator[Problem]:
    names = Names({name: frozenset(_name_of(item, name) or "" for item in items) for name, items in merged.items.items()})
    where = {(name, _name_of(item, name)): item for name, items in merged.items.items() for item in items}
    for lost in lost_names(pack, names):
        item = where[str(lost.place[0]), str(lost.place[1])]
        loc = (*item.loc, *lost.place[2:])
        yield Problem(item.tree.file, item.tree.line_of(loc), dotted(loc), lost.code, lost.what, lost.remedy)
