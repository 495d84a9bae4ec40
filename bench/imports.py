"""Importing a document: how long, how many rows, how many timing cells were understood and how many are listed for a person."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.report import number, say, table

ROOT: Final = Path(__file__).resolve().parents[1]
SEEDS: Final = ROOT.parent / "shared" / "seeds"
SPECIMENS: Final = ROOT / "bench" / "specimens"


def documents(given: Sequence[Path]) -> list[Path]:
    """Return the documents given, else the five first ones where they lie beside the checkout, else specimens."""
    if given:
        return list(given)
    return sorted(SEEDS.glob("*.txt")) or sorted(SPECIMENS.glob("*.txt"))


def report(given: Sequence[Path]) -> None:
    """Print the figures of importing."""
    say("IMPORT")
    say("  reading a file in a process apart and recognising its rows; the first document also pays for loading the words\n")
    rows = [_imported(path) for path in documents(given)]
    table(("document", "lines", "seconds", "rows", "timing cells", "understood", "share", "lines not placed"), rows)


def _imported(path: Path) -> tuple[Any, ...]:
    from umay.reading import api as reading

    began = time.perf_counter()
    found = reading.recognise_file(path)
    seconds = time.perf_counter() - began
    every = [row for section in found.sections for row in section.rows]
    cells = [row for row in every if row.timing_text.strip()]
    understood = sum(row.timing is not None for row in cells)
    share = f"{understood / len(cells):.0%}" if cells else "-"
    return (path.name, len(found.source.lines), number(seconds), len(every), len(cells), understood, share, len(found.not_understood))
