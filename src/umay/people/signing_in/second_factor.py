"""Second factors: their secrets lie sealed in the database, so that a copy of it makes no codes."""

from __future__ import annotations

import base64
from hashlib import blake2b
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from nacl.secret import SecretBox

from umay.people.models import Account

_SEALED: Final = "sealed1:"


def _box() -> SecretBox:
    return SecretBox(blake2b(str(settings.SECRET_KEY).encode(), digest_size=SecretBox.KEY_SIZE, person=b"umay.totp").digest())


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Names keys in the reader's words; seals what is kept."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy("The second factor cannot be taken away here."),
        "cannot_generate_recovery_codes": gettext_lazy("Set up an app or a passkey first; then you get recovery codes."),
        "incorrect_code": gettext_lazy("This code is not right, or it was used before. Wait for the next one."),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret sealed under a key that is not in the database."""
        return _SEALED + base64.b64encode(_box().encrypt(text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret. Raises nacl's CryptoError when it was changed or sealed elsewhere."""
        return _box().decrypt(base64.b64decode(encrypted_text.removeprefix(_SEALED))).decode()

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002  allauth's signature
        """Return a name for a new key that tells it from the others."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Key %(number)s") % {"number": held + 1}
