"""What every page of a case does alike: the vault is open, the reading is recorded, hidden and missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from umay.cases.actions.reading import read_case
from umay.cases.queries.common import CaseMissing
from umay.cases.queries.opened import Work
from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault import api as vaults
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def on_case(view: View[P]) -> View[P]:
    """Make a view one of a case: signed in, permitted at all, with the vault open; refusals in words, nothing kept by the browser.

    What was typed while the vault shut is handed back, to be sent once more.
    """

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not (request.actor.holds(Perm.CASE_WORK) or request.actor.holds(Perm.CASE_JOIN)):
            return pages.refused(request, Refusal("access.not_granted"))
        if vaults.opened_vault(request) is None:
            return vaults.hand_back(request)
        try:
            return view(request, *args, **kwargs)
        except CaseMissing:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(never_cache(answer))


def opened(request: ActorRequest, uid: UUID, child_uid: UUID | None = None) -> Work:
    """Open a case, or the part of one of its children; the reading is recorded. Raises CaseMissing."""
    return read_case(request.actor, vaults.vault_of(request), uid, child_uid, now=timezone.now())
