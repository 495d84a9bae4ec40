"""Pages that need the vault open: others lead to opening it, and back."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from umay.core.api import Perm
from umay.people.api import ActorRequest
from umay.vault.opened import opened_vault
from umay.vault.values import Vault
from umay.web.api import pages

P = ParamSpec("P")


def with_vault(view: Callable[Concatenate[ActorRequest, P], HttpResponse]) -> Callable[Concatenate[ActorRequest, P], HttpResponse]:
    """Make a view answer only with the vault open (`opened_vault(request)`); shut, it leads to opening it and from there back.

    Put it under `login_required`. Somebody who may keep no vault goes through: the view refuses or hides as it does for others.
    """

    @functools.wraps(view)
    def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if opened_vault(request) is not None or not request.actor.holds(Perm.VAULT_KEEP):
            return view(request, *args, **kwargs)
        return lead_to_opening(request)

    return guarded


def lead_to_opening(request: ActorRequest) -> HttpResponse:
    """Lead to opening the vault; back afterwards to this page, or after a form to the page it stood on."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else pages.came_from(request)
    address = reverse("open-vault") + "?" + urlencode({"next": back})
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


def vault_of(request: ActorRequest) -> Vault:
    """Return the vault that is open. Raises Http404 when it is not; whoever calls it has looked before."""
    vault = opened_vault(request)
    if vault is None:
        raise Http404
    return vault


def hand_back(request: ActorRequest, *, status: int = 403) -> HttpResponse:
    """Lead to opening the vault; what was typed while it shut is handed back, to be sent once more."""
    if request.method != "POST":
        return lead_to_opening(request)
    opening = reverse("open-vault") + "?" + urlencode({"next": pages.came_from(request)})
    context = {"typed": typed(request), "opening": opening, "action": request.get_full_path()}
    return pages.render(request, "vault/shut.html", context, status=status)


def typed(request: ActorRequest, *but: str) -> list[tuple[str, str]]:
    """Return what was typed, to be carried on or handed back. but: names that are left out."""
    kept_out = {"csrfmiddlewaretoken", *but}
    return [(name, said) for name in request.POST if name not in kept_out for said in request.POST.getlist(name)]
