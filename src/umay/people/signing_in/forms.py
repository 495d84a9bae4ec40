"""The forms of sign-in in our words; what they check is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from umay.core.api import later

NEW = _("New password")
AGAIN = _("The new password once more")
HOW = _("12 letters or more. Three or four words that nobody else would put together are easy to keep in mind.")
CODE = _("Code from your app, or a recovery code")


def _say(form: Any, **labels: object) -> None:
    """Give fields our labels, and no placeholders: a label stays when one writes."""
    form.label_suffix = ""
    form.use_required_attribute = False
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=_("E-mail address"), password=_("Password"))


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword=_("Present password"), password1=NEW, password2=AGAIN)
        self.fields["password1"].help_text = HOW


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]
    """A password for an account that has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=NEW, password2=AGAIN)
        self.fields["password1"].help_text = HOW


class PasswordByLinkForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password for who came by the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=NEW, password2=AGAIN)
        self.fields["password1"].help_text = HOW


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]
    """To which address a link shall go. The same is done, and takes as long, whether the address is known or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=_("E-mail address"))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:  # noqa: ARG002  allauth's signature
        """Queue the letter; for an unknown address a job that finds nobody to write to."""
        later("people.mail_password_link", account_id=self.users[0].pk if self.users else 0)
        return str(self.cleaned_data["email"])


class AgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=_("Password"))


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second factor at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=CODE)


class CodeAgainForm(ReauthenticateByCodeForm):  # type: ignore[misc]
    """The second factor once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=CODE)


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("The six figures that the app shows now"))


class NewKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, by a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("A name for it, such as “my phone”"), passwordless=_("Also sign me in without a password"))


class KeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("A name for it, such as “my phone”"))
