"""My settings: language, notices, ways to sign in, browsers, appointments; acting for a unit whose people are away."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.actions import glass, own
from umay.people.forms import GlassForm, SettingsForm
from umay.people.middleware import ActorRequest
from umay.people.models import BrokenGlass
from umay.people.queries.profile import ProfilePage, glasses_of, profile_page
from umay.people.sessions import hash_of
from umay.people.signing_in.adapter import speak
from umay.people.signing_in.demanding import is_strong
from umay.places import api as places
from umay.web.api import pages


def _page(request: ActorRequest) -> ProfilePage:
    return profile_page(
        request.actor,
        session=hash_of(request.session.session_key),
        today=timezone.localdate(),
        now=timezone.now(),
        lang=translation.get_language() or "en",
    )


@login_required
@require_http_methods(["GET", "POST"])
def show_profile(request: ActorRequest) -> HttpResponse:
    """Show one's settings; keep language and notices when they are sent."""
    if request.method == "POST":
        form = SettingsForm(request.POST)
        if form.is_valid():
            return _kept(request, form)
        return pages.render(request, "people/profile.html", {"page": _page(request), "form": form}, status=422)
    page = _page(request)
    form = SettingsForm(initial={"language": page.language, "digest": page.digest})
    return pages.render(request, "people/profile.html", {"page": page, "form": form})


@login_required
@require_GET
def show_second_factor(request: ActorRequest) -> HttpResponse:
    """Say why a second factor is needed here and lead to setting one up, or to showing the one that is there."""
    factors = _page(request).factors
    return pages.render(request, "people/second_factor.html", {"factors": factors, "strong": is_strong(request)})


def _kept(request: ActorRequest, form: SettingsForm) -> HttpResponse:
    language = form.cleaned_data["language"]
    try:
        own.keep_settings(request.actor, language=language, digest=form.cleaned_data["digest"], now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    with translation.override(language):
        answer = pages.go(request, "profile", said=_("Kept."))
    speak(answer, language)
    return answer


@login_required
@require_POST
def end_session(request: ActorRequest) -> HttpResponse:
    """Sign one of one's browsers out, or all but this one."""
    here = hash_of(request.session.session_key)
    try:
        if "others" in request.POST:
            own.end_other_sessions(request.actor, here, now=timezone.now())
        else:
            own.end_session(request.actor, request.POST.get("session", ""), now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "profile", said=_("Signed out there."))


@login_required
@require_http_methods(["GET", "POST"])
def break_glass(request: ActorRequest) -> HttpResponse:
    """Act for a unit below whose people are away."""
    if not request.actor.holds(Perm.GLASS_BREAK):
        return pages.refused(request, Refusal("access.not_granted"))
    agency = request.actor.seat.place.agency if request.actor.seat else ""
    own_id = request.actor.seat.place.unit_id if request.actor.seat else 0
    below = [one for one in places.units_in_scope(request.actor, agency=agency, limit=500) if one.id != own_id]
    form = GlassForm(request.POST or None, units=[(str(one.uid), one.name) for one in below])
    if request.method == "POST" and form.is_valid():
        return _broken(request, form)
    context = {"form": form, "mine": glasses_of(request.actor, timezone.now()), "any_below": bool(below)}
    return pages.render(request, "people/break_glass.html", context, status=422 if form.is_bound else 200)


def _broken(request: ActorRequest, form: GlassForm) -> HttpResponse:
    try:
        glass.break_glass(request.actor, form.cleaned_data["unit"], reason=form.cleaned_data["reason"], now=timezone.now())
    except places.UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "break-glass", said=_("You act for this unit for four hours. Its people are being told."))


@login_required
@require_POST
def give_glass_back(request: ActorRequest, glass_uid: UUID) -> HttpResponse:
    """Stop acting for a unit."""
    try:
        glass.give_glass_back(request.actor, glass_uid, now=timezone.now())
    except BrokenGlass.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "break-glass", said=_("You act for this unit no more."))
