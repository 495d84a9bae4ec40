"""Tables of the room."""

from __future__ import annotations

from umay.posts.models.bell import Bell
from umay.posts.models.post import KitItem, Need, Post, Window

__all__ = ["Bell", "KitItem", "Need", "Post", "Window"]
