"""Turns answers into pages. The only place that knows htmx: fragments, redirects, refusals, focus and title after a swap."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from jinja2 import Environment, Template

from umay.kernel.refusal import Refusal, Refused
from umay.web.asking import rendering_for
from umay.web.refusals import refusal_words
from umay.web.shell import bare, shell_for

_ENGINE = "jinja2"
NOTICES = "notices"  # the element of every page that takes what was said


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    fragments: Collection[str] = (),
    status: int = 200,
    focus: str = "",
) -> HttpResponse:
    """Return the page, or one of its fragments when htmx asks for it by the id of its root element.

    fragments: names of blocks that may be asked for; any other target gets the whole page.
    focus: id of the element that gets the focus after a swap, such as "error-summary".
    context may bring its own "shell": a page before sign-in brings `bare(request)`; others get the usual frame.
    """
    context = context or {}
    page = _environment().get_template(template)
    fragment = _wanted(request, fragments)
    with rendering_for(request):
        html = _fragment(page, fragment, context) if fragment else _whole(page, request, context)
    response = HttpResponse(html, status=status)
    if fragment and focus:
        response["HX-Trigger-After-Settle"] = json.dumps({"umay:focus": {"id": focus}})
    patch_vary_headers(response, ("HX-Request", "HX-Target", "Cookie", "Accept-Language"))
    add_never_cache_headers(response)
    return response


def go(request: HttpRequest, url_name: str, *, said: str = "", anchor: str = "", **kwargs: object) -> HttpResponse:
    """Lead to a named route after something was done. anchor: id of the part of the page to come to.

    said: what happened and what comes next, shown on the page one comes to; nothing personal, it travels in a cookie or session.
    """
    if said:
        messages.success(request, said)
    address = reverse(url_name, kwargs=kwargs or None) + (f"#{anchor}" if anchor else "")
    if _by_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def refused(request: HttpRequest, refusal: Refusal, *, back: str = "") -> HttpResponse:
    """Say no in words: what, why and what instead. 403 when the person may not, 409 when the state does not allow it.

    back: address of the page to go on from; the one before when empty.
    """
    status = 403 if refusal.code.startswith("access.") else 409
    context = {"refusal": refusal, "back": back or came_from(request)}
    if not _by_htmx(request):
        return render(request, "web/refused.html", context, status=status)
    return notice(request, "web/refused.html", context, status=status)


def words_of(refusal: Refusal) -> str:
    """Return a refusal in words, to be said at the field of a form."""
    return str(refusal_words(_environment(), refusal))


def tried(form: BaseForm, run: Callable[[], object], *, aloud: tuple[str, ...] = ("access.",)) -> bool:
    """Run a deed and tell whether it was done; why not is said on its form, and what was typed stays there.

    Raises Refused of a code that begins with one of aloud: no other words in the form would help.
    """
    try:
        run()
    except Refused as no:
        if no.refusal.code.startswith(aloud):
            raise
        form.add_error(None, words_of(no.refusal))
        return False
    return True


def notice(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int) -> HttpResponse:
    """Return a template's block `said` for the place where every page says things, whatever htmx meant to swap."""
    with rendering_for(request):
        html = _fragment(_environment().get_template(template), "said", context)
    response = HttpResponse(html, status=status, headers={"HX-Retarget": f"#{NOTICES}", "HX-Reswap": "innerHTML"})
    response["HX-Trigger-After-Settle"] = json.dumps({"umay:focus": {"id": NOTICES}})
    add_never_cache_headers(response)
    return response


def failed(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int) -> HttpResponse:
    """Return an error's page in a bare frame: asks no database and no upper room."""
    if _by_htmx(request):
        return notice(request, template, context, status=status)
    with rendering_for(request):
        html = _whole(_environment().get_template(template), request, {**context, "shell": bare(request)})
    response = HttpResponse(html, status=status)
    add_never_cache_headers(response)
    return response


def _environment() -> Environment:
    env: Environment = engines[_ENGINE].env  # type: ignore[attr-defined]
    return env


def _by_htmx(request: HttpRequest) -> bool:
    headers = request.headers
    whole = headers.get("HX-Boosted") == "true" or headers.get("HX-History-Restore-Request") == "true"
    return headers.get("HX-Request") == "true" and not whole


def _wanted(request: HttpRequest, fragments: Collection[str]) -> str:
    target = request.headers.get("HX-Target", "") if _by_htmx(request) else ""
    return target if target in fragments else ""


def _whole(page: Template, request: HttpRequest, context: Mapping[str, Any]) -> str:
    shell = context.get("shell") or shell_for(request)
    said = list(messages.get_messages(request))
    return page.render({**context, "shell": shell, "said": said, "lang": translation.get_language() or "en"})


def _fragment(page: Template, name: str, context: Mapping[str, Any]) -> str:
    scope = page.new_context({**context, "lang": translation.get_language() or "en"})
    title = "".join(page.blocks["title"](scope)).strip() if "title" in page.blocks else ""
    body = "".join(page.blocks[name](scope))
    return f"<title>{title} · Umay</title>{body}" if title else body


def came_from(request: HttpRequest) -> str:
    """Return the address on this site one came from; the first page when there is none."""
    referer = urlsplit(request.headers.get("Referer", ""))
    if not referer.netloc or referer.netloc != request.get_host():
        return "/"
    return referer.path + (f"?{referer.query}" if referer.query else "")
