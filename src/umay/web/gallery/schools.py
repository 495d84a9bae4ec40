"""A sample district: twelve invented schools by twelve duties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from umay.web import dates
from umay.web.pictures.grid import Cell, Column, Grid, Row, share_done

_DUTIES: Final = (
    "Safety scale, school part",
    "Security action plan",
    "Criminal-record proofs",
    "Bus waiting plan",
    "Contacts of officers",
    "Duty instructions read",
    "Information meeting",
    "Guidance for absent children",
    "Cyber-safety lessons",
    "Observation reports",
    "Gate posts set up",
    "Term report",
)
_KINDS: Final = {"+": "done", "o": "due", "!": "late", "-": "reason", "/": "nothing", ".": "none"}
_SAID: Final = {
    "done": "done on time",
    "due": "due",
    "late": "late",
    "reason": "not done, with reason",
    "nothing": "nothing received",
    "none": "does not apply",
}
_SCHOOLS: Final = (
    ("Birinci Ortaokulu", 1, "+/++!++!!+oo"),
    ("İkinci İlkokulu", 1, "!++oo+o+/!++"),
    ("Üçüncü Anadolu Lisesi", 1, "/oo+//++-+++"),
    ("Dördüncü İlkokulu", 2, "++/+!-++++++"),
    ("Beşinci Ortaokulu", 2, "/+++o/++++++"),
    ("Altıncı Meslek Lisesi (boarding)", 2, "++o+/+-oo++o"),
    ("Yedinci İlkokulu", 3, "/.o+o+++!-+!"),
    ("Sekizinci Ortaokulu", 3, "+.++/+o++o+/"),
    ("Dokuzuncu Lisesi", 3, "/.//!+++++o+"),
    ("Onuncu İlkokulu", 4, "!.o+/++/+++/"),
    ("On Birinci Ortaokulu", 4, "o.+/+/+o++++"),
    ("On İkinci İlkokulu", 4, "+.oo+++/+o/+"),
)


def grid() -> Grid:
    """Return the sample district."""
    rows = []
    for name, grade, signs in _SCHOOLS:
        cells = tuple(
            Cell(_KINDS[sign], f"{name}, {duty}: {_SAID[_KINDS[sign]]}", "" if sign == "." else "#")
            for sign, duty in zip(signs, _DUTIES, strict=True)
        )
        share = share_done(cells)
        rows.append(Row(name, cells, "" if share is None else dates.say_percent(share), grade, "#"))
    return Grid(
        caption="Schools by duty",
        corner="School, grade",
        columns=tuple(Column(duty, "#") for duty in _DUTIES),
        rows=tuple(rows),
        share_words="Share done",
        legend=tuple(_SAID.items()),
    )


def page() -> Mapping[str, Any]:
    """Return the sample page of a district."""
    return {"grid": grid()}
