"""What the pages of the day do alike: for leaders at a school, for who came by a pass; refusals in words, missing and hidden alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.staffing.api import welcomes_pass
from umay.watch.queries.own import is_at_school
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
_NO: Final = Refusal("access.not_granted")


def for_leaders(view: View[P]) -> View[P]:
    """Make a view one for those who lead the duty of a school."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.actor.holds(Perm.DUTY_LEAD) or not is_at_school(request.actor):
            return pages.refused(request, _NO)
        return _answered(view, request, *args, **kwargs)

    return login_required(never_cache(answer))


def for_those_on_duty(view: View[P]) -> View[P]:
    """Make a view one for whoever stands at posts: staff who signed in, and the bearers of a pass."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.actor.holds(Perm.DUTY_STAND) or not is_at_school(request.actor):
            return pages.refused(request, _NO)
        return _answered(view, request, *args, **kwargs)

    return welcomes_pass(never_cache(answer))


def _answered(view: View[P], request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except ObjectDoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
