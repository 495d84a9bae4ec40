"""Documents sent and read in tests: the job is run at once, where a worker would run it."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from umay.core.api import JOB, Actor
from umay.reading import api as reading


def read_queued() -> int:
    """Run the waiting jobs that read documents; return how many."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    from umay.drafts.tasks import read_document

    jobs = ProcrastinateJob.objects.filter(task_name="drafts.read_document").order_by("id")
    return len([read_document(**job.args) for job in jobs])


def taken_from(text: str, lang: str | None, country: str) -> Any:
    """Return what would become of a text where no office and no post has a name."""
    return taken_of(reading.recognise_text(text, lang, country))


def taken_of(found: reading.Recognised) -> Any:
    """Return what would become of a document where no office and no post has a name."""
    from umay.drafts.queries.owners import plain
    from umay.drafts.rules.guessing import names_of
    from umay.drafts.rules.pack import Directory
    from umay.drafts.rules.taking import Owners, taken

    nobody = Directory({}, {}, {}, ())
    return taken(found, Owners(nobody, names_of(nobody, "en", "", plain)))


def kept(actor: Actor, taken: Any, *, now: Any) -> Any:
    """Return the draft of a document that somebody sent and a job has read."""
    from umay.drafts.actions import drafting, taking_in

    sent = taking_in.send_document(actor, taking_in.Paper(b"x", "plan.txt"), submission=None, now=now)
    assert taking_in.take_up(sent.pk)
    return drafting.keep_draft(JOB, sent.pk, taken, now=now)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that reads documents while a page waits for them."""
    from umay.drafts.views import sending

    monkeypatch.setattr(sending, "time", SimpleNamespace(monotonic=time.monotonic, sleep=lambda _seconds: read_queued()))
