"""What every page here asks first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from umay.core.api import Actor, Perm
from umay.kernel.refusal import Refusal, Refused
from umay.places.queries import keeps
from umay.web.api import pages

P = ParamSpec("P")


class AskedRequest(HttpRequest):
    """A request whose actor is known; the room of people puts it there."""

    actor: Actor


def for_keepers(view: Callable[Concatenate[AskedRequest, P], HttpResponse]) -> Callable[Concatenate[AskedRequest, P], HttpResponse]:
    """Let in whoever keeps the places of the whole country; say a refusal of the act in words."""

    @wraps(view)
    def show(request: AskedRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not keeps(request.actor, Perm.PLACE_KEEP):
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(show)  # type: ignore[return-value]  # the names of its arguments stay
