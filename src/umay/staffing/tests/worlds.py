"""People near children of the first school, and how they come in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from umay.staffing.api import Kind, Worker, WorkerFacts, enter_worker

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def now() -> datetime:
    return datetime.now(UTC)


def entered(actor: Any, name: str = "Ayşe Yılmaz", phone: str = "0555 123 45 67", kind: Kind = Kind.PARENT, **more: Any) -> Worker:
    return enter_worker(actor, WorkerFacts(kind, name, phone, **more), now=now())


def came(actor: Any) -> Client:
    from umay.people.api import Account

    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client
