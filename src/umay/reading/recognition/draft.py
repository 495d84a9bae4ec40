"""The result while it grows: sections, rows, and where every line of the source went. Decides only when a row is complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from umay.reading.recognition.clues import Found, clean, is_month, owner_in, owner_of_heading, read_timing, timing_in, without_timing
from umay.reading.recognition.labelled import labelled
from umay.reading.recognition.markers import split_mark
from umay.reading.values import Line, Recognised, Row, Section, SetAside, Source
from umay.reading.words.shape import Kind, Words

_LONGEST_TITLE = 4000
PARTS: dict[Kind, str] = {"steps": "steps", "place": "place", "lead": "lead", "partners": "partners", "timing": "timing_said"}


@dataclass(slots=True)
class OpenRow:
    """A row to which lines may still be added. Texts as in `Row`; timing_said: the words of its timing cell."""

    number: str = ""
    title: str = ""
    steps: str = ""
    place: str = ""
    lead: str = ""
    partners: str = ""
    timing_said: str = ""
    explanation: str = ""
    lines: set[int] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def add(self, part: str, text: str, lines: Iterable[Line] = ()) -> None:
        """Add words to a part of the row, on a line of their own."""
        said = getattr(self, part)
        if text and text not in said.split("\n"):
            setattr(self, part, f"{said}\n{text}" if said else text)
        self.lines.update(line.number for line in lines)

    def take_labels(self, words: Words) -> None:
        """Put what title and steps say with labels, such as "Responsible:", where it belongs, unless it is said there already."""
        for part in ("title", "steps"):
            kept = []
            for line in getattr(self, part).split("\n"):
                found = labelled(line, words)
                taken = bool(found.rest or part == "steps") and not any(getattr(self, PARTS[kind]) for kind in found.said)
                for kind, value in found.said.items() if taken else ():
                    setattr(self, PARTS[kind], value)
                kept += [found.rest if taken else line]
            setattr(self, part, "\n".join(line for line in kept if line))


@dataclass(slots=True)
class OpenSection:
    """A section to which rows may still be added. timing_said: when all below it is to be done, by a label of its own."""

    title: str
    owner: str
    part: str
    lines: set[int] = field(default_factory=set)
    rows: list[OpenRow] = field(default_factory=list)
    timing_said: str = ""


@dataclass(slots=True)
class Draft:
    """What has been recognised so far, in the order of the document. signed: the line before was a signature."""

    lang: str
    words: Words
    part: str = ""
    sections: list[OpenSection] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)
    signed: bool = False

    def open_part(self, title: str, lines: Iterable[Line]) -> None:
        """Begin an annex or another plan of the same document."""
        self.part = title
        self.heading("", lines)

    def heading(self, title: str, lines: Iterable[Line], owner: str = "") -> OpenSection:
        """Begin a section, and return it."""
        owes = owner or owner_of_heading(split_mark(title).rest, self.words)
        self.sections.append(OpenSection(clean(title), owes, self.part, {line.number for line in lines}))
        return self.sections[-1]

    def back_to(self, home: OpenSection | None) -> None:
        """Go on with a section after others were begun inside it; None is the part outside any section."""
        if self.sections and self.sections[-1] is not home and (home or self.sections[-1].title):
            title, owner = (home.title, home.owner) if home else ("", "")
            self.sections.append(OpenSection(title, owner, self.part))

    def row(self, row: OpenRow) -> OpenRow:
        """Add a row to the section that is open."""
        if not self.sections:
            self.sections.append(OpenSection("", "", self.part))
        self.sections[-1].rows.append(row)
        return row

    @property
    def last(self) -> OpenRow | None:
        """Return the last row of the open section, if it has one."""
        return self.sections[-1].rows[-1] if self.sections and self.sections[-1].rows else None

    def set_aside(self, lines: Iterable[Line], why: str) -> None:
        """Say that these lines are no duties, and why."""
        self.aside.update((line.number, why) for line in lines if clean(line.text))

    def finished(self, source: Source, title: str, country: str | None) -> Recognised:
        """Return the result. Every line that is not blank is in a row or a section, set aside, or not understood."""
        full = [section for section in self.sections if section.rows]
        headings = {number: "heading" for section in self.sections if not section.rows for number in section.lines}
        used = {number for section in full for number in section.lines}
        used |= {number for section in full for row in section.rows for number in row.lines}
        marks = {line.number: "converter_mark" for line in source.lines if line.text.strip() and not clean(line.text)}
        reasons = headings | self.aside | marks
        left = [line for line in source.lines if line.text.strip() and line.number not in used]
        return Recognised(
            document=title,
            lang=self.lang,
            sections=tuple(self._closed(section) for section in full),
            not_understood=tuple(line for line in left if line.number not in reasons),
            set_aside=tuple(SetAside(line, reasons[line.number]) for line in left if line.number in reasons),
            source=source,
            country=country,
        )

    def _closed(self, section: OpenSection) -> Section:
        rows = tuple(self._closed_row(row, section) for row in section.rows)
        return Section(section.title, section.owner, rows, section.part, tuple(sorted(section.lines)))

    def _closed_row(self, row: OpenRow, section: OpenSection) -> Row:
        row.take_labels(self.words)
        found = self._timing_of(row, section)
        lead = row.lead or self._owner_in(row.title) or self._owner_in_steps(row) or section.owner
        problems = [*row.problems, *_timing_problems(row, found)]
        if not lead:
            problems.append("owner_missing")
        if not row.title:
            problems.append("title_missing")
        return Row(
            number=row.number,
            title=row.title[:_LONGEST_TITLE],
            lines=tuple(sorted(row.lines)),
            steps=row.steps,
            place=row.place,
            lead=lead,
            partners=row.partners,
            timing_text=found.text if found else row.timing_said,
            timing=found.reading.timing if found else None,
            explanation=row.explanation,
            problems=tuple(dict.fromkeys(problems)),
        )

    def _owner_in(self, text: str) -> str:
        return without_timing(owner_in(text, self.words), self.lang, self.words)

    def _owner_in_steps(self, row: OpenRow) -> str:
        """Return who the sentence below a Chinese heading names; lists of steps name others too."""
        return self._owner_in(row.steps.split("\n")[0]) if self.lang == "zh" else ""

    def _timing_of(self, row: OpenRow, section: OpenSection) -> Found | None:
        if row.timing_said:
            return Found(row.timing_said, read_timing(" ".join(row.timing_said.split()), self.lang))
        found = timing_in(row.title, self.lang, self.words) or timing_in(row.steps, self.lang, self.words)
        if found is None and section.timing_said:
            return Found(section.timing_said, read_timing(section.timing_said, self.lang))
        if found is None and is_month(split_mark(section.title).rest, self.lang):
            when = split_mark(section.title).rest.strip(" :：.")
            return Found(when, read_timing(when, self.lang))
        return found


def _timing_problems(row: OpenRow, found: Found | None) -> list[str]:
    if found is None:
        return ["timing_missing"]
    if found.reading.timing is None:
        return ["timing_not_understood"]
    if found.reading.problem and (row.timing_said or found.reading.problem == "partly"):
        return [f"timing_{found.reading.problem}"]
    return []
