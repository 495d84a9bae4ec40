"""What every page of the school about people near children does alike."""

from __future__ import annotations

from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import GuardedView, guarded
from umay.staffing.actions.linking import LinkMissing
from umay.staffing.actions.teaching import TrainingMissing
from umay.staffing.queries.workers import WorkerMissing

P = ParamSpec("P")


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who keep the list of a school; what is another school's is not there."""
    return login_required(
        never_cache(guarded(view, Perm.STAFFING_KEEP, missing=(WorkerMissing, LinkMissing, TrainingMissing), at_school=True))
    )
