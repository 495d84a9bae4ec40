"""Pages on which somebody outside is asked, and the page on which they answer, which knows nobody."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID, uuid5

import psycopg
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
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
from umay.handover.views.frame import WRONG, on_case, opened, tried
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
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
        page_of_it = request.build_absolute_uri(reverse("answer"))
        said = {"link": f"{page_of_it}#{made[0].token.said}", "page_of_it": page_of_it, "code": made[0].token.said}
        return pages.render(request, "handover/asked.html", {"case": page, "number": made[0].number, **said})
    return pages.render(request, "handover/ask.html", {"case": page, "form": form}, status=WRONG if form.is_bound else 200)


@require_POST
@on_case
def end_question(request: ActorRequest, uid: UUID, referral_uid: UUID) -> HttpResponseBase:
    """Take a link back."""
    asking.end_question(request.actor, vault_of(request), uid, referral_uid, now=timezone.now())
    return pages.go(request, "handover", said=_("The link opens nothing any more."), uid=uid)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def show_question(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a link, show its question and take its answer. Wrong codes and old ones are answered alike.

    The code comes in the body alone: typed, or taken by the page's script from behind the address, which no server and no proxy sees.
    """
    try:
        response = _answered(request)
    except psycopg.Error:
        response = _page("away", 503, carried=request.POST.get("words", ""), code=request.POST.get("code", ""))
    return _hushed(response)


@require_http_methods(["GET", "HEAD"])
def lead_old_link(_request: HttpRequest, token: str) -> HttpResponse:
    """Lead a link of the earlier kind, whose code stood in the address, to the page that takes it from behind the address."""
    return _hushed(HttpResponseRedirect(f"{reverse('answer')}#{quote(token, safe='')}"))


def _hushed(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


show_question.knows_nobody = True  # type: ignore[attr-defined]  # people's middleware asks nothing for such a page
lead_old_link.knows_nobody = True  # type: ignore[attr-defined]


def _answered(request: HttpRequest) -> HttpResponse:
    said = request.POST.get("code", "")
    if not said.strip():
        with translation.override(_language(request, translation.get_language() or "en")):
            return _page("code")
    shown = outside.read_question(token := read_token(said))
    if shown is None:
        return _page("none", 404)
    with translation.override(_language(request, shown.language)):
        if "words" not in request.POST or "in" in request.POST:
            return _page("question", shown=shown, code=said, carried=request.POST.get("words", ""))
        words = request.POST.get("words", "")
        if refusal := answer_refusal(words):
            return _page("question", WRONG, shown=shown, code=said, carried=words, wrong=pages.words_of(refusal))
        kept = outside.answer(token, shown, words, uuid5(shown.uid, words))
        return _page("kept") if kept else _page("none", 404)


def _language(request: HttpRequest, own: str) -> str:
    wanted = request.POST.get("in") or request.GET.get("in") or own
    return wanted if wanted in dict(settings.LANGUAGES) else "en"


def _page(state: str, status: int = 200, **more: object) -> HttpResponse:
    shown = more.get("shown")
    until = dates.say_date(timezone.localdate(shown.expires_at)) if isinstance(shown, outside.Shown) else ""
    context = {"state": state, "until": until, "wrong": "", "carried": "", "code": "", "lang": translation.get_language() or "en", **more}
    html = get_template("handover/answer.html", using="jinja2").render({**context, "languages": settings.LANGUAGES})
    return HttpResponse(html, status=status)
