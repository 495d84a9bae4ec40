"""Jobs of the room: letters about one's own account. Safe to repeat."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.people import letters


@app.task(name="people.mail_password_link")
def mail_password_link(account_id: int) -> bool:
    """Mail the link by which one sets a password; tell whether there was somebody to write to. account_id 0: nobody."""
    return letters.send_password_link(account_id, now=timezone.now())


@app.task(name="people.send_test_mail")
def send_test_mail(account_id: int) -> bool:
    """Send a mail to who asked for it and note how it went; tell whether the server took it."""
    return letters.send_test(account_id, now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="people.mail_waiting_invitations", queueing_lock="people.mail_waiting_invitations")
def mail_waiting_invitations(timestamp: int = 0) -> int:  # noqa: ARG001 - procrastinate's signature
    """Mail the way in to those whose letter waits for a mail server; return to how many. timestamp: when it was due, unused."""
    return letters.send_waiting(now=timezone.now())
