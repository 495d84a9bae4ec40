"""What other rooms may use of posts."""

from __future__ import annotations

from umay.posts.models import Bell, KitItem, Need, Post, Window
from umay.posts.rules.kinds import PostKind, Turn

__all__ = ["Bell", "KitItem", "Need", "Post", "PostKind", "Turn", "Window"]
