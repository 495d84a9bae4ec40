"""Coming in by a pass: the cookie, the middleware that knows its bearer, and the mark of views that welcome them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from umay.people.api import ActorRequest
from umay.places import api as places
from umay.staffing.queries.doors import Bearer, bearer_by_cookie
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]

_SALT: Final = "umay.staffing.pass"
_AGE_S: Final = 400 * 86400  # longer than any school year; the pass itself ends before
_MARK: Final = "welcomes_pass"


def cookie_name() -> str:
    """Return what the cookie is called; over TLS the browser holds it to this host alone."""
    return f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}umay-pass"


def keep_pass(response: HttpResponse, bearer: Bearer) -> None:
    """Let the browser remember who opened a pass; what it keeps names the pass, and is no secret that opens it elsewhere."""
    response.set_cookie(
        cookie_name(),
        signing.dumps(bearer.pass_hash, salt=_SALT),
        max_age=_AGE_S,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def drop_pass(response: HttpResponse) -> None:
    """Let the browser forget a pass."""
    response.delete_cookie(cookie_name(), samesite="Lax")


def welcomes_pass(view: View[P]) -> View[P]:
    """Make a view one for staff who signed in and for whoever came by a pass; nobody is led to sign in, an ended pass is said to be so.

    Whoever was not accepted yet is told that, in place of the page.
    `request.actor` is the bearer's then: seated at their school as what they do there, under no appointment.
    """
    return _welcoming(view, also_waiting=False)


def welcomes_waiting(view: View[P]) -> View[P]:
    """Make a view one for whoever comes by a pass, also before the school has accepted them."""
    return _welcoming(view, also_waiting=True)


def _welcoming(view: View[P], *, also_waiting: bool) -> View[P]:
    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.person_id is not None and (also_waiting or not getattr(request, "pass_waits", False)):
            return view(request, *args, **kwargs)
        if request.actor.person_id is not None:
            return pages.render(request, "staffing/waiting.html", {}, status=403)
        if request.COOKIES.get(cookie_name()):
            response = pages.render(request, "staffing/ended.html", {}, status=403)
            drop_pass(response)
            return response
        return redirect_to_login(request.get_full_path())

    setattr(answer, _MARK, True)
    return never_cache(answer)


def by_pass(request: HttpRequest) -> bool:
    """Tell whether whoever asks came by a pass."""
    return bool(getattr(request, "came_by_pass", False))


class KnowThePass:
    """Puts the bearer of a pass on the request as its actor, where the view welcomes them and nobody signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_given: Any) -> None:
        """Look the pass up; for views without the mark a pass is as good as nobody."""
        said = request.COOKIES.get(cookie_name(), "")
        if not said or not getattr(view, _MARK, False) or request.user.is_authenticated:
            return
        bearer = _read(said)
        if bearer is None:
            return
        cast(ActorRequest, request).actor = bearer.actor
        request.came_by_pass = True  # type: ignore[attr-defined]
        request.pass_waits = bearer.waits  # type: ignore[attr-defined]
        seat = bearer.actor.seat
        if seat is not None and not settings.UMAY_TIME_ZONE and (zone := places.zones().get(seat.place.country)):
            timezone.activate(zone)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(bearer.actor.language)


def _read(said: str) -> Bearer | None:
    try:
        pass_hash = signing.loads(said, salt=_SALT, max_age=_AGE_S)
    except (signing.BadSignature, ValueError):
        return None
    return bearer_by_cookie(str(pass_hash), timezone.localdate())
