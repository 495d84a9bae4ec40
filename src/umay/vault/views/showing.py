"""Showing a recovery code, once."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from umay.people.api import ActorRequest
from umay.vault.forms import KeptForm
from umay.vault.views.asking import account_of, hold
from umay.web.api import dates, pages


def show_code(request: ActorRequest, code: str, slot_uid: UUID | None, onward: str, *, is_first: bool = False) -> HttpResponse:
    """Return the page with a fresh code, to be printed or written down; the page that follows asks for its last group."""
    account = account_of(request)
    context = {
        "code": code,
        "is_first": is_first,
        "form": KeptForm(initial={"held": hold(slot_uid, code), "next": onward}),
        "made": dates.say_date(timezone.localdate()),
        "whose": account.email if account else "",
    }
    return pages.render(request, "vault/code.html", context)
