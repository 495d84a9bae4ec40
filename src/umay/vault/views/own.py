"""My vault: making keys, changing what opens them, a new code, an older key back."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.vault.actions import making, opening, slots
from umay.vault.forms import AnewForm, ChangeForm, KeptForm, OlderForm, WordsChosen
from umay.vault.guarding import with_vault
from umay.vault.opened import is_opened, keep_cookie, opened_vault
from umay.vault.queries.own import lost_with, vault_page, ways_in
from umay.vault.views.asking import account_of, for_holders, held_slot, next_of, session_of
from umay.vault.views.showing import show_code
from umay.web.api import pages


def _can_show_it(_request: object) -> bool:
    """Tell whether people here can show once more that it is they: in a demo nobody has a password."""
    return not settings.UMAY_DEMO


@require_GET
@for_holders
def show_vault(request: ActorRequest) -> HttpResponse:
    """Show one's own vault: whether it is open, and the ways in."""
    page = vault_page(request.actor, now=timezone.now())
    return pages.render(request, "vault/vault.html", {"page": page, "is_open": is_opened(request)})


@require_http_methods(["GET", "POST"])
@for_holders
def make_keys(request: ActorRequest) -> HttpResponse:
    """Make one's first keys: choose words, then get a recovery code."""
    if ways_in(request.actor).has_keys and request.method == "GET":
        return HttpResponseRedirect(next_of(request))
    form = WordsChosen(request.POST or None, account=account_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = making.make_keys(request.actor, form.cleaned_data["words"], kind=form.kind, now=timezone.now())
        except Refused as no:
            return pages.refused(request, no.refusal)
        return _shown(request, made)
    return pages.render(request, "vault/make.html", {"form": form, "next": next_of(request)}, status=422 if form.is_bound else 200)


def _shown(request: ActorRequest, made: making.Made) -> HttpResponse:
    opened = opening.open_fresh(request.actor, made.vault, session=session_of(request), now=timezone.now())
    return keep_cookie(request, show_code(request, made.code, made.slot_uid, next_of(request), is_first=True), opened.token)


@require_POST
@for_holders
def keep_code(request: ActorRequest) -> HttpResponse:
    """Take the last group of a code as proof that it was kept."""
    form = KeptForm(request.POST)
    slot = held_slot(form.cleaned_data["held"], form.cleaned_data["group"]) if form.is_valid() else None
    if slot is None:
        if "group" not in form.errors:
            form.add_error("group", _("This is not how your code ends. Look at what you printed or wrote down."))
        return pages.render(request, "vault/code_again.html", {"form": form}, status=422)
    try:
        slots.confirm_code(request.actor, UUID(slot), now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    answer = HttpResponseRedirect(next_of(request))
    answer.status_code = 303
    return answer


@require_POST
@for_holders
@with_vault
def make_code(request: ActorRequest) -> HttpResponse:
    """Make a new recovery code and show it once."""
    vault = opened_vault(request)
    try:
        code, slot_uid = slots.make_code(request.actor, vault, now=timezone.now())  # type: ignore[arg-type]  # with_vault saw to it
    except Refused as no:
        return pages.refused(request, no.refusal)
    return show_code(request, code, slot_uid, next_of(request))


@require_http_methods(["GET", "POST"])
@for_holders
def change_words(request: ActorRequest) -> HttpResponse:
    """Choose new words for one's vault, with those of now."""
    form = ChangeForm(request.POST or None, account=account_of(request))
    if request.method == "POST" and form.is_valid():
        now, data = timezone.now(), form.cleaned_data
        try:
            opening.count_try(request.actor, now=now)
            slots.change_words(request.actor, data["before"], data["words"], kind=form.kind, session=session_of(request), now=now)
        except Refused as no:
            form.add_error("before", pages.words_of(no.refusal))
        else:
            return pages.go(request, "vault", said=_("Your vault opens by the new words from now on."))
    return pages.render(request, "vault/change.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@for_holders
@with_vault
def remove_slot(request: ActorRequest, slot_uid: UUID) -> HttpResponse:
    """Take a way into one's vault away."""
    try:
        slots.remove_slot(request.actor, slot_uid, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "vault", said=_("It opens your vault no more."))


@require_http_methods(["GET", "POST"])
@for_holders
@with_vault
def take_older(request: ActorRequest) -> HttpResponse:
    """Get an older key back by a passphrase that came to mind, or by a code."""
    form, vault = OlderForm(request.POST or None), opened_vault(request)
    if request.method == "POST" and form.is_valid() and vault is not None:
        now = timezone.now()
        try:
            opening.count_try(request.actor, now=now)
            opened = slots.take_older_back(request.actor, vault, form.cleaned_data["words"], session=session_of(request), now=now)
        except Refused as no:
            form.add_error("words", pages.words_of(no.refusal))
        else:
            return keep_cookie(request, pages.go(request, "vault", said=_("Your older key opens again.")), opened.token)
    page = vault_page(request.actor, now=timezone.now())
    return pages.render(request, "vault/older.html", {"form": form, "page": page}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@for_holders
@reauthentication_required(enabled=_can_show_it)  # type: ignore[untyped-decorator]  # allauth has no types
def make_anew(request: ActorRequest) -> HttpResponse:
    """Make new keys because everything that opened the old ones is lost. A stolen session alone must not: one signs in once more."""
    form = AnewForm(request.POST or None, account=account_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = making.make_anew(request.actor, form.cleaned_data["words"], now=timezone.now())
        except Refused as no:
            return pages.refused(request, no.refusal)
        return _shown(request, made)
    context = {"form": form, "lost": lost_with(request.actor.person_id or 0), "has_keys": ways_in(request.actor).has_keys}
    return pages.render(request, "vault/anew.html", context, status=422 if form.is_bound else 200)
