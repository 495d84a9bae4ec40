"""The shape of what is typed to keep, open and recover a vault. Nothing is saved here, and nothing typed here is shown again."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from typing import Any, Final

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from umay.people import api as people
from umay.vault.rules.slots import SlotKind
from umay.web.api import Form, WordsField

HOW: Final = _("12 letters or more. Four or five words that nobody else would put together are easy to keep in mind.")
_LONGEST: Final = 500
SECRET_BYTES: Final = 32


def _secret(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete, "data-behaviour": "reveal", "data-show": _("Show what I typed")})


def _code() -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"})


class WordsChosen(Form):
    """New words for one's vault. way: shown only to whoever signs in by a password."""

    way = forms.ChoiceField(
        label=_("What shall open your vault?"),
        widget=forms.RadioSelect,
        choices=[
            (SlotKind.PASSPHRASE.value, _("A passphrase for the vault alone: whoever finds out your password cannot read what is sealed")),
            (SlotKind.PASSWORD.value, _("The password by which I sign in: one thing less to keep in mind, and one to guess for both")),
        ],
        initial=SlotKind.PASSPHRASE.value,
    )
    words = forms.CharField(label=_("Vault passphrase"), widget=_secret("new-password"), strip=False, max_length=_LONGEST, help_text=HOW)

    def __init__(self, *args: Any, account: people.Account | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account
        if account is None or not account.has_usable_password():
            del self.fields["way"]
        else:
            self.fields["words"].label = _("Vault passphrase, or your sign-in password if you chose it")

    @property
    def kind(self) -> SlotKind:
        """Return which kind of words was chosen."""
        return SlotKind(self.cleaned_data.get("way") or SlotKind.PASSPHRASE.value)

    def clean(self) -> dict[str, Any]:
        """Ask of a passphrase what is asked of a password, and that it is another one; of a password that it is the right one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        words, account = data.get("words"), self._account
        if not words:
            return data
        is_password = account is not None and account.has_usable_password() and account.check_password(words)
        if self.kind is SlotKind.PASSWORD and not is_password:
            self.add_error("words", say("This is not the password by which you sign in."))
        elif self.kind is SlotKind.PASSPHRASE and is_password:
            self.add_error("words", say("This is the password by which you sign in. Choose other words, or choose it above."))
        elif self.kind is SlotKind.PASSPHRASE:
            self._check(words)
        return data

    def _check(self, words: str) -> None:
        try:
            password_validation.validate_password(" ".join(words.split()), self._account)
        except ValidationError as wrong:
            self.add_error("words", wrong)


class OpenForm(Form):
    """What opens the vault."""

    words = forms.CharField(label=_("Vault passphrase"), widget=_secret("current-password"), strip=False, max_length=_LONGEST)

    def __init__(self, *args: Any, typed: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if typed == (SlotKind.PASSWORD.value,):
            self.fields["words"].label = _("The password by which you sign in")
        elif len(typed) > 1:
            self.fields["words"].label = _("Vault passphrase, or the password by which you sign in")


class ChangeForm(WordsChosen):
    """What opens the vault now, and new words."""

    before = forms.CharField(label=_("What opens your vault now"), widget=_secret("current-password"), strip=False, max_length=_LONGEST)
    field_order = ["before", "way", "words"]


class CodeForm(WordsChosen):
    """A code from paper, and new words."""

    code = forms.CharField(
        label=_("Recovery code"),
        widget=_code(),
        max_length=_LONGEST,
        help_text=_("The one you printed or wrote down, or the one that the officials gave you. Dashes and capitals do not matter."),
    )
    field_order = ["code", "way", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "account": None})
        self._account = kwargs.get("account")
        self.fields["words"].label = _("A new vault passphrase")


class AnewForm(CodeForm):
    """New words, and that what will be lost is understood."""

    code = None  # type: ignore[assignment]
    understood = forms.BooleanField(
        label=_("I know that what was sealed to my old key stays shut for me until somebody gives it to me again."),
        error_messages={"required": _("Say that you know what stays shut.")},
    )
    field_order = ["words", "understood"]


def _bytes(said: str) -> bytes:
    try:
        return urlsafe_b64decode(said + "=" * (-len(said) % 4))
    except ValueError:
        raise ValidationError(say("This is not what a passkey gives.")) from None


class PasskeyForm(Form):
    """What the browser got from a passkey: which one it was, and the bytes it gave."""

    credential = forms.CharField(widget=forms.HiddenInput, max_length=1_500)
    secret = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def clean_credential(self) -> bytes:
        """Return the passkey's own name."""
        return _bytes(self.cleaned_data["credential"])

    def clean_secret(self) -> bytes:
        """Return the 32 bytes."""
        found = _bytes(self.cleaned_data["secret"])
        if len(found) != SECRET_BYTES:
            raise ValidationError(say("This is not what a passkey gives."))
        return found


class KeptForm(Form):
    """The last group of a recovery code. held: signed, so that the server need not keep it."""

    held = forms.CharField(widget=forms.HiddenInput, max_length=_LONGEST)
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=_LONGEST)
    group = forms.CharField(label=_("The last group of your code"), widget=_code(), max_length=20, help_text=_("The last four signs."))


class OlderForm(Form):
    """What opened an older key."""

    words = forms.CharField(label=_("An earlier passphrase, or a code"), widget=_secret("off"), strip=False, max_length=_LONGEST)


class CeremonyForm(Form):
    """Who gets the three shares."""

    first = forms.EmailField(label=_("First official: e-mail address"))
    second = forms.EmailField(label=_("Second official: e-mail address"))
    third = forms.EmailField(label=_("Third official: e-mail address"))


class RecoveryForm(Form):
    """Whose key, and why."""

    email = forms.EmailField(label=_("Whose key: their e-mail address"))
    reason = WordsField(
        label=_("Why"), max_length=500, rows=3, help_text=_("The officials read this before they give their share. No names of children.")
    )


class ShareForm(Form):
    """An official's share."""

    share = forms.CharField(
        label=_("Your share, as it stands on your sheet"),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false", "class": "code"}),
        max_length=_LONGEST,
    )
