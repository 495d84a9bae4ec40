"""Running text as an outline: items below items by their marks, paragraphs below the item they follow. Judges no item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from umay.reading.recognition.clues import clean, furniture, is_shouting
from umay.reading.recognition.markers import Marked, split_mark
from umay.reading.values import Line
from umay.reading.words.shape import Words

_LONG_LINE = 60
_LONG_TITLE = 160
_FIRST_LINES = 6
_SHORT_PARAGRAPH = 100
_SHORT_LINE = 60
_LONG_LINE_ZH = 28
_ENDS = (".", ";", ":", "!", "?", "。", "；", "：", "！", "？", "…", ")", "）")
_TOP = ("part", "chapter")
_HIGH = ("cn", "roman", "article", "phase", "capital")
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
    for node, following in pairwise(found):
        if not node.mark.kind and _may_head(node, following) and furniture(node.text, words) is None:
            node.shouting = True
    return found


def _may_head(node: Node, following: Node) -> bool:
    """Tell whether a line reads like a heading of the next: short, without an end, set apart, and without a figure."""
    if node.text.rstrip().endswith(_ENDS) or node.title or not (node.text[0].isupper() or node.text[0].isalpha() == node.text[0].islower()):
        return False
    if following.mark.kind == "article":
        return len(node.text) < _SHORT_PARAGRAPH
    short = len(node.text) < _SHORT_LINE and not any(one.isdigit() for one in node.text) and "  " not in node.lines[0].text.strip()
    said = following.text.rstrip().endswith((".", ";", "。", "；")) and len(following.text) > len(node.text)
    return node.gap and short and said


def _join_titles(nodes: list[Node], words: Words) -> None:
    """Mark as title what stands between two lines of one."""
    kinds = [furniture(node.text, words) == "title" and not node.mark.kind for node in nodes]
    for place in range(len(nodes) - 1):
        node = nodes[place]
        between = (
            kinds[place + 1] and not kinds[place] and ((place and kinds[place - 1]) or (place < _FIRST_LINES and not nodes[place + 1].gap))
        )
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
        if level != "bullet-":
            open_items = _before(open_items, "aside")
        if level in _HIGH or (not node.mark.kind and _is_short(node)):
            open_items = _before(open_items, "intro")
        level = _inner(level, node, open_items)
        open_items = _left_open(level, open_items, apart=node.gap)
        (open_items[-1][1].children if open_items else roots).append(node)
        if level != "text":
            open_items.append((level, node))
    return roots


def _left_open(level: str, items: list[tuple[str, Node]], *, apart: bool) -> list[tuple[str, Node]]:
    """Return the items that stay open when one of this level begins. apart: after a blank line, which ends a list of bullets."""
    if level == "part":
        return []
    if level == "chapter":
        return [item for item in items if item[0] == "part"]
    if level == "heading":
        return [item for item in items if item[0] in _TOP]
    levels = [one for one, _ in items]
    if level in ("text", "intro", "aside"):
        bullets = [place for place, one in enumerate(levels) if one.startswith("bullet")]
        return items[: bullets[0]] if bullets and apart else items
    if "aside" in levels:
        return items[: levels.index("aside") + 1]
    return _closed_to(level, items)


def _level(node: Node, words: Words) -> str:
    """Return on which level the node opens a list; "text" for a paragraph that opens none."""
    if not node.mark.kind:
        return _level_of_paragraph(node, words)
    if node.mark.kind == "bullet":
        return "bullet" + ("-" if node.mark.number in "-–—−•·●▪*" else node.mark.number)
    if node.mark.kind == "letter)" and node.mark.number.isupper():
        return "capital"
    if node.mark.kind == "decimal":
        return f"decimal{node.mark.number.count('.')}"
    return node.mark.kind


def _level_of_paragraph(node: Node, words: Words) -> str:
    why = furniture(node.text, words)
    if why == "title" or node.title:
        return "part"
    if why in _LISTS:
        return "aside"
    if node.shouting and why is None:
        return "heading"
    return "intro" if node.text.rstrip().endswith((":", "：")) else "text"


def _is_short(node: Node) -> bool:
    """Tell whether a paragraph is short enough, or ends so, that it begins something new after a list."""
    return len(node.text) < _SHORT_PARAGRAPH or node.text.rstrip().endswith((":", "："))


def _before(items: list[tuple[str, Node]], level: str) -> list[tuple[str, Node]]:
    """Return the items above the first of this level, or all when there is none."""
    levels = [one for one, _ in items]
    return items[: levels.index(level)] if level in levels else items


def _inner(level: str, node: Node, items: list[tuple[str, Node]]) -> str:
    """Return the level of the node: one further in when it begins a list with the same marks as the item that announces it."""
    same = [(one, item) for one, item in items if one.rstrip("'") == level]
    if not same or not level.startswith("arabic") or not node.mark.number.isdigit():
        return level
    number = int(node.mark.number)
    if number == 1 and (same[-1][1].text.rstrip().endswith((":", "：")) or items[-1][0] == "intro"):
        return same[-1][0] + "'"
    before = [one for one, item in same if item.mark.number.isdigit() and int(item.mark.number) == number - 1]
    return before[-1] if before else same[0][0]


def _closed_to(level: str, items: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """Return the items that stay open when one of this level begins: those before the last one of the same level."""
    levels = [one for one, _ in items]
    if level in levels:
        return items[: levels.index(level)]
    if level.startswith("decimal"):
        deeper = [place for place, one in enumerate(levels) if one.startswith(("decimal", "bullet", "letter"))]
        return items[: deeper[0]] if deeper and levels[deeper[0]] > level else items
    return items
