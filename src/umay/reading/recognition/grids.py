"""Rows of duties from tables: under which headings each cell stands, and what rows that are no duties say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from umay.reading.recognition.clues import BULLET, clean, has_duty, is_shouting, is_timing, owner_of_heading, read_timing
from umay.reading.recognition.draft import PARTS, Draft, OpenRow
from umay.reading.recognition.grouping import as_merged, has_groups, is_numbering, is_second_heading, with_grouped_titles
from umay.reading.recognition.headers import Columns, columns_of, is_heading_row, is_reference_row, kinds_of
from umay.reading.recognition.headless import guess_columns
from umay.reading.recognition.markers import is_roman, lone_number, split_mark
from umay.reading.recognition.tables import Cell, Prose, Table, apart
from umay.reading.values import Line
from umay.reading.words.shape import Kind, level
from umay.timing.values import AllOf, AnyOf

_DITTO = re.compile(r"^(?:[\"”“〃″'’]{1,3}|-\s*//\s*-|-\s*\"\s*-|同上|aynı|idem|ditto|то же|сол)\.?$", re.IGNORECASE)
_MARK = re.compile(r"^[xх×✓✔√v+*●■○VXХ]$")
_LONG_HEADING = 260
_LONG_NUMBER = 14
_START_AND_END = 2
_GROUPING: tuple[Kind, ...] = ("timing", "lead")
_SILENT: frozenset[Kind | None] = frozenset(("number", "title", "steps", "place", "lead", "partners", "timing", "period"))


@dataclass(slots=True)
class Filling:
    """A table being read into a draft.

    owner: who owes the whole table, when the heading above it says so. before: the row above. goal: the heading of its group
    of rows. by_goals: the goals are headings of groups. above: the times and leads that the rows of a group share, by their columns.
    """

    table: Table
    draft: Draft
    columns: Columns
    before: tuple[Cell, ...] = ()
    goal: str = ""
    owner: str = ""
    by_goals: bool = False
    above: dict[int, Cell] = field(default_factory=dict)

    def owner_below(self, heading: str) -> str:
        """Return who owes the rows below a heading inside the table."""
        return owner_of_heading(heading, self.draft.words) or self.owner


def fill(table: Table, draft: Draft, known: Columns | None) -> Columns | Prose | None:
    """Add the table's rows to the draft, and return its columns, for a table without headings that goes on with this one.

    known: the columns of the table before. A table that holds no duties is returned as running text; None for one that
    lists things and was set aside.
    """
    lang = draft.lang
    at, columns = _head(table, lang)
    if columns is None and at < 0:
        draft.set_aside((line for row in table.rows for cell in row for line in cell.lines), "reference_table")
        return None
    if columns is None:
        width = max(map(len, table.rows))
        columns = known if known and len(known.kinds) == width else guess_columns(table, lang, draft.words)
    if columns is None:
        return Prose(_lines_of(table))
    filling = Filling(table, draft, columns, owner=draft.sections[-1].owner if draft.sections else "")
    for row in table.rows[:at]:
        _say_row(filling, row)
    place = at
    while place < len(table.rows):
        place = _take(filling, place)
    return filling.columns


def _head(table: Table, lang: str) -> tuple[int, Columns | None]:
    """Return the index of the first heading row and no columns yet; -1 when the table lists things that are no duties."""
    for place, row in enumerate(table.rows[:12]):
        texts = [cell.text for cell in row]
        if is_heading_row(texts, lang):
            return place, columns_of(row, None, lang)
        if is_reference_row(texts, lang):
            return -1, None
    return 0, None


def _lines_of(table: Table) -> tuple[Line, ...]:
    held = {line.number: line for row in table.rows for cell in row for line in cell.lines}
    return tuple(held[number] for number in sorted(held))


def _take(filling: Filling, place: int) -> int:
    """Read the row at this index and return the index of the next."""
    row = filling.table.rows[place]
    lang = filling.draft.lang
    texts = [cell.text for cell in row]
    if is_heading_row(texts, lang) and not any(
        is_timing(text, lang) and not kind for text, kind in zip(texts, kinds_of(texts, lang), strict=True)
    ):
        after = filling.table.rows[place + 1] if place + 1 < len(filling.table.rows) else None
        over, under = (after and as_merged(row, after)) or (row, after)
        two = under is not None and is_second_heading(over, under, lang)
        filling.columns = with_grouped_titles(filling.table, columns_of(over, under if two else None, lang))
        filling.by_goals = has_groups(filling.table, filling.columns)
        filling.draft.set_aside((line for cell in (*row, *((after or ()) if two else ())) for line in cell.lines), "table_heading")
        return place + (2 if two else 1)
    _say_row(filling, row)
    return place + 1


def _say_row(filling: Filling, row: tuple[Cell, ...]) -> None:
    draft, cells = filling.draft, apart(row)
    if not cells:
        return
    if is_numbering(row):
        draft.set_aside((line for cell in cells for line in cell.lines), "table_heading")
    elif len(cells) == 1:
        _say_alone(filling, cells[0], row)
    elif _is_section(filling, row, cells):
        number, title = cells[0], cells[-1]
        draft.heading(
            f"{lone_number(number.text) or number.text}. {' '.join(title.text.split())}",
            (*number.lines, *title.lines),
            filling.owner_below(title.text),
        )
    else:
        _say_duty(filling, row)
        filling.before = row


def _say_alone(filling: Filling, cell: Cell, row: tuple[Cell, ...]) -> None:
    """Put a row with a single cell where it belongs: an explanation, the end of the row before, a heading, or a duty."""
    draft, text = filling.draft, cell.text
    last = draft.last
    explains = draft.words.labels.search(level(text)) or (not row[0].text and len(text) > _LONG_HEADING)
    if last is not None and explains:
        last.add("explanation", text, cell.lines)
        return
    if last is not None and (text[0].islower() or text[0] in "/)—,;"):
        last.title = f"{last.title}{'' if text[0] == '/' else ' '}{' '.join(text.split())}"
        last.lines.update(line.number for line in cell.lines)
    elif _is_lone_duty(filling, cell, row):
        _say_duty(filling, row)
    else:
        draft.heading(" ".join(text.split()), cell.lines)
        filling.owner = draft.sections[-1].owner
        filling.above.clear()


def _is_lone_duty(filling: Filling, cell: Cell, row: tuple[Cell, ...]) -> bool:
    """Tell whether a cell that stands alone in its row is a duty without owner and time, not a heading."""
    titles = filling.columns.at("title")
    if not titles or titles[0] >= len(row) or row[titles[0]] is not cell or sum(one is cell for one in row) > 1 or len(row) < 2:
        return False
    said = split_mark(cell.text).kind in ("named", "decimal", "arabic") or len(cell.text) > _LONG_HEADING
    return said and has_duty(cell.text, filling.draft.words) and not is_shouting(cell.text)


def _is_section(filling: Filling, row: tuple[Cell, ...], cells: list[Cell]) -> bool:
    if len(cells) != 2 or not lone_number(cells[0].text) or cells[0] is not row[0]:
        return False
    titles = filling.columns.at("title")
    rest = [cell for place, cell in enumerate(row) if place not in (0, *titles) and cell.text and cell is not cells[1]]
    if rest or (is_timing(cells[1].text, filling.draft.lang) and len(cells[1].text) < 30):
        return False
    spans = sum(cell is cells[1] for cell in row) > 1
    return spans or is_roman(cells[0].text) or is_shouting(cells[1].text) or cells[0].text.strip(".) ").isalpha()


def _say_duty(filling: Filling, row: tuple[Cell, ...]) -> None:
    draft, columns = filling.draft, filling.columns
    by_kind = _by_kind(columns, row)
    _say_goal(filling, by_kind)
    _take_from_above(filling, by_kind, row)
    title = "\n".join(cell.text for cell in by_kind.get("title", []))
    if _goes_on(filling, row) and draft.last is not None:
        made = draft.last
        made.lines.update(line.number for cell in apart(row) for line in cell.lines)
        for kind in ("steps", "place", "partners"):
            made.add(PARTS[kind], "\n".join(cell.text for cell in by_kind.get(kind, [])))
        _say_rest(made, columns, row)
        return
    if _is_list_of_duties(columns, by_kind):
        _say_each(filling, by_kind)
        return
    cells = [*apart(row), *(cell for held in by_kind.values() for cell in held)]
    made = OpenRow(lines={line.number for cell in cells for line in cell.lines})
    numbers = [lone_number(cell.text) or cell.text for cell in by_kind.get("number", []) if len(cell.text) <= _LONG_NUMBER]
    mark = split_mark(title)
    made.number = numbers[0].strip(" .)") if numbers else (mark.number if mark.kind not in ("", "bullet") else "")
    made.title = clean(title if numbers or mark.kind in ("", "bullet") else mark.rest)
    if "\n" not in made.title:
        made.title = BULLET.sub("", made.title)
    for kind, part in PARTS.items():
        for cell in by_kind.get(kind, []):
            made.add(part, _or_above(filling, cell, kind))
    if len(by_kind.get("timing", [])) == _START_AND_END:
        made.timing_said = _both_times([" ".join(cell.text.split()) for cell in by_kind["timing"]], draft.lang)
    _say_periods(made, columns, row)
    _say_rest(made, columns, row, but="goal" if filling.by_goals else None)
    draft.row(made)


def _both_times(texts: list[str], lang: str) -> str:
    """Return two cells of time as one: a month and its week, or else from one to the other."""
    beside, between = " ".join(texts), " - ".join(texts)
    closer = read_timing(beside, lang)
    single = closer.timing is not None and closer.problem is None and not isinstance(closer.timing, AllOf | AnyOf)
    return beside if single else between


def _by_kind(columns: Columns, row: tuple[Cell, ...]) -> dict[Kind, list[Cell]]:
    found: dict[Kind, list[Cell]] = {}
    for kind, cell in zip(columns.kinds, row, strict=False):
        if kind and cell.text and not any(cell is other for other in found.get(kind, [])):
            found.setdefault(kind, []).append(cell)
    return found


def _take_from_above(filling: Filling, by_kind: dict[Kind, list[Cell]], row: tuple[Cell, ...]) -> None:
    """Give the row the time or lead that stands once for its group: in a column left of the titles, empty in the rows below.

    What stands in a column ends what stood in those to its right: a new month has no week yet.
    """
    titles = filling.columns.at("title")
    for kind in _GROUPING:
        places = filling.columns.at(kind)
        if not titles or not by_kind.get("title") or max(places, default=titles[0]) >= titles[0]:
            continue
        for place in places:
            if row[place].text:
                filling.above = {at: cell for at, cell in filling.above.items() if at < place} | {place: row[place]}
        by_kind[kind] = list({id(cell): cell for place in places if (cell := filling.above.get(place))}.values())


def _say_goal(filling: Filling, by_kind: dict[Kind, list[Cell]]) -> None:
    """Begin a section where a goal begins, in a table that has a goal for several rows."""
    goals = by_kind.get("goal", [])
    if goals and filling.by_goals and goals[0].text != filling.goal:
        filling.goal = goals[0].text
        filling.draft.heading(" ".join(goals[0].text.split()), goals[0].lines, filling.owner_below(goals[0].text))


def _goes_on(filling: Filling, row: tuple[Cell, ...]) -> bool:
    """Tell whether the row shares its title, time and lead with the row above, so that it only adds steps to it."""
    if not filling.before or filling.draft.last is None:
        return False
    titles = filling.columns.at("title")
    same = [
        place < len(row) and place < len(filling.before) and (row[place] is filling.before[place] or not row[place].text)
        for place in filling.columns.at("title", "lead", "timing", "number")
    ]
    told = [place for place in titles if place < len(row)]
    return bool(told) and all(same) and any(cell.text for cell in row)


def _is_list_of_duties(columns: Columns, by_kind: dict[Kind, list[Cell]]) -> bool:
    if {"timing", "number", "period"} & set(columns.kinds) or not by_kind.get("title"):
        return False
    said = by_kind["title"][0].text.split("\n")
    return sum(bool(BULLET.match(line)) for line in said) > max(1, 0.5 * len(said))


def _say_each(filling: Filling, by_kind: dict[Kind, list[Cell]]) -> None:
    """Make each item of a list in one cell a row of its own, owed by whom the row names."""
    leads = by_kind.get("lead", [])
    who = " ".join(leads[0].text.split()) if leads else ""
    filling.draft.heading(who, leads[0].lines if leads else (), who)
    made: OpenRow | None = None
    for line in by_kind["title"][0].lines:
        text = clean(line.text)
        if not text:
            continue
        if made is None or BULLET.match(text):
            made = filling.draft.row(OpenRow(title=BULLET.sub("", text), lead=who, lines={line.number}))
        else:
            made.title = f"{made.title} {text}"
            made.lines.add(line.number)


def _or_above(filling: Filling, cell: Cell, kind: Kind) -> str:
    """Return the cell's words, or those above it when it only repeats them by a ditto mark."""
    last = filling.draft.last
    if last is not None and _DITTO.match(cell.text):
        return str(getattr(last, PARTS[kind]))
    return cell.text


def _say_periods(made: OpenRow, columns: Columns, row: tuple[Cell, ...]) -> None:
    """Take the time from columns that stand for months or terms: the heading of each that is marked, or what stands in it."""
    for place in columns.at("period"):
        text = row[place].text if place < len(row) else ""
        if not text:
            continue
        if _MARK.match(text) or len(text) == 1:
            if text.isdigit():
                made.problems.append("cell_not_understood")
                made.add("explanation", f"{' '.join(columns.headings[place].split())}: {text}")
            else:
                made.timing_said = f"{made.timing_said}, {columns.headings[place]}" if made.timing_said else columns.headings[place]
        else:
            made.add("timing_said", text)


def _say_rest(made: OpenRow, columns: Columns, row: tuple[Cell, ...], *, but: Kind | None = None) -> None:
    """Keep what stands under other headings as explanation, each with its heading."""
    seen: list[Cell] = []
    for place, cell in enumerate(row):
        kind = columns.kinds[place] if place < len(columns.kinds) else None
        if kind in _SILENT or (kind and kind == but) or not cell.text or any(cell is other for other in seen):
            continue
        seen.append(cell)
        heading = " ".join(columns.headings[place].split()) if place < len(columns.headings) else ""
        made.add("explanation", f"{heading}: {cell.text}" if heading and kind != "note" else cell.text)
