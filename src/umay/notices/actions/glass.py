"""Telling a unit that somebody acts for it: at once, and nothing but that. Who, why and until when stands inside Umay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from umay.core.api import JOB
from umay.notices.actions.telling import tell
from umay.people import api as people


def tell_of_glass(glass_id: int, *, now: datetime) -> int:
    """Tell the people of the unit, once however often it is asked; return how many were told anew."""
    told = people.told_of_glass(glass_id)
    if told is None:
        return 0
    with transaction.atomic():
        link = reverse("profile")
        return tell(JOB, told.person_ids, "glass.broken", link=link, at=now, key=f"glass/{told.uid}")
