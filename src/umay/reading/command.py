"""What the command line and other programmes get of a recognised document: JSON, and a listing to read. Prints nothing."""

from __future__ import annotations

from typing import Any

from umay.reading.values import Recognised, Row, Section
from umay.timing.api import to_json, write

_WIDTH = 110


def as_json(found: Recognised) -> dict[str, Any]:
    """Return the recognised document as one object that JSON can hold, in the shape of `umay import --json`."""
    return {
        "document": found.document,
        "lang": found.lang,
        "sections": [_section(section) for section in found.sections],
        "not_understood": [{"line": line.number, "text": line.text.strip()} for line in found.not_understood],
        "set_aside": [{"line": one.line.number, "text": one.line.text.strip(), "why": one.why} for one in found.set_aside],
        "remarks": [{"code": remark.code, **remark.values} for remark in found.source.remarks],
    }


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "owner": section.owner, "part": section.part, "rows": [_row(row) for row in section.rows]}


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "steps": row.steps,
        "place": row.place,
        "lead": row.lead,
        "partners": row.partners,
        "timing_text": row.timing_text,
        "timing": to_json(row.timing) if row.timing is not None else None,
        "explanation": row.explanation,
        "source": {"line": row.lines[0] if row.lines else None, "lines": list(row.lines)},
        "problems": list(row.problems),
    }


def as_listing(found: Recognised, lang: str = "en") -> str:
    """Return the recognised document as text to read. lang: of the sentences that say when."""
    lines = [found.document, ""]
    for section in found.sections:
        lines += [
            _short(" / ".join(one for one in (section.part, section.title) if one)),
            *(_listed(row, lang) for row in section.rows),
            "",
        ]
    rows = sum(len(section.rows) for section in found.sections)
    timed = sum(row.timing is not None for section in found.sections for row in section.rows)
    lines.append(f"{rows} rows, {timed} with a time; {len(found.set_aside)} lines set aside, {len(found.not_understood)} not understood")
    lines += [f"  {line.number}: {_short(line.text.strip())}" for line in found.not_understood]
    return "\n".join(lines) + "\n"


def _listed(row: Row, lang: str) -> str:
    when = write(row.timing, lang) if row.timing is not None else "?"
    who = _short(" ".join(row.lead.split())) or "?"
    first = f"  {row.lines[0] if row.lines else 0:>5}  {row.number:<6} {_short(' '.join(row.title.split()))}"
    second = f"{'':15}{who}; {_short(' '.join(row.timing_text.split()))} = {when}"
    problems = f"  [{', '.join(row.problems)}]" if row.problems else ""
    return f"{first}\n{second}{problems}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
