"""Opening the vault by a passkey, and letting one open it. What the passkey gives comes by script; without one, words are typed."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault.actions import passkeys
from umay.vault.forms import PasskeyForm
from umay.vault.guarding import with_vault
from umay.vault.opened import keep_cookie, opened_vault
from umay.vault.views.asking import for_holders, next_of, session_of
from umay.web.api import pages


@require_POST
@for_holders
def open_by_passkey(request: ActorRequest) -> HttpResponse:
    """Open the vault by what a passkey gave, and go on to where one was going."""
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        return pages.refused(request, Refusal("vault.passkey_wrong"))
    said, now = form.cleaned_data, timezone.now()
    try:
        opened = passkeys.open_by_passkey(request.actor, said["credential"], said["secret"], session=session_of(request), now=now)
    except Refused as no:
        return pages.refused(request, no.refusal)
    answer = HttpResponseRedirect(next_of(request))
    answer.status_code = 303
    return keep_cookie(request, answer, opened.token)


@require_POST
@for_holders
@with_vault
def add_passkey(request: ActorRequest) -> HttpResponse:
    """Let a passkey open the vault from now on."""
    form, vault = PasskeyForm(request.POST), opened_vault(request)
    if not form.is_valid() or vault is None:
        return pages.refused(request, Refusal("vault.passkey_wrong"))
    try:
        passkeys.add_passkey(request.actor, vault, form.cleaned_data["credential"], form.cleaned_data["secret"], now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "vault", said=_("This passkey opens your vault from now on. Your passphrase does so too."))
