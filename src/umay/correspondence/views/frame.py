"""What every page of the room does alike: signed in, permitted, the vault open; hidden and missing cases meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from umay.cases import api as cases
from umay.core.api import Perm, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault import api as vaults
from umay.web.api import Form, pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]
WRONG = 422


def on_case(view: View[P]) -> View[P]:
    """Make a view one of a case: nothing is kept by the browser, and what was typed while the vault shut is handed back."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.actor.holds(Perm.CASE_WORK):  # who was let in by name alone writes in the case, and no letters
            return pages.refused(request, Refusal("access.not_granted"))
        if vaults.opened_vault(request) is None:
            return vaults.hand_back(request)
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist:
            raise Http404 from None
        except sealing.CannotOpen:
            return pages.refused(request, Refusal("correspondence.sealed"))
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(never_cache(answer))


def opened(request: ActorRequest, uid: UUID) -> cases.Work:
    """Open a case; the reading is recorded. Raises CaseMissing."""
    return cases.read_case(request.actor, vaults.vault_of(request), uid, now=timezone.now())


def tried(form: Form, run: Callable[[], object]) -> bool:
    """Run a deed and tell whether it was done; why not is said on its form, but not to a guest of the case."""
    return pages.tried(form, run, aloud=("access.", "case.guest"))
