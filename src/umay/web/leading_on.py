"""Leads somebody who asks for the address of a deed, which has no page, to the page that it belongs to.

Whoever loads a page anew that answered a form, switches its language or goes back to it asks for such an address.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

Answer = Callable[[HttpRequest], HttpResponse]


def page_above(path: str) -> str:
    """Return the nearest address above the path that is served; "/" when there is none between.

    It may be that of a deed again: then one is led on from there, each time nearer to "/", which has a page.
    """
    steps = path.strip("/").split("/")
    for length in range(len(steps) - 1, 0, -1):
        above = "/" + "/".join(steps[:length]) + "/"
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return "/"


def lead_to_pages(get_response: Answer) -> Answer:
    """Answer a GET for what only takes POST with the page it belongs to, in place of a refusal without words."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or request.method != "GET" or request.path_info == "/":
            return response
        onward = HttpResponseRedirect(page_above(request.path_info))
        onward.status_code = 303
        return onward

    return answer
