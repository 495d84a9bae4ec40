"""Addresses of visits."""

from __future__ import annotations

from django.urls import path

from umay.visits.views import gate, orders

urlpatterns = [
    path("visits/", gate.show_today, name="visits"),
    path("visits/new/", gate.register_visitor, name="visits-new"),
    path("visits/expected/", gate.expect_visitor, name="visits-expected"),
    path("visits/expected/<uuid:visitor_uid>/off/", gate.call_off, name="visits-off"),
    path("visits/orders/", orders.show_orders, name="visits-orders"),
    path("visits/orders/new/", orders.enter_order, name="visits-order-new"),
    path("visits/closing/", gate.say_closing, name="visits-closing"),
    path("visits/orders/<uuid:order_uid>/word/", orders.give_word, name="visits-order-word"),
    path("visits/orders/<uuid:order_uid>/back/", orders.ask_back, name="visits-order-back"),
    path("visits/orders/<uuid:order_uid>/gone/", orders.take_back, name="visits-order-gone"),
    path("visits/<uuid:visitor_uid>/here/", gate.note_arrival, name="visits-here"),
    path("visits/<uuid:visitor_uid>/decided/", gate.note_decision, name="visits-decided"),
    path("visits/<uuid:visitor_uid>/answered/", gate.note_answer, name="visits-answered"),
    path("visits/<uuid:visitor_uid>/met/", gate.note_met, name="visits-met"),
    path("visits/<uuid:visitor_uid>/out/", gate.note_leaving, name="visits-out"),
    path("visits/<uuid:visitor_uid>/pass/", gate.print_pass, name="visits-pass"),
]
