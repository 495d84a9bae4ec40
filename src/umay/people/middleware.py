"""Puts the actor on the request, once. Pages and actions read nothing else about who is asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from umay.core.api import Actor
from umay.people.queries import actors

# Pages of the sign-in that Umay does not use: people come in by an appointment, and their address is kept by who appoints them.
UNUSED: Final = frozenset({"account_email", "account_signup", "account_confirm_email", "account_email_verification_sent"})


class ActorRequest(HttpRequest):
    """A request whose actor is known."""

    actor: Actor


def _actor(request: HttpRequest) -> Actor:
    user = request.user
    if not user.is_authenticated:
        return actors.nobody()
    strongly = bool(request.session.get("account_authentication_methods")) and any(
        method.get("method") == "mfa" for method in request.session["account_authentication_methods"]
    )
    return actors.actor_for(user, timezone.localdate(), strongly=strongly, now=timezone.now())


def know_the_actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware; the actor is made when first asked for, so that a public page costs no query."""

    def handle(request: HttpRequest) -> HttpResponse:
        cast(ActorRequest, request).actor = cast(Actor, SimpleLazyObject(lambda: _actor(request)))
        return get_response(request)

    return handle


class ShutUnusedDoors:
    """Answers 404 for pages of the sign-in that Umay does not use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Stop before the view. Raises Http404."""
        if request.resolver_match is not None and request.resolver_match.url_name in UNUSED:
            raise Http404
