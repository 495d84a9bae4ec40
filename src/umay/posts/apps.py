"""Posts as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """Its tables carry the label "posts"."""

    name = "umay.posts"
    label = "posts"
    default_auto_field = "django.db.models.BigAutoField"
