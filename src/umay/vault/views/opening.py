"""Opening the vault, by words or by a code from paper, and closing it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.vault.actions import opening
from umay.vault.forms import CodeForm, OpenForm
from umay.vault.opened import drop_cookie, keep_cookie, opened_vault
from umay.vault.queries.own import WaysIn, ways_in
from umay.vault.rules.slots import SlotKind
from umay.vault.values import DEMO_WORDS
from umay.vault.views.asking import account_of, for_holders, next_of, session_of
from umay.vault.views.showing import show_code
from umay.web.api import pages


@require_http_methods(["GET", "POST"])
@for_holders
def open_vault(request: ActorRequest) -> HttpResponse:
    """Ask for the words that open the vault, and go on to where one was going."""
    ways = ways_in(request.actor)
    if not ways.has_keys:
        return HttpResponseRedirect(reverse("make-keys") + "?" + urlencode({"next": next_of(request)}))
    if request.method == "GET" and opened_vault(request) is not None:
        return HttpResponseRedirect(next_of(request))
    form = OpenForm(request.POST or None, typed=ways.typed)
    if request.method == "POST" and form.is_valid():
        return _opened(request, form, ways)
    return _ask(request, form, ways, status=422 if form.is_bound else 200)


def _opened(request: ActorRequest, form: OpenForm, ways: WaysIn) -> HttpResponse:
    now = timezone.now()
    try:
        opening.count_try(request.actor, now=now)
        opened = opening.open_vault(request.actor, form.cleaned_data["words"], session=session_of(request), now=now)
    except Refused as no:
        form.add_error("words", pages.words_of(no.refusal))
        return _ask(request, form, ways, status=422)
    answer = HttpResponseRedirect(next_of(request))
    answer.status_code = 303
    return keep_cookie(request, answer, opened.token)


def _ask(request: ActorRequest, form: OpenForm, ways: WaysIn, *, status: int) -> HttpResponse:
    context = {
        "form": form,
        "next": next_of(request),
        "by_code": ways.by_code,
        "passkeys": ways.passkeys,
        "by_password": SlotKind.PASSWORD.value in ways.typed,
        "demo": DEMO_WORDS if settings.UMAY_DEMO else "",
    }
    return pages.render(request, "vault/open.html", context, status=status)


@login_required
@require_POST
def close_vault(request: ActorRequest) -> HttpResponse:
    """Close the vault at once."""
    opening.close_vault(request.actor, session=session_of(request), now=timezone.now())
    return drop_cookie(pages.go(request, "vault" if request.actor.seat else "home", said=_("Your vault is closed.")))


@require_http_methods(["GET", "POST"])
@for_holders
def use_code(request: ActorRequest) -> HttpResponse:
    """Open the vault by a code because the passphrase is lost; choose a new one; get a new code."""
    ways = ways_in(request.actor)
    form = CodeForm(request.POST or None, account=account_of(request))
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            opening.count_try(request.actor, now=now)
            data = form.cleaned_data
            opened = opening.open_by_code(request.actor, data["code"], data["words"], session=session_of(request), now=now)
        except Refused as no:
            form.add_error("code", pages.words_of(no.refusal))
        else:
            return keep_cookie(request, show_code(request, opened.code, opened.slot_uid, next_of(request)), opened.token)
    context = {"form": form, "next": next_of(request), "has_keys": ways.has_keys}
    return pages.render(request, "vault/use_code.html", context, status=422 if form.is_bound else 200)
