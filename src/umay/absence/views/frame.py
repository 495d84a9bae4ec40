"""What every page of a child does alike: permitted, there for this person, the vault open; hidden and missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from umay.absence.actions.bench import ChildMissing
from umay.absence.actions.sharing import ShareMissing
from umay.absence.actions.visiting import MeasureMissing, VisitMissing
from umay.absence.queries.children import is_there
from umay.core.api import Perm, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault import api as vaults
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def for_keepers(view: View[P]) -> View[P]:
    """Make a view one for those who follow absent children; refusals in words, nothing kept by the browser."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.actor.holds(Perm.ABSENT_KEEP):
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except (ChildMissing, VisitMissing, MeasureMissing, ShareMissing):
            raise Http404 from None
        except sealing.CannotOpen:
            return pages.render(request, "absence/unopened.html", {}, status=409)
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(never_cache(answer))


def on_child(view: Callable[Concatenate[ActorRequest, vaults.Vault, UUID, P], HttpResponse]) -> View[[UUID]]:
    """Make a view one of a child: there for this person, and with the vault open; shut, it leads to opening it."""

    @wraps(view)
    def answer(request: ActorRequest, /, uid: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_there(request.actor, uid):
            raise Http404
        vault = vaults.opened_vault(request)
        return vaults.hand_back(request, status=409) if vault is None else view(request, vault, uid, *args, **kwargs)

    return for_keepers(answer)
