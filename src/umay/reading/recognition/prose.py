"""Duties from running text: which items are duties, which are headings, and which are known not to be duties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from umay.reading.recognition.clues import (
    ends_with_agent,
    furniture,
    gives_dates,
    has_duty,
    is_month,
    is_timing,
    owner_in,
    owner_of_heading,
    sentences,
    timing_in,
    why_aside,
)
from umay.reading.recognition.draft import Draft, OpenRow, OpenSection
from umay.reading.recognition.headers import kind_of
from umay.reading.recognition.labelled import only_labels
from umay.reading.recognition.outline import Node, outline, paragraphs
from umay.reading.recognition.tables import Prose
from umay.reading.words.shape import level

_SHORT_HEADING = 130
_SHORT_HEADING_ZH = 40
_FURNITURE_KEPT = frozenset(("title", "goal"))
_LISTS = frozenset(("membership", "recipients", "agenda", "definition"))
_OPEN_LISTS = frozenset(("membership", "recipients", "agenda", "contact", "signature", "closing"))
_LONGEST_NAME = 45
_MANY_TIMES = 3
_FAR_APART = re.compile(r"\s{6,}|\t{2,}")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Around:
    """What stands above an item. why: a code when nothing under the heading above is a duty. duties: mere nouns are duties here.

    number, owner, intro: of the item above, when it only begins the sentence that this one ends. inside: below some heading.
    under: who owes what stands below the heading. home: the section that the heading began.
    """

    why: str | None = None
    duties: bool = False
    number: str = ""
    owner: str = ""
    intro: str = ""
    inside: bool = False
    under: str = ""
    home: OpenSection | None = None


def tell(prose: Prose, draft: Draft, *, before_table: bool = False) -> None:
    """Add the duties of the running text to the draft, and say what its other lines are.

    before_table: a table follows, so that a last short line is its heading.
    """
    nodes = paragraphs(prose.lines, draft.words, draft.lang)
    if before_table and nodes and _is_heading_like(nodes[-1], draft):
        nodes[-1].shouting = True
        if nodes[-1].mark.kind not in ("", "bullet"):
            nodes[-1].mark = replace(nodes[-1].mark, kind="chapter")
    around = Around()
    for node in outline(nodes, draft.words):
        _node(node, around, draft)


def _is_heading_like(node: Node, draft: Draft) -> bool:
    """Tell whether the text is short enough for a heading and does not itself say what somebody does."""
    text = node.text
    limit = _SHORT_HEADING_ZH if draft.lang == "zh" else _SHORT_HEADING
    if node.mark.kind in ("part", "chapter") or (node.shouting and len(text) < 2 * limit):
        return True
    return len(text) <= limit and not text.rstrip().endswith((";", "；")) and not text.rstrip(":：").endswith((".", "。"))


def _node(node: Node, around: Around, draft: Draft) -> None:
    """Say what the node is and what stands below it."""
    kind = furniture(node.text, draft.words)
    if (kind == "title" or node.title) and not node.mark.kind:
        _title(node, draft)
    elif _is_name_below(node, draft) or _is_names_beside(node, draft):
        draft.set_aside(node.all_lines(), "signature")
    elif kind == "goal":
        draft.heading(_said(node), node.lines)
        _below(node, replace(around, duties=True, why=None), draft)
    elif around.why is not None:
        draft.set_aside(node.all_lines(), around.why)
    elif not node.children and _is_label(node, draft):
        pass
    elif not _is_no_duty(node, kind, around, draft):
        (_parent if node.children else _leaf)(node, around, draft)
    draft.signed = kind == "signature"


def _is_label(node: Node, draft: Draft) -> bool:
    """Give what a line says with a label alone, such as "Deadline: 1 May", to the row above it, and tell whether it was such a line.

    Without a row above it holds for the section.
    """
    said = only_labels(node.text, draft.words)
    if not said or not draft.sections:
        return False
    if draft.last is not None:
        draft.last.add("steps", node.text, node.lines)
    else:
        section = draft.sections[-1]
        section.owner = said.get("lead", section.owner)
        section.timing_said = said.get("timing", section.timing_said)
        section.lines.update(line.number for line in node.lines)
    return True


def _is_no_duty(node: Node, kind: str | None, around: Around, draft: Draft) -> bool:
    """Set the node aside if it is furniture or a heading under which nothing is a duty, and tell whether it was."""
    kept = kind == "preamble" and (around.duties or node.mark.kind)
    if kind and kind not in _FURNITURE_KEPT and not kept and not (node.mark.kind and node.children):
        draft.set_aside(node.lines, kind)
        _below(node, replace(around, why=kind if kind in _LISTS else None), draft)
        return True
    label = _label(node.text)
    why = why_aside(node.text, draft.words) if _is_heading_like(node, draft) else None
    if why and not owner_of_heading(node.text, draft.words):
        draft.heading(_said(node), node.lines)
        _below(node, replace(around, why=why), draft)
        return True
    why = why_aside(label, draft.words) if label and not owner_of_heading(label, draft.words) else None
    if why:
        draft.set_aside(node.all_lines(), why)
    return why is not None


def _label(text: str) -> str:
    """Return what stands before a colon at the start of the text, when something follows; "" when there is no such label."""
    label, colon, rest = text.replace("：", ":").partition(":")
    return label.strip() if colon and rest.strip() and len(label) <= _LONGEST_LABEL and len(sentences(label)) == 1 else ""


def _is_name_below(node: Node, draft: Draft) -> bool:
    """Tell whether the line is the name below a signature."""
    words = node.text.split()
    return (
        draft.signed
        and not node.mark.kind
        and not node.children
        and len(node.text) < _LONGEST_NAME
        and all(word[0].isupper() for word in words)
    )


def _is_names_beside(node: Node, draft: Draft) -> bool:
    """Tell whether names or posts stand far apart on one line, as those who sign do."""
    pieces = _FAR_APART.split(node.lines[0].text.strip())
    return (
        len(pieces) > 1
        and not node.mark.kind
        and not node.children
        and all(len(piece) <= _LONGEST_NAME and not has_duty(piece, draft.words) for piece in pieces)
        and timing_in(node.text, draft.lang, draft.words) is None
    )


def _below(node: Node, around: Around, draft: Draft) -> None:
    for child in node.children:
        _node(child, around, draft)


def _said(node: Node) -> str:
    """Return the item with its mark, as headings are shown."""
    return " ".join(" ".join(line.text for line in node.lines).split())


def _title(node: Node, draft: Draft) -> None:
    """Take a title: of the document while nothing was recognised yet, of an annex or another plan afterwards."""
    new = not draft.part.startswith(node.text[:6])
    if (
        draft.part
        and new
        and draft.sections
        and not draft.sections[-1].rows
        and draft.sections[-1].part == draft.part
        and not draft.sections[-1].title
    ):
        draft.sections.pop()
        draft.open_part(f"{draft.part} {node.text}", node.lines)
    else:
        draft.open_part(_said(node), node.lines)
    draft.set_aside(node.lines, "title")
    _below(node, Around(), draft)


def _parent(node: Node, around: Around, draft: Draft) -> None:
    marked = [child for child in node.children if child.mark.kind]
    loose = [child for child in node.children if not child.mark.kind]
    if _is_time_section(node, draft):
        _time_row(node, draft)
    elif node.mark.kind == "article" and "." in node.mark.number:
        _leaf(node, around, draft)
        _below(node, replace(around, duties=True, number=node.mark.number.partition(".")[0]), draft)
    elif not marked and _is_said_below(node, loose, around, draft):
        _with_text(node, loose, around, draft)
    elif marked and node.mark.kind.startswith("arabic") and node.text.rstrip().endswith((":", "：")) and _is_dated(node.text, draft):
        _with_steps(node, marked, loose, around, draft)
    elif _is_intro(node, draft):
        _heading(node, around, draft)
    elif marked and has_duty(node.text, draft.words) | around.duties:
        _with_steps(node, marked, loose, around, draft)
    elif node.mark.kind and (has_duty(node.text, draft.words) or (around.duties and not _is_heading_like(node, draft))):
        _with_text(node, loose, around, draft)
    else:
        _heading(node, around, draft)


def _is_said_below(node: Node, loose: list[Node], around: Around, draft: Draft) -> bool:
    """Tell whether the item is a short name for what one paragraph below it says in full."""
    limit = _SHORT_HEADING_ZH if draft.lang == "zh" else _SHORT_HEADING
    if (
        len(loose) != 1
        or not node.mark.kind
        or node.mark.kind == "chapter"
        or (node.shouting and draft.lang != "zh")
        or len(node.text) > limit
        or furniture(loose[0].text, draft.words) in _OPEN_LISTS
    ):
        return False
    duties = around.duties or bool(draft.words.duty_headings.search(level(node.text)))
    return has_duty(loose[0].text, draft.words) or duties


def _with_text(node: Node, loose: list[Node], around: Around, draft: Draft) -> None:
    """Take an item with paragraphs below it: they say more about it, unless they are duties of somebody else or another time."""
    row = _row(node, around, draft)
    for place, child in enumerate(loose):
        own = place > 0 or len(node.text) > _SHORT_HEADING
        if furniture(child.text, draft.words) in _OPEN_LISTS:
            draft.set_aside(child.all_lines(), furniture(child.text, draft.words) or "")
        elif own and has_duty(child.text, draft.words) and (owner_in(child.text, draft.words) or _is_dated(child.text, draft)):
            _row(child, replace(around, number=""), draft)
        else:
            row.add("steps", child.text, child.lines)
            _below(child, around, draft)


def _is_intro(node: Node, draft: Draft) -> bool:
    """Tell whether the item is only a heading for those below it."""
    if owner_of_heading(node.text, draft.words):
        return True
    if (
        all(child.mark.kind.startswith("bullet") for child in node.children)
        and not owner_in(node.text, draft.words)
        and len(node.text) < _SHORT_HEADING
    ):
        return (
            not _is_dated(node.text, draft)
            and not node.text.rstrip().endswith((":", "："))
            and all(has_duty(child.text, draft.words) for child in node.children)
        )
    return _is_heading_like(node, draft) and not (
        has_duty(node.text, draft.words) and node.text.rstrip().endswith((":", "：")) and owner_in(node.text, draft.words)
    )


def _heading(node: Node, around: Around, draft: Draft) -> None:
    owner = owner_of_heading(node.text, draft.words) or around.under
    home = draft.heading(_said(node), node.lines, owner)
    duties = bool(
        draft.words.duty_headings.search(level(node.text)) or owner_of_heading(node.text, draft.words) or is_month(node.text, draft.lang)
    )
    number = (
        _joined(around.number, node.mark.number)
        if node.mark.kind.startswith(("arabic", "decimal")) and node.text.endswith((":", "："))
        else ""
    )
    inner = Around(number=number, duties=duties or (around.duties and not node.shouting), inside=True, under=owner, home=home)
    for child in node.children:
        _node(child, inner, draft)


def _with_steps(node: Node, marked: list[Node], loose: list[Node], around: Around, draft: Draft) -> None:
    """Take an item with items below it: rows of their own when they are numbered and each is a duty, or else its steps."""
    numbered = [child for child in marked if not child.mark.kind.startswith("bullet")]
    own = [child for child in numbered if has_duty(child.text, draft.words)]
    if node.text.rstrip().endswith((":", "：")) and len(own) > len(marked) / 2:
        owner = owner_in(node.text, draft.words)
        inner = replace(around, duties=True, inside=True, number=_joined(around.number, node.mark.number), owner=owner, intro=node.text)
        draft.set_aside(node.lines, "introduction")
        _below(node, inner, draft)
        return
    row = _row(node, around, draft)
    for child in marked:
        for below in child.everything():
            mark = f"{below.mark.number} " if below.mark.kind == "bullet" else f"{below.mark.number}) " if below.mark.kind else ""
            row.add("steps", f"{mark}{below.text}", below.lines)
    for child in loose:
        _node(child, around, draft)


def _joined(above: str, number: str) -> str:
    if above and number.startswith(f"{above}."):
        return number
    return f"{above}.{number}" if above and number else number or above


def _leaf(node: Node, around: Around, draft: Draft) -> None:
    label = _label(node.text)
    rest = node.text[len(label) + 1 :].strip() if label else ""
    if (
        label
        and (around.duties or has_duty(rest, draft.words))
        and ends_with_agent(label, draft.words)
        and not timing_in(label, draft.lang, draft.words)
    ):
        row = _row(node, around, draft)
        row.lead, row.title = label, rest
    elif _is_duty(node, around, draft):
        row = _row(node, around, draft)
        if around.intro:
            row.lead = around.owner
            row.explanation = around.intro
    elif (
        _is_heading_like(node, draft)
        and (node.shouting or node.mark.kind in ("chapter", "roman", "cn") or owner_of_heading(node.text, draft.words))
    ) or (
        not node.mark.kind
        and _is_heading_like(node, draft)
        and draft.words.duty_headings.search(level(node.text))
        and len(node.text) < _SHORT_HEADING / 2
    ):
        draft.heading(_said(node), node.lines)


def _is_duty(node: Node, around: Around, draft: Draft) -> bool:
    text = node.text
    if len(text) < 4 or (node.shouting and node.mark.kind in ("", "chapter", "roman")) or node.mark.kind == "chapter":
        return False
    duty = has_duty(text, draft.words)
    if node.mark.kind:
        return duty or (around.duties and len(text) > 8) or _is_dated(text, draft)
    if around.duties and duty:
        return True
    return duty and (bool(owner_in(text, draft.words)) or (around.inside and _is_dated(text, draft)))


def _is_dated(text: str, draft: Draft) -> bool:
    found = timing_in(text, draft.lang, draft.words)
    return found is not None and gives_dates(found.reading.timing)


def _row(node: Node, around: Around, draft: Draft) -> OpenRow:
    mark = "" if node.mark.kind == "bullet" else node.mark.number
    if node.mark.kind in ("cn", "roman", "chapter") and _is_heading_like(node, draft):
        draft.heading(_said(node), node.lines)
    else:
        draft.back_to(around.home)
    row = OpenRow(number=_joined(around.number, mark) if mark else "", title=node.text, lines={line.number for line in node.lines})
    said = sentences(node.text)
    if draft.lang == "zh" and len(said) > 1 and len(said[0]) <= _SHORT_HEADING_ZH:
        row.title, row.steps = said[0], "".join(said[1:])
    return draft.row(row)


def _is_time_section(node: Node, draft: Draft) -> bool:
    """Tell whether the heading announces times and what stands below are times."""
    below = [child for child in node.everything() if child is not node]
    timed = [child for child in below if is_timing(child.text, draft.lang) and not has_duty(child.text, draft.words)]
    named = kind_of(node.text.strip(" :："), draft.lang) == "timing" or _says_time(node, draft)
    if not named and (len(timed) < _MANY_TIMES or not _is_heading_like(node, draft)):
        return False
    return len(timed) > 0.5 * len(below) and all(len(child.text) < 80 for child in below)


def _says_time(node: Node, draft: Draft) -> bool:
    keys = draft.words.columns.get("timing", ())
    plain = level(node.text)
    return len(plain) < 60 and any(key in plain for key in keys if len(key) > (1 if draft.lang == "zh" else 4))


def _time_row(node: Node, draft: Draft) -> None:
    """Make one duty of a heading that announces times and the times below it."""
    row = _row(node, Around(), draft)
    for child in node.everything():
        if child is node:
            continue
        part = (
            "timing_said"
            if is_timing(child.text, draft.lang)
            else "place"
            if kind_of(child.text.split(":")[0], draft.lang) == "place"
            else "steps"
        )
        row.add(part, child.text, child.lines)
