"""What other rooms may use of posts."""

from __future__ import annotations

from umay.posts.actions.ringing import set_ring
from umay.posts.actions.setting_up import add_post, close_post
from umay.posts.models import Bell, KitItem, Need, Post, Window
from umay.posts.queries.cards import KitCard, PostCard, PostMissing, post_card, post_cards
from umay.posts.queries.ending import day_end
from umay.posts.queries.occurring import Occurrence, occurrences
from umay.posts.queries.papers import rules_paper, sign_paper
from umay.posts.queries.rates import RatesPage, rates_page
from umay.posts.queries.school_days import recorded_calendar
from umay.posts.queries.templates import TemplateCard, templates_for
from umay.posts.queries.words import bell_words, kit_words, task_words
from umay.posts.rules.drafts import KitDraft, PostDraft, RingDraft, WindowDraft
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
    "RatesPage",
    "RingDraft",
    "TemplateCard",
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
    "recorded_calendar",
    "rules_paper",
    "set_ring",
    "sign_paper",
    "task_words",
    "templates_for",
]
