"""Jobs of the room. Each acts as the system, looks first, and is safe to repeat."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.drafts.actions import drafting, taking_in
from umay.drafts.models import SentDocument
from umay.drafts.reading_through import Progress, read_through
from umay.kernel.refusal import Refusal, Refused


@app.task(name="drafts.read_document")
def read_document(document_id: int) -> bool:
    """Read a document that was sent and keep its rows as a draft; say whether this job did it. document_id: of the document."""
    sent = taking_in.take_up(document_id)
    if sent is None:
        return False
    if sent.tries > taking_in.MOST_TRIES:
        _end(taking_in.stop, document_id)
        return False
    heard = Progress(lambda *said: taking_in.note_progress(document_id, *said), time.monotonic)
    try:
        taken = read_through(sent, heard)
        drafting.keep_draft(JOB, document_id, taken, now=timezone.now())
    except drafting.ReadAlready:
        return False
    except Refused as no:
        _end(taking_in.refuse, document_id, no.refusal)
        return False
    except Exception:
        _end(taking_in.stop, document_id)
        raise
    return True


def _end(act: Callable[..., None], document_id: int, *said: Refusal) -> None:
    """End a reading by the act; nothing is left to end where the document was thrown away meanwhile."""
    with suppress(SentDocument.DoesNotExist):
        act(JOB, document_id, *said, now=timezone.now())


@app.periodic(cron="50 2 * * *")
@app.task(name="drafts.forget_old", queueing_lock="drafts.forget_old")
def forget_old(timestamp: int) -> int:
    """Delete documents that were read or refused a day ago, and those nobody came back to for a week. timestamp: when it was due."""
    return taking_in.forget_old(JOB, now=datetime.fromtimestamp(timestamp, UTC))
