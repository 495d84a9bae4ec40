"""Addresses of people near children, and of those who come by a pass."""

from __future__ import annotations

from django.urls import path

from umay.staffing.views import own, passes

urlpatterns = [
    path("p/<slug:secret>/", passes.open_pass, name="pass"),
    path("my-pass/", own.show_my_pass, name="my-pass"),
]
