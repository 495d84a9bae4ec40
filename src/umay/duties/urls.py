"""Addresses of duties."""

from __future__ import annotations

from django.urls import include, path

from umay.duties.views import feeds, limits, offers, own, people, printing

MINE = [
    path("", own.show_my_duties, name="my-duties"),
    path("times/", own.say_times, name="my-times"),
    path("wishes/", own.say_wishes, name="my-wishes"),
    path("calendar/", feeds.make_feed, name="my-feed"),
    path("calendar/end/", feeds.end_feed, name="my-feed-end"),
    path("<uuid:uid>/cannot-come/", offers.cannot_come, name="cannot-come"),
    path("<uuid:uid>/swap/", offers.choose_swap, name="my-swap"),
    path("<uuid:uid>/swap/propose/", offers.propose_swap, name="swap-propose"),
    path("offers/<uuid:uid>/take/", offers.take_offer, name="offer-take"),
    path("swaps/<uuid:uid>/answer/", offers.answer_swap, name="swap-answer"),
    path("more/<uuid:uid>/answer/", limits.answer_more, name="more-answer"),
    path("noted/<uuid:uid>/answer/", limits.answer_note, name="noted-answer"),
    path("swaps/<uuid:uid>/withdraw/", offers.withdraw_swap, name="swap-withdraw"),
]

TIMES = [
    path("", people.show_people, name="roster-people"),
    path("standing/", people.set_standing, name="roster-standing"),
    path("standing/end/", people.end_standing, name="roster-standing-end"),
    path("away/", people.be_away, name="roster-away"),
    path("away/<uuid:uid>/back/", people.be_back, name="roster-back"),
    path("tie/", people.tie_people, name="roster-tie"),
    path("untie/", people.untie_people, name="roster-untie"),
]
LIMITS = [
    path("", limits.show_limits, name="roster-limits"),
    path("ask/", limits.ask_for_more, name="roster-limits-ask"),
    path("<uuid:worker_uid>/note/", limits.note_limits, name="roster-limits-note"),
]
urlpatterns = [
    path("rosters/times/", include(TIMES)),
    path("rosters/<uuid:uid>/limits/", include(LIMITS)),
    path("rosters/<uuid:uid>/print/<slug:kind>/", printing.print_roster, name="roster-print"),
    path("my-duties/", include(MINE)),
    path("feeds/<str:secret>/duties.ics", feeds.serve_feed, name="duty-feed"),
]
