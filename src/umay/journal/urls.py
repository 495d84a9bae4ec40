"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from umay.journal.views import indicators, lines

urlpatterns = [
    path("journal/", lines.show_journal, name="journal"),
    path("journal/export/<slug:kind>/", lines.export_journal, name="export-journal"),
    path("journal/confirm/", lines.confirm, name="confirm-quarter"),
    path("journal/patterns/", lines.show_patterns, name="patterns"),
    path("journal/indicators/", indicators.show_indicators, name="indicators"),
    path("journal/indicators/export/<slug:kind>/", indicators.export_indicators, name="export-indicators"),
    path("journal/indicators/release/", indicators.release_quarter, name="release-quarter"),
]
