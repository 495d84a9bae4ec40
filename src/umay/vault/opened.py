"""A vault that is open in this browser: found by its cookie, for one request, and shut when it lay idle. The clock is the server's."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from umay.core.api import Actor, scoped, sealing
from umay.people.api import session_hash
from umay.vault import sealed
from umay.vault.models import OpenVault
from umay.vault.rules.opening import is_open
from umay.vault.values import Vault

_FOUND: Final = "_umay_vault"
_NOTED_EACH: Final = timedelta(seconds=30)  # more often the last use is not written


def cookie_name() -> str:
    """Return the cookie's name; bound to the host where there is TLS."""
    return "__Host-umay_vault" if settings.SESSION_COOKIE_SECURE else "umay_vault"


def opened_vault(request: HttpRequest) -> Vault | None:
    """Return the vault that is open in this browser, for this request only; None when it is shut. Keep it nowhere."""
    if not hasattr(request, _FOUND):
        setattr(request, _FOUND, _find(request))
    return cast("Vault | None", getattr(request, _FOUND))


def is_opened(request: HttpRequest) -> bool:
    """Tell whether a vault is open in this browser. Opens nothing, and does not count as using it."""
    with _scoped(request):
        row = _row(request)
    return row is not None and is_open(row.used_at, row.closes_at, timezone.now())


def keep_cookie(request: HttpRequest, response: HttpResponse, token: str) -> HttpResponse:
    """Let the browser carry the key of the vault until it is closed: to this site alone, and never told to a script."""
    response.set_cookie(cookie_name(), token, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict", path="/")
    if hasattr(request, _FOUND):
        delattr(request, _FOUND)
    return response


def drop_cookie(response: HttpResponse) -> HttpResponse:
    """Let the browser forget the key of the vault."""
    response.delete_cookie(cookie_name(), path="/", samesite="Strict")
    return response


def _row(request: HttpRequest) -> OpenVault | None:
    """Return the row of this cookie in this session, of the person who asks and of a key in use; never of anybody else's."""
    token = request.COOKIES.get(cookie_name(), "")
    actor: Actor | None = getattr(request, "actor", None)
    if not token or not sealed.is_token(token) or actor is None or actor.seat is None or actor.person_id is None:
        return None
    found = OpenVault.objects.select_related("key__person").filter(
        token_hash=sealed.hash_of(token),
        session_id=session_hash(request.session.session_key),
        key__person_id=actor.person_id,
        key__retired_at__isnull=True,
    )
    return found.first()


def _scoped(request: HttpRequest) -> AbstractContextManager[None]:
    """Return the scope of who asks, in which alone the database shows their open vault; none where no cookie asks for one."""
    actor: Actor | None = getattr(request, "actor", None)
    return scoped(actor) if actor is not None and cookie_name() in request.COOKIES else nullcontext()


def _find(request: HttpRequest) -> Vault | None:
    with _scoped(request):
        return _opened(_row(request), request.COOKIES.get(cookie_name(), ""), timezone.now())


def _opened(row: OpenVault | None, token: str, now: datetime) -> Vault | None:
    if row is None:
        return None
    if not is_open(row.used_at, row.closes_at, now):
        row.delete()
        return None
    person = row.key.person
    try:
        pairs = sealed.open_up(row.blob, token, row=row.uid, session=row.session_id, person=person.uid)
    except sealing.CannotOpen:
        return None
    if now - row.used_at > _NOTED_EACH:
        OpenVault.objects.filter(pk=row.pk).update(used_at=now)
    return Vault(person.pk, person.uid, row.key.uid, pairs)
