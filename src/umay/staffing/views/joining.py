"""Class links at the school, and the page on which a parent enrols without an account."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import JOB
from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.staffing import forms
from umay.staffing.actions import linking
from umay.staffing.by_pass import keep_pass
from umay.staffing.papers import invitation
from umay.staffing.queries.doors import JoinPlace, bearer_by_secret, link_by_secret
from umay.staffing.queries.links import links_page, open_link
from umay.staffing.views.frame import for_keepers
from umay.web.api import Floods, pages, sender_of, submission_of

LASTS: Final = timedelta(days=60)
floods = Floods()


def _url(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("join", args=[secret]))


@for_keepers
@require_GET
def show_links(request: ActorRequest) -> HttpResponse:
    """The links of the school."""
    return _shown(request, forms.LinkForm(initial={"until_on": timezone.localdate() + LASTS}))


def _shown(request: ActorRequest, form: forms.LinkForm, status: int = 200) -> HttpResponse:
    page = links_page(request.actor, timezone.localdate())
    return pages.render(request, "staffing/links.html", {"page": page, "form": form}, status=status)


@for_keepers
@require_POST
def make_link(request: ActorRequest) -> HttpResponse:
    """Make a link."""
    form = forms.LinkForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    data = form.cleaned_data
    try:
        key, today = submission_of(request.POST), timezone.localdate()
        made = linking.make_link(request.actor, data["class_name"], data["until_on"], today=today, now=timezone.now(), key=key)
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _shown(request, form, 409)
    return pages.go(request, "staffing-link", link_uid=made.uid)


@for_keepers
@require_GET
def show_link(request: ActorRequest, link_uid: UUID) -> HttpResponse:
    """One link, to send or to print."""
    link = open_link(request.actor, link_uid)
    return pages.render(request, "staffing/link.html", {"link": link, "sign": documents.sign_of(_url(request, link.secret))})


@for_keepers
@require_GET
def print_link(request: ActorRequest, link_uid: UUID) -> HttpResponse:
    """The poster of a link."""
    link = open_link(request.actor, link_uid)
    lang = translation.get_language() or "en"
    paper = invitation(link, _url(request, link.secret), lang)
    return documents.shown(paper, "invitation")


@for_keepers
@require_POST
def end_link(request: ActorRequest, link_uid: UUID) -> HttpResponse:
    """End a link."""
    linking.end_link(request.actor, link_uid, now=timezone.now())
    return pages.go(request, "staffing-links", said=_("Ended. Posters with this sign open nothing any more."))


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Enrol as a parent. A link that opens nothing is a missing page, whatever is wrong with it."""
    place = link_by_secret(secret, timezone.localdate())
    if place is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    language = translation.get_language() or "en"
    form = forms.JoinForm(sent, class_name=place.class_name, initial={"language": language})
    if sent is None or not form.is_valid():
        return _join_page(request, place, form, 422 if sent is not None else 200)
    if floods.is_one_more_of_many(sender_of(request), time.monotonic()):
        return pages.render(request, "staffing/busy.html", {}, status=429)
    try:
        done = linking.enrol(JOB, place.link_uid, form.facts(place.grade), now=timezone.now(), key=submission_of(request.POST))
    except linking.LinkMissing:
        raise Http404 from None
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _join_page(request, place, form, 409)
    return _welcome(request, place, done, form.cleaned_data["email"])


def _join_page(request: HttpRequest, place: JoinPlace, form: forms.JoinForm, status: int) -> HttpResponse:
    response = pages.render(request, "staffing/join.html", {"place": place, "form": form}, status=status)
    response["Referrer-Policy"] = "same-origin"
    return response


def _welcome(request: HttpRequest, place: JoinPlace, done: linking.Enrolled, email: str) -> HttpResponse:
    """Show the pass, once, and let this browser keep it: alike for whoever is new and whoever is on the list already."""
    sign = documents.sign_of(request.build_absolute_uri(reverse("pass", args=[done.secret])))
    letter = documents.letter_to(email, _("My pass"), sign.url)
    response = pages.render(request, "staffing/welcome.html", {"place": place, "sign": sign, "letter": letter})
    bearer = bearer_by_secret(done.secret, timezone.localdate())
    if bearer is not None:
        keep_pass(response, bearer)
    return response
