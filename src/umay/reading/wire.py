"""A source as JSON and back, for the way out of the process apart. Nothing is read from files here."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from umay.reading.values import Line, Place, Remark, Source


def source_as_json(source: Source) -> dict[str, Any]:
    """Return the source as one object."""
    return {
        "name": source.name,
        "form": source.form,
        "encoding": source.encoding,
        "lines": [[line.number, line.text, list(astuple(line.place)) if line.place else None, line.heading] for line in source.lines],
        "remarks": [[remark.code, dict(remark.values)] for remark in source.remarks],
    }


def source_from_json(said: dict[str, Any]) -> Source:
    """Return the source that the object describes.

    Raises KeyError, TypeError or ValueError when it describes none.
    """
    lines = tuple(
        Line(int(number), _plain(str(text)), Place(*place) if place else None, bool(heading))
        for number, text, place, heading in said["lines"]
    )
    remarks = tuple(Remark(str(code), dict(values)) for code, values in said["remarks"])
    return Source(str(said["name"]), str(said["form"]), lines, remarks, said["encoding"])


def _plain(text: str) -> str:
    """Return the text without what no database takes: lone surrogates and zero characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
