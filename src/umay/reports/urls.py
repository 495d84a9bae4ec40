"""Addresses of reports."""

from __future__ import annotations

from django.urls import path

from umay.reports.views import telling, telling_answers, telling_leaving

urlpatterns = [
    path("tell/<slug:code>", telling.show_telling, name="tell"),
    path("tell/<slug:code>/answers", telling_answers.show_answers, name="tell-answers"),
    path("tell/<slug:code>/leave", telling_leaving.leave, name="tell-leave"),
]
