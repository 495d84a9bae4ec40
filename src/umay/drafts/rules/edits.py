"""How a draft's rows change: edit, split, merge, part again, drop, take back, move, a row out of a line.

Pure; each returns new rows or a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from umay.drafts.rules.rows import DraftRow, as_json, plain_lead, read_phrase, row_of, sentences, short_title
from umay.kernel.refusal import Refusal, Refused

Rows = tuple[DraftRow, ...]
EDITABLE: Final = (
    "number", "title", "title_en", "owners", "joint", "partners", "place", "steps", "phrase", "agreed", "no_time", "confirm", "status",
    "reason", "section",
)  # fmt: skip


def found(rows: Rows, key: str, version: int | None) -> DraftRow:
    """Return the row as the person saw it; version None takes it as it is.

    Raises Refused "draft.row_missing" and, when somebody changed it since, "draft.row_changed".
    """
    for row in rows:
        if row.key == key:
            if version is not None and row.version != version:
                raise Refused(Refusal("draft.row_changed", {"row": key}))
            return row
    raise Refused(Refusal("draft.row_missing"))


def put(rows: Rows, *changed: DraftRow) -> Rows:
    """Return the rows with these in place of those of the same key, their versions raised."""
    by_key = {row.key: replace(row, version=row.version + 1) for row in changed}
    return tuple(by_key.get(row.key, row) for row in rows)


def edited(rows: Rows, key: str, version: int, changes: Mapping[str, Any], lang: str) -> Rows:
    """Return the rows with one changed. A new phrase is read at once; what was agreed on the old one holds no longer.

    changes: values of EDITABLE names only, and "owners_agreed" for a guess that is right.
    Raises Refused "draft.row_missing", "draft.row_changed".
    """
    row = found(rows, key, None)
    agreed = bool(changes.get("owners_agreed"))
    changes = {name: value for name, value in changes.items() if name in EDITABLE}
    if "phrase" in changes and " ".join(changes["phrase"].split()) != " ".join(row.phrase.split()):
        changes |= read_phrase(changes["phrase"], lang) | {"agreed": False}
    after = replace(row, **changes)
    after = replace(after, guessed=row.guessed and after.owners == row.owners and not agreed)
    after = replace(after, no_time="" if after.timing else after.no_time)
    if after == row:  # somebody has said the same already, or nothing was changed
        return rows
    found(rows, key, version)
    return put(rows, after)


def next_key(rows: Rows) -> str:
    """Return a key that no row has had; rows that were taken out or merged keep theirs."""
    return f"r{max((int(row.key[1:]) for row in rows), default=0) + 1}"


def split_places(row: DraftRow, texts: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """Return where the row can be split as pairs of a name and the words with which the second part would begin.

    A row of several lines is split at a line, a row of one line at a sentence. texts: the document's lines by number.
    """
    lines = [n for n in row.lines[1:] if texts.get(n, "").strip()]
    if lines:
        return tuple((f"line-{n}", f"{n}: {short_title(texts[n])}") for n in lines)
    return tuple((f"part-{at}", short_title(words)) for at, words in enumerate(sentences(row.words)[1:], 1))


def split(rows: Rows, key: str, version: int, at: str, texts: Mapping[int, str]) -> Rows:
    """Return the rows with one split in two; the second stands behind the first, in the same section, with the same owner.

    at: a name of `split_places`. Raises Refused "draft.cannot_split", "draft.row_missing", "draft.row_changed".
    """
    row = found(rows, key, version)
    if at not in {name for name, _ in split_places(row, texts)}:
        raise Refused(Refusal("draft.cannot_split"))
    kind, place = at.split("-")
    if kind == "line":
        first, second = [n for n in row.lines if n < int(place)], [n for n in row.lines if n >= int(place)]
        words = "\n".join(texts.get(n, "").strip() for n in second)
    else:
        parts = sentences(row.words)
        first = second = list(row.lines)
        words = " ".join(parts[int(place) :])
        row = replace(row, words=" ".join(parts[: int(place)]), title=short_title(" ".join(parts[: int(place)])))
    behind = DraftRow(
        key=next_key(rows),
        section=row.section,
        lines=tuple(second),
        words=words,
        title=short_title(words),
        lead=row.lead,
        owners=row.owners,
        joint=row.joint,
        guessed=row.guessed,
        reading="empty",
    )
    index = [one.key for one in rows].index(key)
    return (*put(rows[: index + 1], replace(row, lines=tuple(first))), behind, *rows[index + 1 :])


def _neighbour(rows: Rows, row: DraftRow, step: int) -> DraftRow | None:
    shown = [one for one in rows if one.section == row.section and not one.dropped]
    at = shown.index(row) + step if row in shown else -1
    return shown[at] if 0 <= at < len(shown) else None


def merged(rows: Rows, key: str, version: int) -> Rows:
    """Return the rows with one and the next of its section as one: the first one's words lead, the second's title becomes a step.

    Raises Refused "draft.nothing_to_merge", "draft.row_missing", "draft.row_changed".
    """
    row = found(rows, key, version)
    other = _neighbour(rows, row, 1)
    if other is None:
        raise Refused(Refusal("draft.nothing_to_merge"))
    return put(rows, _joined(row, other), replace(other, dropped=True, into=row.key, was=as_json(row)))


def _joined(row: DraftRow, other: DraftRow) -> DraftRow:
    timed = row if row.timing or not other.timing else other
    return replace(
        row,
        lines=tuple(sorted({*row.lines, *other.lines})),
        words="\n".join(part for part in (row.words, other.words) if part),
        title=row.title or other.title,
        lead=row.lead or other.lead,
        owners=tuple(dict.fromkeys((*row.owners, *other.owners))),
        partners="\n".join(dict.fromkeys(part for part in (row.partners, other.partners) if part)),
        place=row.place or other.place,
        steps="\n".join(part for part in (row.steps, other.words if row.title else "", other.steps) if part),
        phrase=timed.phrase,
        timing=timed.timing,
        reading=timed.reading,
        unread=timed.unread,
        agreed=timed.agreed,
        no_time=timed.no_time,
        guessed=row.guessed or other.guessed,
    )


def parted(rows: Rows, key: str, version: int) -> Rows:
    """Return the rows with the last merge into one undone: both stand as before.

    What was corrected in the row since the merge is kept: then only the other row is taken back, with its lines.
    Raises Refused "draft.not_merged", "draft.row_missing", "draft.row_changed".
    """
    row = found(rows, key, version)
    merged_in = [one for one in rows if one.into == key and one.was]
    if not merged_in:
        raise Refused(Refusal("draft.not_merged"))
    other = max(merged_in, key=lambda one: (one.was or {})["version"])
    before, back = row_of(other.was or {}), replace(other, dropped=False, into="", was=None)
    if _content(_joined(before, back)) == _content(row):
        kept = replace(before, version=row.version, section=row.section)
    else:
        kept = replace(row, lines=tuple(line for line in row.lines if line in before.lines or line not in other.lines))
    return put(rows, kept, replace(back, section=row.section))


def _content(row: DraftRow) -> DraftRow:
    return replace(row, version=0, section="")


def dropped(rows: Rows, key: str, version: int, *, out: bool) -> Rows:
    """Return the rows with one taken out, or taken back where it stood. Raises Refused "draft.row_missing", "draft.row_changed"."""
    return put(rows, replace(found(rows, key, version), dropped=out))


def moved(rows: Rows, key: str, version: int, step: int, sections: Sequence[str]) -> Rows:
    """Return the rows with one moved up (step -1) or down (1), over its neighbour or into the section before or behind.

    sections: keys in order. Raises Refused "draft.cannot_move" at the ends, "draft.row_missing", "draft.row_changed".
    """
    row = found(rows, key, version)
    other = _neighbour(rows, row, step)
    without = [one for one in rows if one.key != key]
    after = replace(row, version=row.version + 1)
    if other is not None:
        at = without.index(other) + (1 if step > 0 else 0)
        return (*without[:at], after, *without[at:])
    place = sections.index(row.section) + step if row.section in sections else -1
    if not 0 <= place < len(sections):
        raise Refused(Refusal("draft.cannot_move"))
    after = replace(after, section=sections[place])
    return (after, *without) if step > 0 else (*without, after)


def row_from_line(rows: Rows, number: int, text: str, sections: Mapping[str, int]) -> Rows:
    """Return the rows with a new one made of a line, in the last section that begins before it, behind the rows of earlier lines.

    sections: first line of each section by key, in order.
    """
    before = [key for key, line in sections.items() if line <= number]
    key = before[-1] if before else next(iter(sections))
    words = text.strip()
    new = DraftRow(next_key(rows), key, (number,), words, short_title(words), reading="empty")
    at = max((index for index, row in enumerate(rows, 1) if row.lines and row.lines[0] <= number), default=0)
    return (*rows[:at], new, *rows[at:])


def owned(rows: Rows, lead: str, owners: tuple[str, ...]) -> tuple[Rows, int]:
    """Return the rows where all that name this owner in the document's words, and have none or a guess, have it; and how many.

    lead: as `plain_lead` gives it; "" for rows that name nobody.
    """
    meant = [row for row in rows if (row.guessed or not row.owners) and plain_lead(row.lead) == lead]
    return put(rows, *(replace(row, owners=owners, guessed=False) for row in meant)), len(meant)
