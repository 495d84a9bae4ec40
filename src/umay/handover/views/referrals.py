"""Pages on which somebody outside is asked, and the page on which they answer, which knows nobody."""

from __future__ import annotations

from uuid import UUID, uuid5

import psycopg
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from umay.cases import api as cases
from umay.handover import outside
from umay.handover.actions import asking
from umay.handover.forms.asking import ReferralForm
from umay.handover.rules.asking import answer_refusal
from umay.handover.sealed import read_token
from umay.handover.views.frame import WRONG, on_case, opened, tried, vault_of
from umay.people.api import ActorRequest
from umay.web.api import dates, pages

HEADERS = {
    "Cache-Control": "no-store, max-age=0", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive",
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@on_case
def ask_outside(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Write a question to an organisation; its link is shown once."""
    work = opened(request, uid)
    page = cases.case_page(request.actor, work)
    form = ReferralForm(page.children, request.POST if request.method == "POST" else None)
    made: list[asking.Asked] = []
    if form.is_valid() and tried(
        form, lambda: made.append(asking.ask_outside(request.actor, vault_of(request), uid, form.question(), now=timezone.now()))
    ):
        link = request.build_absolute_uri(reverse("answer", kwargs={"token": made[0].token.said}))
        return pages.render(request, "handover/asked.html", {"case": page, "link": link, "number": made[0].number})
    return pages.render(request, "handover/ask.html", {"case": page, "form": form}, status=WRONG if form.is_bound else 200)


@require_POST
@on_case
def end_question(request: ActorRequest, uid: UUID, referral_uid: UUID) -> HttpResponseBase:
    """Take a link back."""
    asking.end_question(request.actor, vault_of(request), uid, referral_uid, now=timezone.now())
    return pages.go(request, "handover", said=_("The link opens nothing any more."), uid=uid)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def show_question(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question of a link and take its answer. Wrong links and old ones are answered alike."""
    try:
        response = _answered(request, token)
    except psycopg.Error:
        response = _page("away", 503, carried=request.POST.get("words", ""))
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


show_question.knows_nobody = True  # type: ignore[attr-defined]  # people's middleware asks nothing for such a page


def _answered(request: HttpRequest, said: str) -> HttpResponse:
    token = read_token(said)
    shown = outside.read_question(token)
    if shown is None:
        return _page("none", 404)
    with translation.override(_language(request, shown.language)):
        if request.method != "POST" or "in" in request.POST:
            return _page("question", shown=shown, carried=request.POST.get("words", ""))
        words = request.POST.get("words", "")
        if refusal := answer_refusal(words):
            return _page("question", WRONG, shown=shown, carried=words, wrong=pages.words_of(refusal))
        kept = outside.answer(token, shown, words, uuid5(shown.uid, words))
        return _page("kept") if kept else _page("none", 404)


def _language(request: HttpRequest, own: str) -> str:
    wanted = request.POST.get("in") or request.GET.get("in") or own
    return wanted if wanted in dict(settings.LANGUAGES) else "en"


def _page(state: str, status: int = 200, **more: object) -> HttpResponse:
    shown = more.get("shown")
    until = dates.say_date(timezone.localdate(shown.expires_at)) if isinstance(shown, outside.Shown) else ""
    context = {"state": state, "until": until, "wrong": "", "carried": "", "lang": translation.get_language() or "en", **more}
    html = get_template("handover/answer.html", using="jinja2").render({**context, "languages": settings.LANGUAGES})
    return HttpResponse(html, status=status)
