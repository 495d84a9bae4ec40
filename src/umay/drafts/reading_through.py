"""Reads a document that was sent: in the limited process, then row by row, telling how far it is. Writes nothing but that."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from umay.core.api import JOB
from umay.drafts.models import SentDocument
from umay.drafts.queries.owners import owners_for
from umay.drafts.rules.taking import Taken, taken
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.reading import api as reading

Heard = Callable[[str, int, int, int], None]
"""Hears the step, how far it is, of how much, and how many rows were found."""

LONGEST_S: Final = 600.0
EACH_S: Final = 0.5


class Progress:
    """Passes on what is told, not more often than each half second, and refuses what takes too long.

    clock: seconds that only go forward. Raises Refused ("document.took_too_long") out of the reading.
    """

    def __init__(self, heard: Heard, clock: Callable[[], float]) -> None:
        self._heard, self._clock = heard, clock
        self._began = clock()
        self._said_at = self._began - EACH_S

    def __call__(self, step: str, done: int, total: int, found: int) -> None:
        """Hear how far it is."""
        now = self._clock()
        if now - self._began > LONGEST_S:
            raise Refused(Refusal("document.took_too_long"))
        if now - self._said_at >= EACH_S:
            self._said_at = now
            self._heard(step, done, total, found)


def read_through(sent: SentDocument, heard: Heard) -> Taken:
    """Return what was recognised in the document. Raises Refused "document.…"; the file itself is gone afterwards."""
    unit = places.unit_by_id(JOB, sent.unit_id)
    heard("opening", 0, 0, 0)
    if sent.file_name:
        found = reading.recognise(_source(sent), sent.lang or None, unit.country, told=heard)
    else:
        found = reading.recognise_text(bytes(sent.content or b"").decode(), sent.lang or None, unit.country, told=heard)
    return taken(found, owners_for(unit, found.lang), told=lambda done, total: heard("draft", done, total, total))


def _source(sent: SentDocument) -> reading.Source:
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "document" + Path(sent.file_name).suffix.lower()[:10])
        kept.write_bytes(bytes(sent.content or b""))
        try:
            return reading.extract(kept, sent.lang or None)
        except Refused as no:
            raise Refused(Refusal(no.refusal.code, {**no.refusal.values, "name": sent.file_name})) from None
