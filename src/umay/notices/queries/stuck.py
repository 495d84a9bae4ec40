"""What does not leave Umay, as a number for whoever runs it."""

from __future__ import annotations

from typing import Final

from umay.notices.models import Outbox, SendState

_TRIED_IN_VAIN: Final = 5  # SECURITY C5 13: after five tries somebody sees it


def stuck_messages() -> int:
    """Return how many messages wait that were tried five times or more."""
    return Outbox.objects.filter(state__in=(SendState.WAITING, SendState.TAKEN), tries__gte=_TRIED_IN_VAIN).count()
