"""The officials' key: its ceremony, giving somebody a way back, and the page where an official types their share."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.people.api import ActorRequest
from umay.vault.actions import ceremony, recovering
from umay.vault.forms import CeremonyForm, RecoveryForm, ShareForm
from umay.vault.models import Recovery
from umay.vault.queries.recovering import recovery_page, share_page
from umay.vault.views.asking import for_holders
from umay.web.api import dates, pages


@require_GET
@for_holders
def show_recovery(request: ActorRequest) -> HttpResponse:
    """Show the officials' key and what was started."""
    try:
        page = recovery_page(request.actor, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "vault/recovery.html", {"page": page})


@require_http_methods(["GET", "POST"])
@for_holders
def hold_ceremony(request: ActorRequest) -> HttpResponse:
    """Make the officials' key and show its shares once, each on a sheet of its own."""
    try:
        page = recovery_page(request.actor, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    if not page.may_hold:
        return pages.refused(request, Refusal("access.not_granted"))
    form = CeremonyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (holders := _holders(form)):
        try:
            shares = ceremony.hold_ceremony(request.actor, holders, now=timezone.now())
        except Refused as no:
            return pages.refused(request, no.refusal)
        names = people.names_of(holders)
        sheets = [(names[one.person_id], one.number, one.words) for one in shares]
        return pages.render(request, "vault/shares.html", {"sheets": sheets, "made": dates.say_date(timezone.localdate())})
    return pages.render(request, "vault/ceremony.html", {"form": form, "page": page}, status=422 if form.is_bound else 200)


def _holders(form: CeremonyForm) -> list[int]:
    """Return the persons with the addresses; none, and the form says so, when one of them is not known or stands twice."""
    found: list[int] = []
    for name in ("first", "second", "third"):
        account = people.Account.objects.filter(email=form.cleaned_data[name].lower(), is_active=True).first()
        if account is None or not people.seats_of(account.person_id, timezone.localdate()):
            form.add_error(name, _("Nobody who holds a post has this address."))
        elif account.person_id in found:
            form.add_error(name, _("Three different people, please."))
        else:
            found.append(account.person_id)
    return found if form.is_valid() else []


@require_http_methods(["GET", "POST"])
@for_holders
def start_recovery(request: ActorRequest) -> HttpResponse:
    """Start giving somebody their key back, with a reason."""
    try:
        page = recovery_page(request.actor, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    form = RecoveryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            recovering.start_recovery(request.actor, data["email"], reason=data["reason"], today=timezone.localdate(), now=timezone.now())
        except Refused as no:
            return pages.refused(request, no.refusal)
        return pages.go(request, "recovery", said=_("Started. The officials, the person and the head of their unit are told."))
    return pages.render(request, "vault/start_recovery.html", {"form": form, "page": page}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@for_holders
def give_share(request: ActorRequest, recovery_uid: UUID) -> HttpResponse:
    """Take an official's share; with the second, show the code for the person."""
    try:
        page = share_page(request.actor, recovery_uid, now=timezone.now())
    except Recovery.DoesNotExist:
        raise Http404 from None
    form = ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _given(request, recovery_uid, form)
    return pages.render(request, "vault/share.html", {"form": form, "page": page}, status=422 if form.is_bound else 200)


def _given(request: ActorRequest, recovery_uid: UUID, form: ShareForm) -> HttpResponse:
    now = timezone.now()
    try:
        given = recovering.give_share(request.actor, recovery_uid, form.cleaned_data["share"], today=timezone.localdate(), now=now)
    except Refused as no:
        if no.refusal.code != "recovery.share_mistyped":
            return pages.refused(request, no.refusal)
        form.add_error("share", pages.words_of(no.refusal))
        page = share_page(request.actor, recovery_uid, now=now)
        return pages.render(request, "vault/share.html", {"form": form, "page": page}, status=422)
    page = share_page(request.actor, recovery_uid, now=now)
    return pages.render(request, "vault/given.html", {"given": given, "page": page})
