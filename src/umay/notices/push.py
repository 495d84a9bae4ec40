"""Wakes browsers by web push: an empty message, signed with the deployment's key (RFC 8292). The words stand in the browser already."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from functools import lru_cache
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from umay.notices import outside
from umay.notices.outcome import Outcome, of_error, of_status
from umay.notices.parcel import Parcel

_LIVES: Final = timedelta(hours=12)  # RFC 8292 allows a day
_KEPT: Final = {True: timedelta(hours=1), False: timedelta(days=1)}  # how long the browser's maker keeps it for a browser that is away
_GONE: Final = frozenset({404, 410})
_NO_MORE: Final = frozenset({400, 401, 403})  # it was asked for with another key


def is_set_up() -> bool:
    """Tell whether there is a key to sign with."""
    return bool(settings.UMAY_PUSH_KEY)


def public_key() -> str:
    """Return what a browser is told of the key when it asks to be woken; "" without a key."""
    if not is_set_up():
        return ""
    point = _key(settings.UMAY_PUSH_KEY).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _plain(point)


def signed(endpoint: str, now: datetime) -> str:
    """Return the header that proves who wakes the browser (RFC 8292, 2 and 3)."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int((now + _LIVES).timestamp()), "sub": _who_asks()}
    said = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims)}"
    first, second = decode_dss_signature(_key(settings.UMAY_PUSH_KEY).sign(said.encode("ascii"), ec.ECDSA(hashes.SHA256())))
    return f"vapid t={said}.{_plain(first.to_bytes(32, 'big') + second.to_bytes(32, 'big'))}, k={public_key()}"


def door_to(endpoint: str) -> outside.Door:
    """Return the way to a place that a browser named: public hosts only, by TLS."""
    return outside.Door(endpoint)


class PushCarrier:
    """Carries parcels to where each browser's maker takes them."""

    def __init__(self) -> None:
        self._silent: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return

    def carry(self, parcel: Parcel, now: datetime) -> Outcome:
        """Wake one browser. A host that did not answer is not asked again on this round; others are."""
        host = urlsplit(parcel.address).netloc
        if host in self._silent:
            return Outcome(trouble="host")
        outcome = self._wake(parcel, now)
        if not outcome.sent and not outcome.for_good:
            self._silent.add(host)
        return outcome

    def _wake(self, parcel: Parcel, now: datetime) -> Outcome:
        headers = {
            "Authorization": signed(parcel.address, now),
            "TTL": str(int(_KEPT[parcel.urgent].total_seconds())),
            "Urgency": "high" if parcel.urgent else "normal",
            "Topic": _plain(parcel.mark.bytes),  # one that waits for the browser already is replaced, not doubled (RFC 8030, 5.4)
        }
        try:
            status = outside.post(door_to(parcel.address), b"", headers)
        except OSError as error:
            return of_error(error, away=False)
        if status in _GONE | _NO_MORE:
            return Outcome(for_good=True, gone=True, trouble=f"http:{status}")
        return of_status(status, away=False)


def _who_asks() -> str:
    """Return whom the browser's maker may turn to: the deployment's address, which it wants to be a public one, or its mail."""
    return settings.UMAY_URL if settings.UMAY_URL.startswith("https://") else f"mailto:{settings.DEFAULT_FROM_EMAIL}"


@lru_cache(maxsize=4)
def _key(key: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(key, "big"), ec.SECP256R1())


def _part(said: dict[str, object]) -> str:
    return _plain(json.dumps(said, separators=(",", ":")).encode())


def _plain(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
