"""What allauth asks of us when somebody signs in, forgets a password, or would like an account."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umay.people.models import Account
from umay.people.sessions import note_browser
from umay.people.signing_in.devices import known_device, remember_device

SAID: Final = {
    "password_changed": _("Your password is changed."),
    "password_set": _("Your password is set."),
    "totp_activated": _("The app is set up. From now on you are asked for its code."),
    "totp_deactivated": _("The app is taken away."),
    "recovery_codes_generated": _("Here are new recovery codes. Print them or write them down."),
    "webauthn_added": _("The passkey is added."),
    "webauthn_removed": _("The passkey is taken away."),
    "account_connected": _("The two are joined. You can sign in either way."),
    "account_disconnected": _("The two are parted."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; guesses are slowed for each address, known or not; nothing tells which addresses exist."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the head of your unit."),
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both and try again."),
        "enter_current_password": _("Write your present password."),
        "incorrect_code": _("This code is not right, or it was used before. Wait for the next one."),
        "incorrect_password": _("This password is not right."),
        "invalid_login": _("The e-mail address or the password is not right. Check both and try again."),
        "invalid_password_reset": _("This link was used before, or it is too old. Ask for a new one."),
        "rate_limited": _("That was too often in a short time. Wait a minute, then try again."),
        "too_many_login_attempts": _("Too many tries for this address. Wait a minute, then try again, or ask for a new password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        """Say no: people come in by an appointment."""
        return False

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        """Say what was done in our words, or nothing: greetings with names do not belong into a cookie."""
        stem = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        if words := SAID.get(stem):
            messages.success(request, str(words))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  allauth's signature
        """Lead back to one's settings."""
        return reverse("profile")

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """Lead on in the account's language, with the browser noted for the list of sessions."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        note_browser(request)
        speak(response, user.language)
        remember_device(response, user.email)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count tries by address and browser: a stranger's guesses never shut out the browser one signed in with before."""
        address = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
        return f"{known_device(request, address)}:{address}"


def speak(response: HttpResponse, language: str) -> None:
    """Let the browser ask for pages in the language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def no_name(account: Account) -> str:
    """Return what allauth may call somebody in messages and app labels: the address they typed themselves, never a name."""
    return account.email
