"""Lets a browser forget the key of a vault once nobody is signed in there. The row went with the session already."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from umay.vault.opened import cookie_name, drop_cookie


def forget_dead_keys(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware. It asks the database nothing that the page did not ask."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if cookie_name() in request.COOKIES and request.session.accessed and SESSION_KEY not in request.session:
            drop_cookie(response)
        return response

    return handle
