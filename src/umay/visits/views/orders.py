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
from umay.visits.actions import ordering, wording
from umay.visits.queries import orders
from umay.visits.rules.codes import Basis
from umay.visits.views.frame import at_gate, keeps_orders
from umay.web.api import pages, submission_of


@at_gate
@require_GET
def show_orders(request: ActorRequest) -> HttpResponse:
    """Who must not come in, and what to do if they come. Each look is recorded."""
    cards = orders.cards(request.actor, ordering.look(request.actor, now=timezone.now()), timezone.localdate())
    return pages.render(request, "visits/orders.html", {"cards": cards, "may_order": request.actor.holds(Perm.ORDER_KEEP)})


@at_gate
@require_http_methods(["GET", "POST"])
def enter_order(request: ActorRequest) -> HttpResponse:
    """Enter an order: a head's own holds at once, what the gate writes down waits for a head's word as well."""
    sent, today = request.POST if request.method == "POST" else None, timezone.localdate()
    form = forms.OrderForm(sent, initial={"basis": Basis.COURT, "from_on": today}, today=today)
    is_head = request.actor.holds(Perm.ORDER_KEEP)
    shown = {"form": form, "is_head": is_head}
    if sent is None or not form.is_valid():
        return pages.render(request, "visits/order_new.html", shown, status=422 if sent is not None else 200)
    if not pages.tried(form, lambda: _enter(request, form, is_head=is_head)):
        return pages.render(request, "visits/order_new.html", shown, status=409)
    if is_head:
        return pages.go(request, "visits-orders", said=_("Sealed. The gate sees it from its first day to its last, and nobody else."))
    return pages.go(request, "visits-orders", said=_("Sealed. It holds, and waits for the head's word; the heads are told now."))


def _enter(request: ActorRequest, form: forms.OrderForm, *, is_head: bool) -> None:
    key, now = submission_of(request.POST) or uuid4(), timezone.now()
    if is_head:
        ordering.enter_order(request.actor, form.basis_chosen, form.dates, form.said, key=key, now=now)
    else:
        wording.bring_order(request.actor, _new(form), key=key, now=now)


def _new(form: forms.OrderForm) -> ordering.NewOrder:
    return ordering.NewOrder(form.basis_chosen, form.dates, form.said)


@keeps_orders
@require_http_methods(["GET", "POST"])
def give_word(request: ActorRequest, order_uid: UUID) -> HttpResponse:
    """Say as a head of an order that the gate wrote down: it is so, it is not known, or what is right."""
    now, said = timezone.now(), request.POST.get("answer", "") if request.method == "POST" else ""
    if said == "known":
        wording.confirm_order(request.actor, order_uid, now=now)
        return pages.go(request, "visits-orders", said=_("Confirmed by you. The gate sees that it is so."))
    if said == "unknown":
        wording.erase_unknown(request.actor, order_uid, now=now)
        return pages.go(request, "visits-orders", said=_("Gone from here. Whoever wrote it down is told that no such order is known."))
    found = wording.look_for_word(request.actor, order_uid, now=now)
    form = forms.OrderForm(request.POST if said == "corrected" else None, initial=_typed(found), today=timezone.localdate())
    if said == "corrected" and form.is_valid() and pages.tried(form, lambda: _correct(request, order_uid, form)):
        return pages.go(request, "visits-orders", said=_("Put right and confirmed by you."))
    (card,) = orders.cards(request.actor, (found,), timezone.localdate())
    return pages.render(request, "visits/order_word.html", {"order": card, "form": form}, status=422 if said else 200)


def _correct(request: ActorRequest, order_uid: UUID, form: forms.OrderForm) -> None:
    wording.correct_order(request.actor, order_uid, _new(form), now=timezone.now())


def _typed(found: ordering.OrderRead) -> dict[str, object]:
    """Return an order as the form takes it."""
    said, dates = found.said, found.dates
    return {
        "names": "\n".join(said.names), "looks": said.looks, "basis": found.basis, "number": said.number, "given_on": dates.given_on,
        "from_on": dates.from_on, "until_on": dates.until_on, "steps": list(said.steps), "do": said.do,
        "calls": "\n".join(" ".join(part for part in call if part) for call in said.calls),
    }  # fmt: skip


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
