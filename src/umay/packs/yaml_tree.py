"""YAML 1.2 as plain values, with the line of every key; duplicate keys and aliases are refused. What the values mean is not known here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from umay.packs.problems import Problem, dotted

SIZE_LIMIT: Final = 4_000_000  # characters; the largest pack here is a tenth of it
DEPTH_LIMIT: Final = 40

_INT: Final = re.compile(r"^[+-]?\d{1,18}$", re.ASCII)
_FLOAT: Final = re.compile(r"^[+-]?\d{1,18}\.\d{0,18}$", re.ASCII)  # no infinity, no exponents: a pack's figures are plain

Loc = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """One file read: its value, the line of each place in it, and what was wrong.

    lines: from path to line, counted from 1; a key's line is the line of the key.
    """

    file: str
    value: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, loc: Sequence[str | int]) -> int | None:
        """Return the line of the place, or of the nearest place around it that was written."""
        path = tuple(loc)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def say(self, loc: Loc, code: str, what: str, remedy: str = "") -> None:
        """Add a problem at the place."""
        self.problems.append(Problem(self.file, self.line_of(loc), dotted(loc), code, what, remedy))


def read_tree(text: str, file: str) -> Tree:
    """Return the file's value with its lines; never raises for what the text holds."""
    tree = Tree(file)
    if len(text) > SIZE_LIMIT:
        tree.problems.append(Problem(file, None, "", "too_large", f"the file has more than {SIZE_LIMIT} characters", "split the pack"))
        return tree
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else None
        tree.problems.append(
            Problem(file, line, "", "yaml", f"this is no YAML: {wrong.problem or wrong.context}", "check indents and quotes")
        )
    except (YAMLError, RecursionError) as wrong:
        tree.problems.append(Problem(file, None, "", "yaml", f"this is no YAML: {wrong}"[:300], "check indents and quotes"))
    else:
        tree.value = _value(tree, node, ()) if node is not None else None
    return tree


def _value(tree: Tree, node: Node, loc: Loc) -> Any:
    tree.lines.setdefault(loc, node.start_mark.line + 1)
    if node.anchor is not None:
        tree.say(loc, "alias", "anchors and aliases (& and *) are not read", "write the value out")
        return None
    if len(loc) > DEPTH_LIMIT:
        tree.say(loc, "too_deep", f"more than {DEPTH_LIMIT} levels", "a pack needs fewer")
        return None
    if isinstance(node, MappingNode):
        return _mapping(tree, node, loc)
    if isinstance(node, SequenceNode):
        return [_value(tree, one, (*loc, index)) for index, one in enumerate(node.value)]
    return _scalar(tree, node, loc)


def _mapping(tree: Tree, node: MappingNode, loc: Loc) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value, line in _pairs(node):
        here = (*loc, name)
        if name in out:
            tree.problems.append(
                Problem(
                    tree.file, line, dotted(here), "duplicate_key", f'"{name}" stands twice', f"the first is in line {tree.lines[here]}"
                )
            )
            continue
        tree.lines[here] = line
        out[name] = _value(tree, value, here)
    return out


def _pairs(node: MappingNode) -> Iterator[tuple[str, Node, int]]:
    for key, value in node.value:
        yield str(key.value), value, key.start_mark.line + 1


def _scalar(tree: Tree, node: Node, loc: Loc) -> Any:
    said = str(node.value)
    kind = str(node.tag).rsplit(":", 1)[-1]
    if kind not in _READ:
        tree.say(loc, "tag", f"the tag {node.tag} is not read", "write plain words or numbers")
    elif any(unicodedata.category(sign) == "Cc" and sign not in "\n\t\r\x85" for sign in said):
        tree.say(loc, "control", "there are control characters in it", "type the words anew")  # no database stores a zero character
    else:
        return _READ[kind](said)
    return None


_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "str": str,
    "timestamp": str,  # dates stay text; the schema reads them where it expects them
    "null": lambda _said: None,
    "bool": lambda said: said.lower() == "true",
    "int": lambda said: int(said) if _INT.match(said) else said,
    "float": lambda said: float(said) if _FLOAT.match(said) else said,
}
