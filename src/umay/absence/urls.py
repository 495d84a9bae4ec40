"""Addresses of followed children."""

from __future__ import annotations

from django.urls import include, path

from umay.absence.views import children, deeds, offices

ONE_CHILD = [
    path("", children.show_child, name="absent-child"),
    path("export/", children.export_child, name="absent-export"),
    path("words/", deeds.write_words, name="absent-words"),
    path("place/", deeds.write_place, name="absent-place"),
    path("state/", deeds.move_child, name="absent-move"),
    path("visit/", deeds.plan_visit, name="absent-visit"),
    path("visit/<uuid:visit_uid>/", deeds.record_visit, name="absent-visited"),
    path("measure/", deeds.add_measure, name="absent-measure"),
    path("measure/<uuid:measure_uid>/", deeds.end_measure, name="absent-measure-end"),
    path("share/", deeds.share_child, name="absent-share"),
    path("share/<uuid:share_uid>/", deeds.end_share, name="absent-share-end"),
    path("let-in/", deeds.let_in, name="absent-let-in"),
    path("protect/", deeds.protect_place, name="absent-protect"),
    path("protect/show/", deeds.show_place_to, name="absent-show-place"),
    path("lift/", deeds.ask_lifting, name="absent-lift"),
    path("lift/confirm/", deeds.confirm_lifting, name="absent-lift-confirm"),
    path("hold/", deeds.hold_child, name="absent-hold"),
    path("hold/end/", deeds.end_hold, name="absent-hold-end"),
    path("keep/", deeds.keep_until, name="absent-keep"),
]

urlpatterns = [
    path("absent/", children.list_children, name="absent"),
    path("absent/new/", children.enter_child, name="absent-new"),
    path("absent/teams/", offices.show_teams, name="absent-teams"),
    path("absent/teams/new/", offices.set_up_team, name="absent-team-new"),
    path("absent/teams/match/", offices.match_teams, name="absent-teams-match"),
    path("absent/teams/<uuid:uid>/close/", offices.close_team, name="absent-team-close"),
    path("absent/numbers/", offices.show_numbers, name="absent-numbers"),
    path("absent/deletion/", offices.show_deletion, name="absent-deletion"),
    path("absent/deletion/allow/", offices.allow_deletion, name="absent-deletion-allow"),
    path("absent/<uuid:uid>/", include(ONE_CHILD)),
]
