"""Addresses of hazards."""

from __future__ import annotations

from django.urls import include, path

from umay.hazards.views import deeds, incidents, ledger, public

ONE_HAZARD = [
    path("", ledger.show_hazard, name="hazard"),
    path("photo/<uuid:photo_uid>/", ledger.show_photo, name="hazard-photo"),
    path("confirm/", deeds.confirm, name="hazard-confirm"),
    path("aside/", deeds.set_aside, name="hazard-aside"),
    path("give/", deeds.give, name="hazard-give"),
    path("fix/", deeds.fix, name="hazard-fix"),
    path("check/", deeds.check, name="hazard-check"),
    path("send-back/", deeds.send_back, name="hazard-send-back"),
    path("look/", deeds.look_again, name="hazard-look"),
    path("back/", deeds.bring_back, name="hazard-back"),
]
ONE_INCIDENT = [
    path("", incidents.show_incident, name="incident"),
    path("told/", incidents.tell_somebody, name="incident-told"),
    path("words/", incidents.describe, name="incident-words"),
    path("close/", incidents.close, name="incident-close"),
]

urlpatterns = [
    path("hazards/", ledger.list_hazards, name="hazards"),
    path("hazards/new/", ledger.enter_hazard, name="hazard-new"),
    path("hazards/area/", ledger.show_area, name="hazards-area"),
    path("hazards/export/<slug:kind>/", ledger.export_ledger, name="hazards-export"),
    path("hazards/<uuid:uid>/", include(ONE_HAZARD)),
    path("incidents/", incidents.list_incidents, name="incidents"),
    path("incidents/new/", incidents.begin_incident, name="incident-new"),
    path("incidents/<uuid:uid>/", include(ONE_INCIDENT)),
    path("danger/<str:code>/", public.tell_danger, name="danger"),
]
