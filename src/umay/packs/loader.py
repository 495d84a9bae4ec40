"""From the files of a pack to one value, or to every mistake at once with file and line. Cross references are in `checks`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from umay.packs.checks import KEY_OF, Loc, Lost, Names, lost_names
from umay.packs.checks_response import OWN_NAMES, lost_in_response
from umay.packs.lending import LENT, lent_by
from umay.packs.merging import PART_OF, RESPONSE, Item, Merged, merge
from umay.packs.problems import Problem, dotted, say_error
from umay.packs.schema import LISTS, PARTS, Head, Pack
from umay.packs.schema_base import Part
from umay.packs.schema_response import RESPONSE_LISTS, RESPONSE_MODELS, Response, ResponseHead
from umay.packs.yaml_tree import Tree, read_tree

HEAD_KEYS: Final = tuple(Head.model_fields)
MODELS: Final[tuple[type[Part], ...]] = (Head, *PARTS.values(), *RESPONSE_MODELS)
KNOWN_KEYS: Final = tuple(sorted({key for model in MODELS for key in model.model_fields} | {*LISTS, RESPONSE}))

Context = dict[str, str | None]
Base = Callable[[], Response]


def read_files(files: Sequence[tuple[str, str]], base: Base | None = None) -> tuple[Pack | None, list[Problem]]:
    """Return the pack of these files (pairs of name and text, in order) and all problems; a pack with problems is None.

    base: gives the response that fills what a pack leaves to it; called only then.
    """
    if not files:
        return None, [Problem("pack.yaml", None, "", "no_files", "there is no YAML file here", "a pack starts with pack.yaml")]
    merged = _merged(files)
    pack = _build(merged, files[0][0], base)
    merged.problems.sort(key=lambda problem: (problem.file != files[0][0], problem.file, problem.line or 0))
    return (None, merged.problems) if merged.problems else (pack, [])


def read_response(files: Sequence[tuple[str, str]]) -> tuple[Response | None, list[Problem]]:
    """Return the response of files that hold nothing else, and all problems; a response with problems is None."""
    merged = _merged(files)
    _validate_items(merged, {"lang": "en"})
    response = _response(merged, {"lang": "en"}, None)
    merged.problems.extend(_twins(merged))
    if response is not None:
        merged.problems.extend(_where(merged, lost_in_response(response, None)))
    return (None, merged.problems) if merged.problems else (response, [])


def _merged(files: Sequence[tuple[str, str]]) -> Merged:
    merged = Merged()
    for name, text in files:
        tree = read_tree(text, name)
        merged.problems.extend(tree.problems)
        merge(merged, tree)
    return merged


def _build(merged: Merged, first_file: str, base: Base | None) -> Pack:
    lang = merged.head.get("lang")
    context = {"lang": lang if isinstance(lang, str) else None}
    head = _validate_head(merged, first_file, context)
    _validate_items(merged, context)
    response = _response(merged, context, base() if base and merged.response.get("rest") == "default" else None)
    merged.problems.extend(_twins(merged))
    parts = {name: _parts(merged, name) for name in LISTS}
    pack = Pack.model_construct(**{**_head_values(head, merged), **parts, "response": response})
    names = Names({name: frozenset(_name_of(item, name) or "" for item in items) for name, items in merged.items.items()})
    merged.problems.extend(_where(merged, lost_names(pack, names)))
    if response is not None:
        merged.problems.extend(_where(merged, lost_in_response(response, names)))
    return pack


def _validate_items(merged: Merged, context: Context) -> None:
    for name, items in merged.items.items():
        merged.items[name] = [_validated(merged, item, name, context) for item in items]


def _parts(merged: Merged, name: str) -> tuple[Any, ...]:
    return tuple(item.part for item in merged.items[name] if item.part is not None)


def _head_values(head: Head | None, merged: Merged) -> dict[str, Any]:
    if head is not None:
        return {name: getattr(head, name) for name in HEAD_KEYS}
    return {"pack": str(merged.head.get("pack", ""))}


def _validate_head(merged: Merged, first_file: str, context: Context) -> Head | None:
    try:
        return Head.model_validate(merged.head, context=context)
    except ValidationError as wrong:
        merged.problems.extend(_said(wrong, (), merged.head_from, first_file))
        return None


def _response(merged: Merged, context: Context, base: Response | None) -> Response | None:
    """Return the response as far as its single entries are right; None when there is none or what is no list is wrong."""
    first = merged.response_first
    if first is None:
        return None
    if base is None:
        merged.problems.extend(_missing_lists(merged, first))
    lent = {} if base is None else lent_by(base)
    try:
        head = ResponseHead.model_validate({**{name: lent[name] for name in LENT if lent}, **merged.response}, context=context)
    except ValidationError as wrong:
        trees = {**dict.fromkeys(ResponseHead.model_fields, first), **merged.response_from}
        merged.problems.extend(_said(wrong, (RESPONSE,), trees, first.file))
        return None
    values: dict[str, Any] = {name: getattr(head, name) for name in ResponseHead.model_fields}
    lists = {name: _parts(merged, f"{RESPONSE}.{name}") or lent.get(name, ()) for name in RESPONSE_LISTS}
    return Response.model_construct(**{**values, **lists})


def _missing_lists(merged: Merged, first: Tree) -> Iterator[Problem]:
    for name in RESPONSE_LISTS:
        if not merged.items[f"{RESPONSE}.{name}"] and Response.model_fields[name].is_required():
            what, remedy = f'"{name}" is missing in the response', f"add {name}: with at least one entry, or rest: default"
            yield Problem(first.file, first.line_of((RESPONSE,)), f"{RESPONSE}.{name}", "missing", what, remedy)


def _said(wrong: ValidationError, above: Loc, trees: Mapping[str, Tree], first_file: str) -> Iterator[Problem]:
    for error in wrong.errors():
        loc = (*above, *error["loc"])
        tree = trees.get(str(error["loc"][0])) if error["loc"] else None
        code, what, remedy = say_error(error, KNOWN_KEYS)
        yield Problem(tree.file if tree else first_file, tree.line_of(loc) if tree else None, dotted(loc), code, what, remedy)


def _validated(merged: Merged, item: Item, name: str, context: Context) -> Item:
    try:
        part: Part = PART_OF[name].model_validate(item.raw, context=context)
    except ValidationError as wrong:
        for error in wrong.errors():
            loc = (*item.loc, *error["loc"])
            code, what, remedy = say_error({**error, "loc": loc}, KNOWN_KEYS)
            merged.problems.append(Problem(item.tree.file, item.tree.line_of(loc), dotted(loc), code, what, remedy))
        return item
    return Item(item.tree, item.loc, item.raw, part)


def _key_of(name: str) -> str:
    return KEY_OF.get(name, "code" if name.startswith(RESPONSE) else "id")


def _name_of(item: Item, name: str) -> str | None:
    said = item.raw.get(_key_of(name)) if isinstance(item.raw, dict) else None
    return None if said is None else str(said)


def _twins(merged: Merged) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Item] = {}
    for name, items in merged.items.items():
        kind = name if _key_of(name) != "id" or name in ("placeholders", "contradictions") else "things"
        for item in items:
            code = _name_of(item, name)
            if code is None:
                continue
            first = seen.setdefault((kind, code), item)
            if first is not item:
                line = item.tree.line_of((*item.loc, _key_of(name)))
                where = f"{first.tree.file}:{first.tree.line_of(first.loc)}"
                yield Problem(item.tree.file, line, dotted(item.loc), "twice", f'"{code}" is taken', f"the first is in {where}")


def _where(merged: Merged, losses: Iterable[Lost]) -> Iterator[Problem]:
    items = {(name, _name_of(item, name)): item for name, items in merged.items.items() for item in items}
    for lost in losses:
        tree, loc = _written(merged, lost, items.get((str(lost.place[0]), str(lost.place[1]))))
        yield Problem(tree.file, tree.line_of(loc), dotted(loc), lost.code, lost.what, lost.remedy)


def _written(merged: Merged, lost: Lost, item: Item | None) -> tuple[Tree, Loc]:
    """Return file and place of what is lost; of the response as a whole when it was taken from the default one."""
    if item is not None:
        return item.tree, (*item.loc, *lost.place[2:])
    if lost.place[0] == OWN_NAMES and (tree := merged.response_from.get(str(lost.place[1]))):
        return tree, (RESPONSE, *lost.place[1:])
    if merged.response_first is None:
        raise KeyError(lost.place)
    return merged.response_first, (RESPONSE,)
