"""Passes of many, printed; and coming in by one: the address is opened once and leaves the address bar."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.staffing import forms
from umay.staffing.actions import passes
from umay.staffing.by_pass import keep_pass
from umay.staffing.papers import pass_cards
from umay.staffing.queries.doors import bearer_by_secret
from umay.staffing.queries.workers import classes_of
from umay.staffing.views.frame import for_keepers
from umay.web.api import pages, submission_of


@for_keepers
@require_http_methods(["GET", "POST"])
def print_passes(request: ActorRequest) -> HttpResponse:
    """Make passes for many and print them: a card for each, in this one moment, since their hashes alone are kept."""
    sent = request.POST if request.method == "POST" else None
    form = forms.PassesForm(sent, classes=classes_of(request.actor))
    if sent is None or not form.is_valid():
        return pages.render(request, "staffing/passes.html", {"form": form}, status=422 if sent is not None else 200)
    chosen = passes.Chosen(form.cleaned_data["class_name"], form.cleaned_data["is_anew"])
    try:
        made = passes.make_passes(request.actor, chosen, now=timezone.now(), key=submission_of(request.POST))
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return pages.render(request, "staffing/passes.html", {"form": form}, status=409)
    cards = [(one, request.build_absolute_uri(reverse("pass", args=[one.secret]))) for one in made]
    paper = pass_cards(places.own_unit(request.actor).name, cards, translation.get_language() or "en")
    return documents.shown(paper, "passes")


@never_cache
@require_GET
def open_pass(request: HttpRequest, secret: str) -> HttpResponse:
    """Let whoever has the secret in, and lead on to their duties or their own page. A wrong one is a missing page, always."""
    bearer = bearer_by_secret(secret, timezone.localdate())
    if bearer is None:
        raise Http404
    response = pages.go(request, bearer.landing)
    keep_pass(response, bearer)
    response["Referrer-Policy"] = "no-referrer"
    return response
