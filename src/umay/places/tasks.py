"""Jobs of the room. Each acts as the system, looks first, and is safe to repeat."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.kernel.refusal import Refused
from umay.places.actions import laying_out
from umay.places.models import LayoutDraft


@app.task(name="places.take_in_list")
def take_in_list(draft_id: int) -> bool:
    """Take in a long list of units, all of it or nothing; say whether this job did it. draft_id: of the list."""
    tries = laying_out.begin_queued(draft_id)
    if tries > laying_out.MOST_TRIES:
        _give_back(draft_id, "stopped")
    if not 0 < tries <= laying_out.MOST_TRIES:
        return False
    try:
        laying_out.take_in_queued(JOB, draft_id, now=timezone.now())
    except LayoutDraft.DoesNotExist:
        return False
    except Refused:  # something was added meanwhile that the list does not fit: its page says which rows
        _give_back(draft_id, "waiting")
        return False
    except Exception:
        _give_back(draft_id, "stopped")
        raise
    return True


def _give_back(draft_id: int, state: str) -> None:
    """Put the list back before its sender, unless another job took it in meanwhile."""
    with suppress(LayoutDraft.DoesNotExist):
        laying_out.give_back(JOB, draft_id, state=state, now=timezone.now())
