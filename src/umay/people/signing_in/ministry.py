"""Signing in by a ministry's own sign-on (OpenID Connect): only for those who have an account here already."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class MinistryAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A sign-on elsewhere proves an address; whom the address belongs to is said here, by an appointment."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": _("An account with this address exists. Sign in with your password first, then join the two."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  allauth's signature
        """Say no: an address that nobody entered here stays outside."""
        return False
