"""What was told in the world of the matrix: a report of the first school, sealed to its principal and to its counsellor, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from tests.support.vaults import WORDS, keyed

CODE = "k7m2p9x"


def told(cast: Any) -> dict[str, Any]:
    """Open the school's page to tell, tell two things there, and return what addresses name of them."""
    from umay.core.api import JOB, scoped
    from umay.reports.models import Attachment, Report, TellingPlace

    now = datetime.now(UTC)  # the database reads a clock of its own
    keyed(cast.counsellor)
    TellingPlace.objects.create(unit_id=cast.school.id, country=cast.school.country, code=CODE, opened_at=now)
    _tell(cast, now, with_file=True)
    _tell(cast, now)
    with scoped(JOB):
        file = Attachment.objects.get()
        other = Report.objects.exclude(pk=file.report_id).get()
    return {"report_id": file.report_id, "attachment_id": file.pk, "other_report": other.pk, "a_reader": cast.counsellor.person_id}


def _tell(cast: Any, now: datetime, *, with_file: bool = False) -> None:
    from umay.core.api import sealing
    from umay.reports.actions.taking_down import log_report
    from umay.reports.rules.telling import Told, ToldFile

    files = (ToldFile("notes.txt", b"what was seen", "text/plain"),) if with_file else ()
    words = Told(
        "someone", "He is hit.", danger=False, about_head=False, about_team=False, name="", reach="", wish="", language="en", files=files
    )
    log_report(cast.principal, words, sealing.new_receipt(), channel="in_person", key=uuid4(), today=now.date(), now=now)


def opened(visitor: Any) -> None:
    """Open the vault of a visitor who keeps one, in their browser."""
    visitor.client.post("/vault/open/", {"words": WORDS})
