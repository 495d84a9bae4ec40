"""What every page of posts does alike: permitted, refusals in words, hidden and missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.posts.actions.changing import KitMissing, WindowMissing
from umay.posts.actions.ringing import RingMissing
from umay.posts.queries.cards import PostMissing
from umay.posts.queries.own import day_at
from umay.staffing.api import welcomes_pass
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def _answering(view: View[P], *perms: Perm, level: str = "") -> View[P]:
    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        seat = request.actor.seat
        if not any(request.actor.holds(perm) for perm in perms) or (level and (seat is None or seat.level != level)):
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except (PostMissing, WindowMissing, KitMissing, RingMissing, places.UnitMissing):
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def for_keepers(view: View[P]) -> View[P]:
    """Make a view one for those who set up the posts of their school; an office has none."""
    return login_required(never_cache(_answering(view, Perm.POST_KEEP, level="unit")))


def for_standing(view: View[P]) -> View[P]:
    """Make a view one for whoever keeps posts or stands at one, signed in or by a pass."""
    return welcomes_pass(_answering(view, Perm.POST_KEEP, Perm.DUTY_STAND, level="unit"))


def for_all_who_follow(view: View[P]) -> View[P]:
    """Make a view one for whoever stands at a post of a school, and for offices that follow schools."""
    return welcomes_pass(_answering(view, Perm.POST_KEEP, Perm.DUTY_STAND, Perm.COVERAGE_READ))


def for_counters(view: View[P]) -> View[P]:
    """Make a view one for those who follow how far an area is."""
    return login_required(never_cache(_answering(view, Perm.COVERAGE_READ)))


def today_of(request: ActorRequest) -> date:
    """Return the day at the reader's school."""
    return day_at(request.actor, timezone.now())


def address_of(name: str) -> str:
    """Return the address of a route of an upper room, or "" while no room serves it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
