"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from umay.notices import views

urlpatterns = [
    path("notices/", views.show_notices, name="notices"),
    path("notices/read/", views.read_all_notices, name="read-notices"),
    path("notices/<uuid:notice_uid>/open/", views.open_notice, name="open-notice"),
]
