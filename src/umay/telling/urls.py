"""Addresses of telling."""

from __future__ import annotations

from django.urls import path

from umay.telling.views import answers, leaving, screens

urlpatterns = [
    path("tell/<slug:code>", screens.show_telling, name="tell"),
    path("tell/<slug:code>/answers", answers.show_answers, name="tell-answers"),
    path("tell/<slug:code>/leave", leaving.leave, name="tell-leave"),
]
