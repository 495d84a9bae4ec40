"""The marks in front of items: 1., 2.1., a), (一), 一、, I., bullets, "Faal. 2.1.4.". Only the marks; the items are in `outline`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = r"(?=[IVXivx])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_CN = "[一二三四五六七八九十百]{1,4}"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "chapter",
            r"^(?:[Гг]лава|[Рр]аздел|РАЗДЕЛ|ГЛАВА|[Bb]ölüm|BÖLÜM|[Cc]hương|CHƯƠNG|[Pp]hần|PHẦN|[Cc]hapter|CHAPTER|[Ss]ection|SECTION|[Pp]art|Бөлім)\s+(?P<n>[\dIVX]+(?:\.\d+)*)[.:)]?\s*[-–—]?\s*",
        ),
        ("chapter", r"^(?P<n>\d+)\s*[-.]?\s*(?:тарау|бөлім|ТАРАУ|БӨЛІМ|bölüm|BÖLÜM|глава|раздел)[.:]?\s*"),
        ("chapter", rf"^第(?P<n>{_CN}|\d+)[章节節篇編编部][分]?[:：、\s]*"),
        ("article", rf"^第(?P<n>{_CN}|\d+)[条條][:：、\s]*"),
        ("phase", rf"^第(?P<n>{_CN}|\d+)(?:[阶階]段|步)[:：、,，]?\s*"),
        ("article", r"^(?:[Mm]adde|MADDE|Điều|ĐIỀU|[Aa]rticle|ARTICLE|[Сс]татья|СТАТЬЯ)\s+(?P<n>\d+)\s*[.:)–—-]*\s*"),
        (
            "named",
            (
                r"^(?:[Ff]aal(?:iyet)?|FAALİYET|[Ee]ylem|EYLEM|[Aa]ctivity|[Aa]ction|[Tt]ask|[Мм]ероприятие|[Hh]oạt động"
                r"|[Nn]hiệm vụ|任[务務]|措施)\.?\s*(?P<n>\d+(?:\.\d+)*)\s*[.:)、]?\s*"
            ),
        ),
        ("cn", rf"^(?P<n>{_CN})\s*[、.．]\s*"),
        ("cn)", rf"^[(（]\s*(?P<n>{_CN})\s*[)）]\s*[、.]?\s*"),
        ("decimal", r"^(?P<n>\d{1,3}(?:\.\d{1,3}){1,4})\.?[)]?\s+(?=\S)"),
        ("roman", rf"^(?P<n>{_ROMAN})\s*[.)、:-]\s*(?=\S)"),
        ("(arabic)", r"^[(（](?P<n>\d{1,3})[)）]\s*[、.]?\s*"),
        ("arabic)", r"^(?P<n>\d{1,3})\s*[)）]\s*"),
        ("arabic", r"^(?P<n>\d{1,3})\s*(?:[.．](?!\d)|、|\.-|-\s+|-(?=[A-ZÇĞİÖŞÜА-ЯӘҒҚҢӨҰҮҺІĐ]))\s*(?=\S)"),
        ("circled", r"^(?P<n>[①-⑳])\s*"),
        ("letter)", r"^[(（]?(?P<n>[a-zа-яәғқңөұүһıçşğöüđA-HА-Д])\s*[)）]\s*"),
        ("letter", r"^(?P<n>[a-zа-яçşğđ])\.\s+(?=\S)"),
        ("bullet", r"^(?P<n>[-–—•·●▪*✓✔○◦\uf0b7−➢♦❖★+])\s*(?=\S)(?![-–—*])"),
    )
)
_STANDALONE = re.compile(
    rf"^[(（]?(?:№\s*)?(?P<n>\d{{1,3}}(?:[.\-]\d{{1,3}}){{0,4}}|{_ROMAN}|{_CN}|[①-⑳]|[a-zа-яA-ZА-Я])\s*[.)）、:]{{0,2}}$"
)
_FIRST_PART = re.compile(r"[(（](\d{1,2})[)）]\s*")
_ROMAN_ALONE = re.compile(rf"^{_ROMAN}[.)]?$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line split into its mark and the rest. kind: "" when the line has no mark."""

    kind: str
    number: str
    rest: str


def split_mark(text: str) -> Marked:
    """Return the line's mark and the rest.

    >>> split_mark("2.1. Eğitim verilir"), split_mark("(三)強化風險")
    (Marked(kind='decimal', number='2.1', rest='Eğitim verilir'), Marked(kind='cn)', number='三', rest='強化風險'))
    """
    plain = text.strip()
    for kind, pattern in _PATTERNS:
        found = pattern.match(plain)
        if found and found.group("n"):
            rest = plain[found.end() :].strip()
            first = _FIRST_PART.match(rest) if kind == "article" else None
            if first:
                return Marked(kind, f"{found.group('n')}.{first.group(1)}", rest[first.end() :])
            return Marked(kind, found.group("n"), rest)
    return Marked("", "", plain)


def lone_number(text: str) -> str:
    """Return the number of a cell that holds nothing else, without its brackets; "" for any other cell.

    >>> lone_number(" 3. "), lone_number("II"), lone_number("(一)"), lone_number("2021")
    ('3', 'II', '一', '')
    """
    found = _STANDALONE.match(text.strip())
    return found.group("n") if found else ""


def is_roman(text: str) -> bool:
    """Tell whether the text is a Roman numeral in capitals, or a Chinese one, as sections of tables are numbered."""
    plain = text.strip()
    return bool(plain) and plain.upper() == plain and bool(_ROMAN_ALONE.match(plain) or re.fullmatch(_CN + "、?", plain))
