"""How the cells of a table belong together beyond its lines: two heading rows, and cells that stand for a group of rows."""

from __future__ import annotations

from dataclasses import replace

from umay.reading.recognition.clues import is_timing
from umay.reading.recognition.headers import Columns, kind_of
from umay.reading.recognition.markers import lone_number
from umay.reading.recognition.tables import Cell, Table, apart

_LONGEST_HEADING = 40
_FEWEST_NUMBERED = 3
_FEWEST_BELOW = 2


def is_second_heading(first: tuple[Cell, ...], second: tuple[Cell, ...], lang: str) -> bool:
    """Tell whether the row goes on with headings below the first one: 1, 2, 3, or words below a heading that spans several columns."""
    if is_numbering(second):
        return True
    fresh = [(place, two) for place, (one, two) in enumerate(zip(first, second, strict=False)) if one is not two and two.text]
    through = any(one is two and one.text for one, two in zip(first, second, strict=False))
    spanned = len(apart(first)) < sum(bool(cell.text) for cell in first)
    if not fresh or any(len(cell.text) > _LONGEST_HEADING or (lone_number(cell.text) and not through) for _, cell in fresh):
        return False
    below = spanned and all(_spans(first, place) or not first[place].text for place, _ in fresh)
    known = all(kind_of(cell.text, lang) or is_timing(cell.text, lang) for _, cell in fresh)
    return (through or spanned) and (known or (below and through))


def as_merged(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]] | None:
    """Return two heading rows as if their cells were merged, for a file that does not say which are; None when they are no such rows.

    A heading over several columns has nothing to its right where the second row has words; one over both rows has nothing below it.
    """
    wide = min(len(first), len(second))
    below = [place for place in range(wide) if second[place].text]
    if len(below) < _FEWEST_BELOW or any(len(second[place].text) > _LONGEST_HEADING or lone_number(second[place].text) for place in below):
        return None
    over: list[Cell] = []
    for place in range(wide):
        spans = place > 0 and not first[place].text and place in below and place - 1 in below
        over.append(over[place - 1] if spans else first[place])
    covered = all(_spans(tuple(over), place) for place in below)
    through = any(first[place].text and place not in below for place in range(wide))
    if not covered or not through:
        return None
    return tuple(over), tuple(second[place] if place in below else over[place] for place in range(wide))


def _spans(row: tuple[Cell, ...], place: int) -> bool:
    """Tell whether the cell at this place covers the one beside it as well."""
    return any(0 <= beside < len(row) and row[beside] is row[place] for beside in (place - 1, place + 1))


def is_numbering(row: tuple[Cell, ...]) -> bool:
    """Tell whether the row only numbers the columns: 1, 2, 3."""
    said = [cell.text for cell in row if cell.text]
    return len(said) >= _FEWEST_NUMBERED and said == [str(place) for place in range(1, len(said) + 1)]


def has_groups(table: Table, columns: Columns) -> bool:
    """Tell whether some goal of the table stands for several rows: merged over them, or said once above empty cells."""
    titles = columns.at("title")
    for place in columns.at("goal"):
        rows = [row for row in table.rows if place < len(row) and len(apart(row)) > 1]
        goals = [row[place] for row in rows if row[place].text]
        if len({id(goal) for goal in goals}) < len(goals):
            return True
        if titles and place < titles[0] and any(not row[place].text and titles[0] < len(row) and row[titles[0]].text for row in rows):
            return True
    return False


def with_grouped_titles(table: Table, columns: Columns) -> Columns:
    """Return the columns with the steps as titles when what stands under the title is merged over rows that differ in their steps."""
    titles, steps, own = columns.at("title"), columns.at("steps"), columns.at("lead", "timing")
    if len(titles) != 1 or not steps or not own or "goal" in columns.kinds:
        return columns
    title, step = titles[0], steps[0]
    for one, two in zip(table.rows, table.rows[1:], strict=False):
        wide = min(len(one), len(two)) > max(title, step, *own)
        merged = wide and one[title] is two[title] and bool(one[title].text)
        if merged and _differ(one, two, step) and any(_differ(one, two, each) for each in own):
            kinds = list(columns.kinds)
            kinds[title], kinds[step] = "goal", "title"
            return replace(columns, kinds=tuple(kinds))
    return columns


def _differ(one: tuple[Cell, ...], two: tuple[Cell, ...], place: int) -> bool:
    return one[place] is not two[place] and bool(one[place].text and two[place].text)
