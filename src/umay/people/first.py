"""The link by which the first administrator of a new deployment comes in. The command line prints it once."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from umay.core.api import JOB
from umay.people.actions.setting_up import make_first_link


def first_link(now: datetime) -> str:
    """Return a new link; it works once, for a day. Raises Refused ("first.not_empty", "live.demo"). now: aware."""
    token = secrets.token_urlsafe(32)
    make_first_link(JOB, token, now=now)
    return f"{settings.UMAY_URL}{reverse('first', kwargs={'token': token})}"
