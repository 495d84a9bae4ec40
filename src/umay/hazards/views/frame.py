"""What every page of the room does alike: permitted, and hidden and missing meet the same answer."""

from __future__ import annotations

from functools import wraps
from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.hazards.actions.bench import HazardMissing
from umay.hazards.actions.happening import IncidentMissing
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest, GuardedView, guarded
from umay.places.api import UnitMissing

P = ParamSpec("P")
_MISSING = (HazardMissing, IncidentMissing, UnitMissing)


def for_noting(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who write dangers down, or keep the ledger; refusals in words."""
    return _holding((Perm.HAZARD_NOTE, Perm.HAZARD_KEEP), view)


def for_keeping(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who keep the ledger."""
    return _holding((Perm.HAZARD_KEEP,), view)


def for_duty(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who write dangers down, and for whoever stands at a gate by a pass as well, who has no account.

    The mark is what the room that gives out passes looks for; for views without it a pass is as good as nobody.
    """
    permitted = guarded(view, Perm.HAZARD_NOTE, Perm.HAZARD_KEEP, missing=_MISSING)

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return redirect_to_login(request.get_full_path()) if request.actor.person_id is None else permitted(request, *args, **kwargs)

    answer.welcomes_pass = True  # type: ignore[attr-defined]
    return never_cache(answer)


def _holding(perms: tuple[Perm, ...], view: GuardedView[P]) -> GuardedView[P]:
    return login_required(never_cache(guarded(view, *perms, missing=_MISSING)))


def of_schools(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one of a unit that keeps a ledger: an office above is told where it looks instead."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_of_office(request):
            raise Refused(Refusal("access.of_a_school"))
        return view(request, *args, **kwargs)

    return answer


def came_by_pass(request: ActorRequest) -> bool:
    """Tell whether the reader has no account: they write down and read, and say of nothing that it is fixed or gone."""
    return bool(getattr(request, "came_by_pass", False))


def is_of_office(request: ActorRequest) -> bool:
    """Tell whether the reader acts for an office above, which keeps no ledger of its own."""
    return request.actor.seat is not None and request.actor.seat.level != "unit"
