"""Letters about one's own account. Short, in the receiver's language, nothing personal in them."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from umay.core.api import JOB, later_once
from umay.people.actions.inviting import note_invited
from umay.people.models import Account
from umay.people.queries.setting_up import mail_is_set
from umay.places import api as places
from umay.web.api import dates


def _send(account: Account, template: str, **values: object) -> bool:
    """Render "subject" and "body" of a template in the account's language and send it; tell whether the server took it."""
    with translation.override(account.language):
        whole = render_to_string(f"people/letters/{template}.html", {"site": settings.UMAY_URL, **values}, using="jinja2")
    subject, _, body = whole.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[account.email]).send() == 1


def send_password_link(account_id: int, *, now: datetime) -> bool:
    """Mail the link by which one sets a password, and note that it went. The link works once, for PASSWORD_RESET_TIMEOUT."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        return False
    until = dates.say_date(way_in_ends(now).date(), account.language)
    taken = _send(account, "password", url=way_in(account), until=until, is_first=not account.has_usable_password())
    if taken:
        note_invited(JOB, account.pk, now=now)
    return taken


def way_in(account: Account) -> str:
    """Return the link by which the account's holder sets a password. It works once, for PASSWORD_RESET_TIMEOUT."""
    where = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)},
    )
    return settings.UMAY_URL + where


def way_in_ends(now: datetime) -> datetime:
    """Return until when a link works that is made now."""
    return now + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def send_waiting(*, now: datetime) -> int:
    """Mail the way in to everybody appointed whose letter could not go out so far; return to how many. Nothing while no server is set."""
    if not mail_is_set():
        return 0
    waiting = Account.objects.filter(is_active=True, invited_at=None, last_login=None, person__is_demo=False)
    held = waiting.filter(person__appointments__isnull=False, password__startswith=UNUSABLE_PASSWORD_PREFIX).distinct()
    sent = 0
    try:
        for pk in held.values_list("pk", flat=True):
            sent += send_password_link(pk, now=now)
    except OSError:  # the server does not take mail just now; the next round tries again
        return sent
    return sent


def send_test(account_id: int, *, now: datetime) -> bool:
    """Send a test mail and note for the set-up page whether the server took it."""
    account = Account.objects.get(pk=account_id)
    try:
        taken = _send(account, "test")
        trouble = "" if taken else "nothing_sent"
        later_once("people.mail_waiting_invitations", key="people.mail_waiting_invitations")
    except OSError as error:  # refused, no such host, timed out, and smtplib's own
        taken, trouble = False, type(error).__name__
    places.note_mail_tested(JOB, taken=taken, trouble=trouble, now=now)
    return taken
