"""The numbers that Word counts itself in front of paragraphs: 1., 1.1., a), I., bullets. Reads no other part of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from docx.oxml.ns import qn

_CN: Final = "零一二三四五六七八九十"
_LETTERS: Final = {"lowerLetter": "abcdefghijklmnopqrstuvwxyz", "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя"}
_CAPITALS: Final = {"upperLetter": _LETTERS["lowerLetter"].upper(), "russianUpper": _LETTERS["russianLower"].upper()}


def roman(number: int) -> str:
    """Return the number in capital Roman numerals; from 40 on in figures.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    if not 0 < number < 40:
        return str(number)
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def chinese(number: int) -> str:
    """Return the number in Chinese; from 100 on in figures."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _CN[tens] + "十")
    return head + (_CN[ones] if ones or not tens else "")


def _said(number: int, style: str) -> str:
    letters = _LETTERS.get(style) or _CAPITALS.get(style)
    if letters:
        return letters[(number - 1) % len(letters)]
    if style in ("upperRoman", "lowerRoman"):
        return roman(number) if style == "upperRoman" else roman(number).lower()
    if style.startswith(("chinese", "ideograph", "taiwanese", "japaneseCounting")):
        return chinese(number)
    return str(number)


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int


@dataclass(slots=True)
class Counter:
    """Counts the numbered paragraphs of one document, in its order."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Counter:
        """Return the counter of a document that python-docx opened; an empty one if it numbers nothing."""
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return cls()
        kinds = {one.get(qn("w:abstractNumId")): _levels(one) for one in root.findall(qn("w:abstractNum"))}
        lists = {}
        for one in root.findall(qn("w:num")):
            link = one.find(qn("w:abstractNumId"))
            kind = link.get(qn("w:val")) if link is not None else ""
            lists[one.get(qn("w:numId"))] = (kind, kinds.get(kind, {}))
        return cls(lists)

    def label(self, list_id: str, depth: int) -> str:
        """Return what stands in front of the next paragraph of the list, such as "2.1."; "-" for a bullet."""
        kind, levels = self.lists.get(list_id, ("", {}))
        level = levels.get(depth)
        if level is None or list_id == "0":
            return ""
        if level.style == "bullet":
            return "-"
        counts = self.counts.setdefault(kind, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        label = level.text
        for other in range(depth + 1):
            style = levels.get(other, level).style
            label = label.replace(f"%{other + 1}", _said(counts.get(other, levels[other].start if other in levels else 1), style))
        return "" if level.style == "none" else label


def _levels(abstract: Any) -> dict[int, _Level]:
    levels = {}
    for one in abstract.findall(qn("w:lvl")):
        levels[int(one.get(qn("w:ilvl")))] = _Level(
            _value(one, "w:numFmt", "decimal"), _value(one, "w:lvlText", "%1."), int(_value(one, "w:start", "1"))
        )
    return levels


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(qn(name))
    return str(child.get(qn("w:val"), default)) if child is not None else default
