"""Letters about one's own account. Short, in the receiver's language, nothing personal in them."""

from __future__ import annotations

from datetime import UTC, datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from umay.core.api import JOB
from umay.people.models import Account
from umay.places import api as places


def _send(account: Account, template: str, **values: object) -> bool:
    """Render "subject" and "body" of a template in the account's language and send it; tell whether the server took it."""
    with translation.override(account.language):
        whole = render_to_string(f"people/letters/{template}.html", {"site": settings.UMAY_URL, **values}, using="jinja2")
    subject, _, body = whole.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[account.email]).send() == 1


def send_password_link(account_id: int) -> bool:
    """Mail the link by which one sets a password. The link works once, for PASSWORD_RESET_TIMEOUT."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        return False
    where = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)},
    )
    return _send(account, "password", url=settings.UMAY_URL + where, is_first=not account.has_usable_password())


def send_test(account_id: int) -> bool:
    """Send a test mail and note for the set-up page whether the server took it."""
    account = Account.objects.get(pk=account_id)
    now = datetime.now(UTC)
    try:
        taken = _send(account, "test")
        trouble = "" if taken else "nothing_sent"
    except OSError as error:  # refused, no such host, timed out, and smtplib's own
        taken, trouble = False, type(error).__name__
    places.note_mail_tested(JOB, taken=taken, trouble=trouble, now=now)
    return taken
