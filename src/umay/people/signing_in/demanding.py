"""Nobody who must have a second factor sees more than their own settings without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from umay.people.middleware import ActorRequest, knows_nobody
from umay.people.rules.second_factor import KNOWN, NOBODY, demanded_of, is_demanded

STRONG: Final = frozenset({"mfa", "socialaccount"})
"""Ways to have come in that count: with a second factor, or by a ministry's own sign-on, which asks for its own."""
_OPEN_NAMES: Final = frozenset(
    {"profile", "end-session", "second-factor", "sign-out", "take-seat", "set_language", "start", "first", "health", "metrics"}
)
_OPEN_STEMS: Final = ("account_", "mfa_", "socialaccount_", "openid_connect_")


def demanded() -> frozenset[str]:
    """Return the levels and functions of which this deployment asks a second factor. Raises ImproperlyConfigured."""
    try:
        return demanded_of(settings.UMAY_SECOND_FACTOR)
    except ValueError as error:
        known = ", ".join(sorted(KNOWN))
        raise ImproperlyConfigured(f"UMAY_SECOND_FACTOR does not know: {error}. Write {NOBODY}, or some of {known}.") from None


class DemandSecondFactor:
    """Leads to one's own settings first where the office or the function one acts in asks for a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._demanded = demanded()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any = None, *_given: Any) -> HttpResponse | None:
        """Stop before the view, whatever it is: a page, a form that is sent, a file."""
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and not knows_nobody(view)
        if not self._demanded or not signed_in or _is_open(request):
            return None
        asking = cast(ActorRequest, request)
        if is_strong(request) or not is_demanded(asking.actor.seat, self._demanded):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("second-factor")})
        return HttpResponseRedirect(reverse("second-factor"))


def _is_open(request: HttpRequest) -> bool:
    name = (request.resolver_match.url_name if request.resolver_match else None) or ""
    return name in _OPEN_NAMES or name.startswith(_OPEN_STEMS)


def is_strong(request: HttpRequest) -> bool:
    """Tell whether the session was opened, or confirmed since, by more than a password."""
    return any(one.get("method") in STRONG for one in request.session.get("account_authentication_methods") or ())


@receiver(authenticator_added)
def remember_that_it_was_shown(request: HttpRequest, user: Any, authenticator: Authenticator, **_more: Any) -> None:
    """Count setting one up as having shown it: who does has just written its code or touched the key."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, method="mfa", type=authenticator.type)
