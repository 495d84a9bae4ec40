"""Shapes of what is written about posts and the bell."""

from __future__ import annotations

from umay.posts.forms.post import KitForm, PictureForm, PostForm, RingForm, SpotForm, WindowForm
from umay.posts.forms.set_up import SetUpForm

__all__ = ["KitForm", "PictureForm", "PostForm", "RingForm", "SetUpForm", "SpotForm", "WindowForm"]
