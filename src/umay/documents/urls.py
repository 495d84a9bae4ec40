"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from umay.documents.views import register

urlpatterns = [
    path("letters/", register.list_letters, name="letters"),
    path("letters/list.<slug:kind>", register.export_letters, name="export-letters"),
]
