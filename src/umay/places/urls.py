"""Addresses of places."""

from __future__ import annotations

from django.urls import path

from umay.places.views import keeping, lists

urlpatterns = [
    path("setup/units/", lists.show_units, name="setup-units"),
    path("setup/units/template.csv", lists.download_template, name="setup-template"),
    path("setup/units/<uuid:draft_uid>/", lists.show_list, name="setup-list"),
    path("setup/units/<uuid:draft_uid>/take-in/", lists.take_list_in, name="setup-take-in"),
    path("setup/calendar/<int:school_year>/", keeping.show_calendar_editor, name="setup-calendar"),
    path("setup/helplines/", keeping.show_helplines, name="setup-helplines"),
    path("setup/programmes/", keeping.show_programmes, name="setup-programmes"),
    path("setup/basis/", keeping.show_basis, name="setup-basis"),
]
