"""A small pack of its own for the tests, as text and as parts that a test can spoil."""

from __future__ import annotations

HEAD = """\
pack: specimen
version: "1.0"
country: TR
lang: tr
base_year: 2021
title: {en: "A plan", tr: "Bir plan"}
summary: {en: "A short plan.", tr: "Kısa bir plan."}
document: {title: {en: "The plan", tr: "Plan"}}
agencies:
  - {code: education, title: {en: Education, tr: Eğitim}}
levels:
  - {code: school, title: {en: School, tr: Okul}}
roles:
  - {code: head, title: {en: Head, tr: Müdür}, agency: education, level: school, function: unit_head}
sections:
  - {code: all, title: {en: All, tr: Hepsi}}
"""

ROW = """\
  - id: {id}
    section: all
    item: "1"
    source: {{lines: [1, 2]}}
    title: {{en: "Do it", tr: "Yap"}}
    owners: [{{agency: education, level: school, role: head}}]
    timing: {timing}
"""

CONTINUOUS = "{kind: continuous}"


def pack_text(*rows: str, tail: str = "") -> str:
    """Return the text of a pack with these rows."""
    return HEAD + "obligations:\n" + "".join(rows) + tail


def row(row_id: str = "one", timing: str = CONTINUOUS, more: str = "") -> str:
    """Return the text of one right row; more: further lines of it."""
    return ROW.format(id=row_id, timing=timing) + more


def line_of(text: str, words: str) -> int:
    """Return the line, counted from 1, on which the words first stand."""
    return text[: text.index(words)].count("\n") + 1
