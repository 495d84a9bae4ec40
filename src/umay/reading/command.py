"""What other programmes get of a recognised document: JSON. The listing to read is in `listing`. Prints nothing."""

from __future__ import annotations

from typing import Any

from umay.reading.values import Recognised, Row, Section
from umay.timing.api import to_json


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
