"""What the pages of the day do alike: for leaders at a school, for who came by a pass; refusals in words, missing and hidden alike."""

from __future__ import annotations

from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import GuardedView, guarded
from umay.staffing.api import welcomes_pass

P = ParamSpec("P")


def for_leaders(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who lead the duty of a school."""
    return login_required(never_cache(guarded(view, Perm.DUTY_LEAD, at_school=True)))


def for_those_on_duty(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever stands at posts: staff who signed in, and the bearers of a pass."""
    return welcomes_pass(never_cache(guarded(view, Perm.DUTY_STAND, at_school=True)))
