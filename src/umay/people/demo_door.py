"""The way into a demo without a password. Refuses any account that is not an invented one."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.translation import gettext_noop as _

from umay.people.models import Account
from umay.people.sessions import note_browser

NAMES: Final = (
    _("Demo principal"), _("Demo counsellor"), _("Demo district secretary"), _("Demo province coordinator"), _("Demo police child unit"),
    _("Demo social services"), _("Demo ministry"), _("Demo administrator"), _("Demo psychologist"), _("Demo headmistress"), _("Demo head"),
    _("Demo county office"), _("Demo police station"), _("Demo deputy"), _("Demo social pedagogue"), _("Demo class teacher"),
    _("Demo district office"), _("Demo province office"),
)  # fmt: skip
"""Who is met in a demo. Kept as written here and said in the reader's language, for nobody bears these names."""


def enter_as_demo(request: HttpRequest, person_uid: UUID) -> None:
    """Sign in as an invented person. Raises Http404 outside of a demo and for a real person."""
    account = Account.objects.filter(person__uid=person_uid, person__is_demo=True).first() if settings.UMAY_DEMO else None
    if account is None:
        raise Http404
    language = translation.get_language() or "en"
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    note_browser(request)
    Account.objects.filter(pk=account.pk).update(language=language)
