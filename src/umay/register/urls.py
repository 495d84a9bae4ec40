"""Addresses of the inner register."""

from __future__ import annotations

from django.urls import path

from umay.register import views

urlpatterns = [
    path("register/", views.keep_register, name="register"),
    path("register/<uuid:entry_uid>/remove/", views.remove_entry, name="register-remove"),
    path("register/alike/<uuid:match_uid>/", views.answer_match, name="register-alike"),
]
