"""Addresses of teams."""

from __future__ import annotations

from django.urls import include, path

from umay.teams.views import places

ONE_PLACE = [
    path("", places.show_place, name="telling-place"),
    path("open/", places.open_place, name="open-telling"),
    path("shut/", places.shut_place, name="shut-telling"),
    path("poster/", places.print_poster, name="telling-poster"),
    path("team/", places.seat_member, name="seat-member"),
    path("team/trained/", places.note_training, name="note-training"),
    path("team/end/", places.end_seat, name="end-seat"),
]

urlpatterns = [
    path("reports/places/", places.list_places, name="telling-places"),
    path("reports/places/<uuid:unit_uid>/", include(ONE_PLACE)),
]
