"""Addresses of rosters."""

from __future__ import annotations

from django.urls import include, path

from umay.rosters.views import rosters, shifts

ONE_ROSTER = [
    path("", rosters.show_roster, name="roster"),
    path("shares/", rosters.show_shares, name="roster-shares"),
    path("changes/", rosters.show_changes, name="roster-changes"),
    path("again/", rosters.solve_again, name="roster-again"),
    path("publish/", rosters.publish_roster, name="roster-publish"),
    path("end/", rosters.end_roster, name="roster-end"),
    path("discard/", rosters.discard_roster, name="roster-discard"),
    path("mend/", rosters.mend_roster, name="roster-mend"),
    path("follow-the-bell/", rosters.move_hours, name="roster-follow"),
    path("fill/", shifts.show_place, name="roster-fill"),
    path("fill/now/", shifts.fill_place, name="roster-fill-now"),
]
ONE_SHIFT = [
    path("", shifts.show_shift, name="shift"),
    path("weigh/", shifts.weigh_shift, name="shift-weigh"),
    path("move/", shifts.move_shift, name="shift-move"),
    path("swap/", shifts.swap_shift, name="shift-swap"),
    path("replace/", shifts.replace_shift, name="shift-replace"),
    path("out/", shifts.take_out, name="shift-out"),
    path("pin/", shifts.pin_shift, name="shift-pin"),
]

urlpatterns = [
    path("rosters/", rosters.show_rosters, name="rosters"),
    path("rosters/all/", rosters.list_rosters, name="rosters-all"),
    path("rosters/make/", rosters.make_roster, name="roster-make"),
    path("rosters/shifts/<uuid:uid>/", include(ONE_SHIFT)),
    path("rosters/<uuid:uid>/", include(ONE_ROSTER)),
]
