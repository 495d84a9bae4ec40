"""Addresses of the gallery."""

from __future__ import annotations

from django.urls import path

from umay.web.gallery import views
from umay.web.offline.views import show_alone, show_worker

urlpatterns = [
    path("offline-worker.js", show_worker, name="offline-worker"),
    path("offline/", show_alone, name="offline-alone"),
    path("gallery/", views.show_gallery, name="gallery"),
    path("gallery/tell/", views.show_bare, name="gallery-bare"),
    path("gallery/error/<int:status>/", views.show_error, name="gallery-error"),
    path("gallery/<slug:name>/", views.show_sample, name="gallery-sample"),
]
