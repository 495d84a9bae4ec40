"""Running text as an outline: items below items by their marks, paragraphs below the item they follow. Judges no item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from umay.reading.recognition.clues import clean, furniture, is_shouting
from umay.reading.recognition.markers import Marked, split_mark
from umay.reading.values import Line
from umay.reading.words.shape import Words

_LONG_LINE = 60
_LONG_TITLE = 160
_LONG_LINE_ZH = 28
_ENDS = (".", ";", ":", "!", "?", "。", "；", "：", "！", "？", "…", ")", "）")
_TOP = ("part", "chapter")
_LISTS = ("recipients", "membership", "agenda")


@dataclass(slots=True)
class Node:
    """An item or paragraph with what stands below it. mark.kind: "" for a paragraph, "part" for a title within the document.

    gap: a blank line stands before it. shouting: it is in capitals, or the file marks it as a heading. title: it is one of
    several lines of a title.
    """

    mark: Marked
    lines: list[Line]
    text: str
    gap: bool
    shouting: bool
    title: bool = False
    children: list[Node] = field(default_factory=list)

    def everything(self) -> Iterator[Node]:
        """Yield the node and all below it."""
        yield self
        for child in self.children:
            yield from child.everything()

    def all_lines(self) -> list[Line]:
        """Return the lines of the node and of all below it."""
        return [line for node in self.everything() for line in node.lines]


def paragraphs(lines: Sequence[Line], words: Words, lang: str) -> list[Node]:
    """Return the paragraphs and items of the text in order, broken lines joined again."""
    found: list[Node] = []
    gap = True
    for line in lines:
        text = clean(line.text)
        if not text:
            gap = True
            continue
        mark = split_mark(text)
        if found and not gap and _goes_on(found[-1], line, mark, words, lang):
            before = found[-1]
            before.lines.append(line)
            before.text = f"{before.text}{'' if lang == 'zh' else ' '}{text}"
        else:
            found.append(Node(mark, [line], mark.rest, gap, line.heading or is_shouting(text)))
        gap = False
    _join_titles(found, words)
    return found


def _join_titles(nodes: list[Node], words: Words) -> None:
    """Mark as title what stands between two lines of one."""
    kinds = [furniture(node.text, words) == "title" and not node.mark.kind for node in nodes]
    for place in range(1, len(nodes) - 1):
        node = nodes[place]
        between = kinds[place - 1] and kinds[place + 1] and not kinds[place]
        node.title = between and not node.mark.kind and len(node.text) < _LONG_TITLE and not node.text.rstrip().endswith(_ENDS)


def _goes_on(before: Node, line: Line, mark: Marked, words: Words, lang: str) -> bool:
    """Tell whether the line is the rest of a sentence that was broken to fit a page."""
    text = clean(line.text)
    if mark.kind or line.heading or before.lines[-1].heading or before.text.rstrip().endswith(_ENDS):
        return False
    if furniture(text, words) or is_shouting(text) or "  " in before.lines[-1].text.strip():
        return False
    if text[0].islower() and not before.shouting:
        return True
    return len(clean(before.lines[-1].text)) > (_LONG_LINE_ZH if lang == "zh" else _LONG_LINE) and not before.shouting


def outline(nodes: Sequence[Node], words: Words) -> list[Node]:
    """Return the outermost nodes, with the others below the item they belong to."""
    roots: list[Node] = []
    open_items: list[tuple[str, Node]] = []
    for node in nodes:
        level = _level(node, words)
        if open_items and open_items[-1][0] == "aside" and level != "bullet-":
            open_items.pop()
        if level in _TOP:
            open_items = [item for item in open_items if item[0] == "part"] if level == "chapter" else []
        elif level == "aside":
            open_items = [item for item in open_items if item[0] == "part"]
        elif level:
            open_items = _closed_to(level, open_items)
        elif _is_loose_heading(node, words):
            open_items = [item for item in open_items if item[0] in _TOP]
        (open_items[-1][1].children if open_items else roots).append(node)
        if level:
            open_items.append((level, node))
        elif _is_loose_heading(node, words):
            open_items.append(("heading", node))
    return roots


def _level(node: Node, words: Words) -> str:
    if not node.mark.kind:
        why = furniture(node.text, words)
        return "part" if why == "title" or node.title else "aside" if why in _LISTS else ""
    if node.mark.kind == "bullet":
        return "bullet" + ("-" if node.mark.number in "-–—−•·●▪*" else node.mark.number)
    if node.mark.kind == "decimal":
        return f"decimal{node.mark.number.count('.')}"
    return node.mark.kind


def _closed_to(level: str, items: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """Return the items that stay open when one of this level begins: those before the last one of the same level."""
    levels = [one for one, _ in items]
    if level in levels:
        return items[: levels.index(level)]
    if level.startswith("decimal"):
        deeper = [place for place, one in enumerate(levels) if one.startswith(("decimal", "bullet", "letter"))]
        return items[: deeper[0]] if deeper and levels[deeper[0]] > level else items
    return items


def _is_loose_heading(node: Node, words: Words) -> bool:
    """Tell whether a paragraph without a mark is a heading: in capitals, or marked so by the file."""
    return not node.mark.kind and node.shouting and furniture(node.text, words) is None
