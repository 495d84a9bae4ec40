"""What every page of posts does alike: permitted, refusals in words, hidden and missing meet the same answer."""

from __future__ import annotations

from datetime import date
from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.utils import timezone
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import ActorRequest, GuardedView, guarded
from umay.places import api as places
from umay.posts.actions.changing import KitMissing, WindowMissing
from umay.posts.actions.ringing import RingMissing
from umay.posts.queries.cards import PostMissing
from umay.posts.queries.own import day_at
from umay.staffing.api import welcomes_pass

P = ParamSpec("P")
_MISSING = (PostMissing, WindowMissing, KitMissing, RingMissing, places.PictureMissing, places.UnitMissing)


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who set up the posts of their school; an office has none."""
    return login_required(never_cache(guarded(view, Perm.POST_KEEP, missing=_MISSING, at_school=True)))


def for_standing(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever keeps posts or stands at one, signed in or by a pass."""
    return welcomes_pass(guarded(view, Perm.POST_KEEP, Perm.DUTY_STAND, missing=_MISSING, at_school=True))


def for_all_who_see_maps(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever is shown a map of the school: at its posts, or with a danger on it."""
    return welcomes_pass(guarded(view, Perm.POST_KEEP, Perm.DUTY_STAND, Perm.HAZARD_NOTE, missing=_MISSING, at_school=True))


def for_all_who_follow(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever stands at a post of a school, and for offices that follow schools."""
    return welcomes_pass(guarded(view, Perm.POST_KEEP, Perm.DUTY_STAND, Perm.COVERAGE_READ, missing=_MISSING))


def for_counters(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who follow how far an area is."""
    return login_required(never_cache(guarded(view, Perm.COVERAGE_READ, missing=_MISSING)))


def today_of(request: ActorRequest) -> date:
    """Return the day at the reader's school."""
    return day_at(request.actor, timezone.now())
