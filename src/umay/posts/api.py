"""What other rooms may use of posts."""

from __future__ import annotations

from umay.posts.actions.ringing import set_ring
from umay.posts.actions.setting_up import add_post, close_post
from umay.posts.models import Bell, KitItem, Post, Window
from umay.posts.queries.cards import PostMissing, post_card, post_cards
from umay.posts.queries.ending import day_end
from umay.posts.queries.occurring import Occurrence, occurrences
from umay.posts.queries.rates import RatesPage, rates_page
from umay.posts.queries.templates import templates_for
from umay.posts.queries.words import bell_words, kit_words, task_words
from umay.posts.rules.drafts import KitDraft, PostDraft, RingDraft, WindowDraft
from umay.posts.rules.kinds import PostKind, Turn

__all__ = [
    "Bell",
    "KitDraft",
    "KitItem",
    "Occurrence",
    "Post",
    "PostDraft",
    "PostKind",
    "PostMissing",
    "RatesPage",
    "RingDraft",
    "Turn",
    "Window",
    "WindowDraft",
    "add_post",
    "bell_words",
    "close_post",
    "day_end",
    "kit_words",
    "occurrences",
    "post_card",
    "post_cards",
    "rates_page",
    "set_ring",
    "task_words",
    "templates_for",
]
