"""Orders to stay away: seen by the gate while they hold, entered and taken back by the heads of the school."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm
from umay.people.api import ActorRequest
from umay.visits import forms
from umay.visits.actions import ordering
from umay.visits.queries import orders
from umay.visits.rules.codes import Basis
from umay.visits.rules.orders import Dates
from umay.visits.sealed import Said
from umay.visits.views.frame import at_gate, keeps_orders
from umay.web.api import pages, submission_of


@at_gate
@require_GET
def show_orders(request: ActorRequest) -> HttpResponse:
    """Who must not come in, and what to do if they come. Each look is recorded."""
    cards = orders.cards(ordering.look(request.actor, now=timezone.now()), timezone.localdate())
    return pages.render(request, "visits/orders.html", {"cards": cards, "may_order": request.actor.holds(Perm.ORDER_KEEP)})


@keeps_orders
@require_http_methods(["GET", "POST"])
def enter_order(request: ActorRequest) -> HttpResponse:
    """Enter an order."""
    sent, today = request.POST if request.method == "POST" else None, timezone.localdate()
    form = forms.OrderForm(sent, initial={"basis": Basis.COURT, "from_on": today})
    if sent is None or not form.is_valid():
        return pages.render(request, "visits/order_new.html", {"form": form}, status=422 if sent is not None else 200)
    data, key = form.cleaned_data, submission_of(request.POST) or uuid4()
    dates = Dates(data["given_on"], data["from_on"], data["until_on"])
    said = Said(data["names"], data["number"], data["looks"], data["do"], data["calls"])
    if not pages.tried(form, lambda: ordering.enter_order(request.actor, Basis(data["basis"]), dates, said, key=key, now=timezone.now())):
        return pages.render(request, "visits/order_new.html", {"form": form}, status=409)
    return pages.go(request, "visits-orders", said=_("Sealed. The gate sees it from its first day to its last, and nobody else."))


@keeps_orders
@require_POST
def ask_back(request: ActorRequest, order_uid: UUID) -> HttpResponse:
    """Ask to take an order back."""
    ordering.ask_back(request.actor, order_uid, now=timezone.now())
    return pages.go(request, "visits-orders", said=_("Asked. Another head or deputy of the school takes it back; until then it holds."))


@keeps_orders
@require_POST
def take_back(request: ActorRequest, order_uid: UUID) -> HttpResponse:
    """Take back an order that somebody else asked to take back."""
    ordering.take_back(request.actor, order_uid, now=timezone.now())
    return pages.go(request, "visits-orders", said=_("Taken back. What it said is gone."))
