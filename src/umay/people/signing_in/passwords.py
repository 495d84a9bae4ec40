"""What is asked of a new password besides its length: nothing that a guesser tries first. Works without any network."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from umay.people.rules.passwords import core, too_simple


class NotGuessedFirst:
    """Refuses runs of keys, counting, the same word again, and common words with figures around them. Methods by Django's names."""

    def __init__(self) -> None:
        self._common: frozenset[str] = frozenset(CommonPasswordValidator().passwords)

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's signature
        """Raises ValidationError."""
        if too_simple(password) or core(password) in self._common:
            raise ValidationError(
                _("This is among the first that are guessed: a row of keys, a count, or a common word. Put several words together.")
            )

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return _("Nothing that is guessed first: no row of keys, no count, no common word with figures.")
