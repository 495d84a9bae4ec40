"""What every page of a case does alike: the vault is open, the reading is recorded, hidden and missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from umay.cases.actions.reading import read_case
from umay.cases.queries.common import CaseMissing
from umay.cases.queries.opened import Work
from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault import api as vaults
from umay.web.api import Form, pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
KEPT_OUT = ("csrfmiddlewaretoken",)


def on_case(view: View[P]) -> View[P]:
    """Make a view one of a case: signed in, permitted at all, with the vault open; refusals in words, nothing kept by the browser.

    What was typed while the vault shut is handed back, to be sent once more.
    """

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not (request.actor.holds(Perm.CASE_WORK) or request.actor.holds(Perm.CASE_JOIN)):
            return pages.refused(request, Refusal("access.not_granted"))
        if vaults.opened_vault(request) is None:
            return _shut(request)
        try:
            return view(request, *args, **kwargs)
        except CaseMissing:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(never_cache(answer))


def _shut(request: ActorRequest) -> HttpResponse:
    if request.method != "POST":
        return vaults.lead_to_opening(request)
    typed = [(name, said) for name in request.POST if name not in KEPT_OUT for said in request.POST.getlist(name)]
    opening = reverse("open-vault") + "?" + urlencode({"next": pages.came_from(request)})
    return pages.render(request, "cases/shut.html", {"typed": typed, "opening": opening, "action": request.get_full_path()}, status=403)


def vault_of(request: ActorRequest) -> vaults.Vault:
    """Return the vault that is open. Raises Http404 when it is not; `on_case` has looked before."""
    vault = vaults.opened_vault(request)
    if vault is None:
        raise Http404
    return vault


def opened(request: ActorRequest, uid: UUID, child_uid: UUID | None = None) -> Work:
    """Open a case, or the part of one of its children; the reading is recorded. Raises CaseMissing."""
    return read_case(request.actor, vault_of(request), uid, child_uid, now=timezone.now())


def tried(form: Form, run: Callable[[], object]) -> bool:
    """Run a deed and tell whether it was done; why not is said on its form, and what was typed stays there."""
    try:
        run()
    except Refused as no:
        if no.refusal.code.startswith("access."):
            raise
        form.add_error(None, pages.words_of(no.refusal))
        return False
    return True
