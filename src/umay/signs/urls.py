"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from umay.signs.views import guide

urlpatterns = [path("guide/signs/", guide.show_signs, name="signs")]
