"""Puts the actor on the request, once. Pages and actions read nothing else about who is asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from umay.core.api import Actor
from umay.people.models import Account
from umay.people.queries import actors
from umay.people.sessions import SessionStore
from umay.people.zones import zone_of

# Pages of the sign-in that Umay does not use: people come in by an appointment, and their address is kept by who appoints them.
UNUSED: Final = frozenset({"account_email", "account_signup", "account_confirm_email", "account_email_verification_sent"})


class ActorRequest(HttpRequest):
    """A request whose actor is known. who: the same with what the frame says of them."""

    actor: Actor
    who: actors.Who


def _user(request: HttpRequest) -> Account | AnonymousUser:
    """Return the account that the session's own statement brought, if its seal is whole; for anything else Django looks itself."""
    session = cast(SessionStore, request.session)
    account = session.found.account if session.get(SESSION_KEY) and session.found else None
    if (
        account is not None
        and account.is_active
        and str(account.pk) == session[SESSION_KEY]
        and session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash())
    ):
        return account
    return cast(Account, get_user(request))


def _who(request: HttpRequest) -> actors.Who:
    user = request.user
    if not user.is_authenticated:
        return actors.Who(actors.nobody())
    found = cast(SessionStore, request.session).found
    if found is not None and found.account is not None and found.account is _bare(user):
        return actors.who_is_known(found)
    return actors.who_is(user, timezone.localdate(), now=timezone.now())


def _bare(user: Any) -> Any:
    """Return the account itself: a request carries it behind a door that opens at the first look."""
    return user._wrapped if isinstance(user, SimpleLazyObject) else user  # noqa: SLF001 - opened just before


def knows_nobody(view: Any) -> bool:
    """Tell whether a page must not learn who comes, even from somebody who is signed in: where people tell of violence."""
    return bool(getattr(view, "knows_nobody", False))


def know_the_actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware; who asks is looked up when first asked for, so that a public page costs no query."""

    def handle(request: HttpRequest) -> HttpResponse:
        asking = cast(ActorRequest, request)
        request.user = cast(Account, SimpleLazyObject(lambda: _user(request)))
        asking.who = cast(actors.Who, SimpleLazyObject(lambda: _who(request)))
        asking.actor = cast(Actor, SimpleLazyObject(lambda: asking.who.actor))
        return get_response(request)

    return handle


class TellLocalTime:
    """Makes "today" and the times that are shown those of the country one acts in, unless the deployment says its own zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(None):
            return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any = None, *_given: Any) -> None:
        """Set the zone before the view asks which day it is. A public page asks nothing of the database for it."""
        if settings.UMAY_TIME_ZONE or settings.SESSION_COOKIE_NAME not in request.COOKIES or knows_nobody(view):
            return
        try:
            seat = cast(ActorRequest, request).actor.seat
        except (OperationalError, InterfaceError):
            return  # the view meets the same, and is answered for calmly
        if seat is not None:
            timezone.activate(zone_of(seat.place.country))


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
