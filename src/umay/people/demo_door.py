"""The way into a demo without a password. Refuses any account that is not an invented one."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest
from django.utils import translation

from umay.people.models import Account
from umay.people.sessions import note_browser


def enter_as_demo(request: HttpRequest, person_uid: UUID) -> None:
    """Sign in as an invented person. Raises Http404 outside of a demo and for a real person."""
    account = Account.objects.filter(person__uid=person_uid, person__is_demo=True).first() if settings.UMAY_DEMO else None
    if account is None:
        raise Http404
    language = translation.get_language() or "en"
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    note_browser(request)
    Account.objects.filter(pk=account.pk).update(language=language)
