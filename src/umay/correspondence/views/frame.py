"""What every page of the room does alike: signed in, permitted, the vault open; hidden and missing cases meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
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
KEPT_OUT = ("csrfmiddlewaretoken",)


def on_case(view: View[P]) -> View[P]:
    """Make a view one of a case: nothing is kept by the browser, and what was typed while the vault shut is handed back."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.actor.holds(Perm.CASE_WORK):  # who was let in by name alone writes in the case, and no letters
            return pages.refused(request, Refusal("access.not_granted"))
        if vaults.opened_vault(request) is None:
            return _shut(request)
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist:
            raise Http404 from None
        except sealing.CannotOpen:
            return pages.refused(request, Refusal("correspondence.sealed"))
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(never_cache(answer))


def _shut(request: ActorRequest) -> HttpResponse:
    if request.method != "POST":
        return vaults.lead_to_opening(request)
    opening = reverse("open-vault") + "?" + urlencode({"next": pages.came_from(request)})
    context = {"typed": typed(request), "opening": opening, "action": request.get_full_path()}
    return pages.render(request, "correspondence/shut.html", context, status=403)


def typed(request: ActorRequest, *but: str) -> list[tuple[str, str]]:
    """Return what was typed, to be carried on or handed back. but: names that are left out."""
    return [(name, said) for name in request.POST if name not in (*KEPT_OUT, *but) for said in request.POST.getlist(name)]


def vault_of(request: ActorRequest) -> vaults.Vault:
    """Return the vault that is open. Raises Http404 when it is not; `on_case` has looked before."""
    vault = vaults.opened_vault(request)
    if vault is None:
        raise Http404
    return vault


def opened(request: ActorRequest, uid: UUID) -> cases.Work:
    """Open a case; the reading is recorded. Raises CaseMissing."""
    return cases.read_case(request.actor, vault_of(request), uid, now=timezone.now())


def tried(form: Form, run: Callable[[], object]) -> bool:
    """Run a deed and tell whether it was done; why not is said on its form."""
    try:
        run()
    except Refused as no:
        if no.refusal.code.startswith(("access.", "case.guest")):
            raise
        form.add_error(None, pages.words_of(no.refusal))
        return False
    return True
