"""Puts the actor on the request, once. Pages and actions read nothing else about who is asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from umay.core.api import Actor
from umay.people import queries


class ActorRequest(HttpRequest):
    """A request whose actor is known."""

    actor: Actor


def _actor(request: HttpRequest) -> Actor:
    user = request.user
    if not user.is_authenticated:
        return queries.nobody()
    strongly = bool(request.session.get("account_authentication_methods")) and any(
        method.get("method") == "mfa" for method in request.session["account_authentication_methods"]
    )
    return queries.actor_for(user, timezone.localdate(), strongly=strongly)


def know_the_actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware; the actor is made when first asked for, so that a public page costs no query."""

    def handle(request: HttpRequest) -> HttpResponse:
        cast(ActorRequest, request).actor = cast(Actor, SimpleLazyObject(lambda: _actor(request)))
        return get_response(request)

    return handle
