"""How I am told: mail, telephones, browsers, quiet hours, and trying them."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.notices.actions import addresses, confirming, trying
from umay.notices.forms import BrowserForm, CodeForm, PhoneForm, QuietForm
from umay.notices.models import Address
from umay.notices.queries.channels import ChannelsPage, channels_page
from umay.notices.rules.quiet import USUAL_QUIET
from umay.people import api as people
from umay.people.api import ActorRequest
from umay.web.api import Form, pages

_PAGE = "notice-channels"


@login_required
@require_GET
def show_channels(request: ActorRequest) -> HttpResponse:
    """Show by which ways one is told, and when not."""
    return _shown(request)


@login_required
@require_POST
def add_phone(request: ActorRequest) -> HttpResponse:
    """Keep a telephone and send it a code."""
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return _shown(request, phone=form)
    try:
        row = addresses.add_phone(request.actor, form.cleaned_data["number"], now=timezone.now())
    except Refused as no:
        if no.refusal.code == "phone.no_number":
            form.add_error("number", pages.words_of(no.refusal))
            return _shown(request, phone=form)
        return pages.refused(request, no.refusal)
    said = _("This telephone is confirmed already.") if row.confirmed_at else _("A code is on its way to this telephone. Type it here.")
    return pages.go(request, _PAGE, said=said, anchor="phones")


@login_required
@require_POST
def send_code(request: ActorRequest, address_uid: UUID) -> HttpResponse:
    """Send another code."""
    try:
        confirming.send_again(request.actor, address_uid, now=timezone.now())
    except Address.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, _PAGE, said=_("Another code is on its way. The one before holds no more."), anchor="phones")


@login_required
@require_POST
def confirm_phone(request: ActorRequest, address_uid: UUID) -> HttpResponse:
    """Confirm a telephone by the code it got."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _shown(request, code=form)
    try:
        confirming.confirm(request.actor, address_uid, form.cleaned_data["code"], now=timezone.now())
    except Address.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        if no.refusal.code == "phone.code_wrong":
            form.add_error("code", pages.words_of(no.refusal))
            return _shown(request, code=form)
        return pages.refused(request, no.refusal)
    return pages.go(request, _PAGE, said=_("Confirmed. What is urgent reaches you on this telephone from now on."), anchor="phones")


@login_required
@require_POST
def add_browser(request: ActorRequest) -> HttpResponse:
    """Keep this browser as one that may be woken."""
    form = BrowserForm(request.POST)
    if not form.is_valid():
        return _shown(request, status=422)
    label = " · ".join(people.browser_names(request.headers.get("User-Agent", "")))
    try:
        addresses.add_browser(request.actor, form.cleaned_data["endpoint"], label, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, _PAGE, said=_("This browser tells you from now on, also when Umay is closed."), anchor="browsers")


@login_required
@require_POST
def forget_address(request: ActorRequest, address_uid: UUID) -> HttpResponse:
    """Be told no more by a telephone or a browser."""
    try:
        addresses.forget_address(request.actor, address_uid, now=timezone.now())
    except Address.DoesNotExist:
        raise Http404 from None
    return pages.go(request, _PAGE, said=_("Taken away. Nothing goes there any more."))


@login_required
@require_POST
def keep_quiet_hours(request: ActorRequest) -> HttpResponse:
    """Keep the hours in which nothing but danger leaves Umay."""
    form = QuietForm(request.POST)
    if not form.is_valid():
        return _shown(request, quiet=form)
    since, until = form.hours()
    try:
        addresses.keep_quiet_hours(request.actor, since=since, until=until, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, _PAGE, said=_("Kept. Danger still reaches you at any hour."), anchor="quiet")


@login_required
@require_POST
def try_ways(request: ActorRequest) -> HttpResponse:
    """Tell oneself by every way."""
    try:
        trying.try_ways(request.actor, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, _PAGE, said=_("On its way. It should reach you within a minute by every way that is set up here."))


@require_GET
def show_push_worker(request: ActorRequest) -> HttpResponse:
    """Hand out the script that a browser runs when it is woken, in the language it was asked for. The same for everybody."""
    lang = request.GET.get("lang", "")
    with translation.override(lang if lang in dict(settings.LANGUAGES) else "en"):
        script = render_to_string("notices/push_worker.js", using="jinja2")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


def _shown(
    request: ActorRequest, *, phone: Form | None = None, code: Form | None = None, quiet: Form | None = None, status: int = 0
) -> HttpResponse:
    """Show the page with the forms as they stand; those that were sent wrongly show what to mend."""
    page = channels_page(request.actor, now=timezone.now())
    forms = {"phone": phone or PhoneForm(auto_id="phone-%s"), "code": code or CodeForm(), "quiet": quiet or _quiet_form(page)}
    wrong = phone or code or quiet
    return pages.render(request, "notices/channels.html", {"page": page, "forms": forms}, status=status or (422 if wrong else 200))


def _quiet_form(page: ChannelsPage) -> QuietForm:
    hours = page.quiet or USUAL_QUIET
    return QuietForm(initial={"kind": "hours" if page.quiet else "none", "since": hours.since, "until": hours.until})
