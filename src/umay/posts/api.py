"""What other rooms may use of posts."""

from __future__ import annotations

from umay.posts.actions.setting_up import add_post, close_post
from umay.posts.models import Bell, KitItem, Need, Post, Window
from umay.posts.queries.cards import KitCard, PostCard, PostMissing, post_card, post_cards
from umay.posts.queries.occurring import Occurrence, occurrences
from umay.posts.rules.drafts import KitDraft, PostDraft, WindowDraft
from umay.posts.rules.kinds import PostKind, Turn

__all__ = [
    "Bell",
    "KitCard",
    "KitDraft",
    "KitItem",
    "Need",
    "Occurrence",
    "Post",
    "PostCard",
    "PostDraft",
    "PostKind",
    "PostMissing",
    "Turn",
    "Window",
    "WindowDraft",
    "add_post",
    "close_post",
    "occurrences",
    "post_card",
    "post_cards",
]
