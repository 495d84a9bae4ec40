"""One's own vault as its pages show it: the ways in, what waits, what is lost. Nothing here opens anything."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from umay.core.api import Actor, Perm, query
from umay.people import api as people
from umay.vault import sealed
from umay.vault.counting import sealed_to
from umay.vault.models import KeySlot, PersonKey, Recovery, RecoveryHolder
from umay.vault.queries.keys import key_in_use
from umay.vault.rules.slots import CODES, TYPED, SlotKind, remove_refusal
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One way into one's vault. used: empty while never. confirmed: of a recovery code, that it was kept. may_go: it can be taken away."""

    uid: UUID
    kind: str
    made: str
    used: str
    confirmed: bool
    may_go: bool


@dataclass(frozen=True, slots=True)
class ShareAsked:
    """Somebody's key waits for one's share."""

    uid: UUID
    who: str


@dataclass(frozen=True, slots=True)
class Passkeys:
    """What a browser needs to ask a passkey, as it stands in a page. credentials: those that open the vault, parted by spaces.

    salt: what they are asked with. handle: under which name a new one files the vault.
    """

    credentials: str
    salt: str
    handle: str


@dataclass(frozen=True, slots=True)
class VaultPage:
    """All of "My vault". made: since when there are keys, empty without; older: keys that the one in use does not open yet;
    lost: sealed matters that only these open; share: the number of one's share of the officials' key, 0 without; asked: who waits for it.
    """

    made: str
    slots: tuple[SlotLine, ...]
    has_code: bool
    older: int
    lost: int
    share: int
    asked: tuple[ShareAsked, ...]
    keeps_recovery: bool
    passkeys: Passkeys | None


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What opening asks for. typed: kinds of words that open it; by_code: there is a code to fall back on; has_password: to sign in by.

    passkeys: None where none opens it.
    """

    has_keys: bool
    typed: tuple[str, ...]
    by_code: bool
    has_password: bool
    passkeys: Passkeys | None


@query
def vault_page(actor: Actor, *, now: datetime) -> VaultPage:
    """Return one's own vault."""
    person_id = actor.person_id or 0
    key = key_in_use(person_id)
    older = _older_keys(key) if key else ()
    held = RecoveryHolder.objects.filter(person_id=person_id, recovery__retired_at__isnull=True).first()
    return VaultPage(
        made=_said(key.made_at) if key else "",
        slots=_slots(key) if key else (),
        has_code=bool(key) and KeySlot.objects.filter(key=key, kind=SlotKind.RECOVERY_CODE).exists(),
        older=len(older),
        lost=sealed_to(person_id, older),
        share=held.number if held else 0,
        asked=_asked(person_id, now) if held else (),
        keeps_recovery=actor.holds(Perm.RECOVERY_KEEP),
        passkeys=_passkeys(key) if key else None,
    )


@query
def ways_in(actor: Actor) -> WaysIn:
    """Return what opening one's own vault asks for."""
    account = people.Account.objects.filter(person_id=actor.person_id or 0).first()
    key = key_in_use(actor.person_id or 0)
    kinds = set(KeySlot.objects.filter(key=key).values_list("kind", flat=True)) if key else set()
    typed = tuple(one.value for one in (SlotKind.PASSPHRASE, SlotKind.PASSWORD) if one.value in kinds)
    by_code = bool(kinds & {one.value for one in CODES})
    passkeys = _passkeys(key) if key and SlotKind.PRF.value in kinds else None
    return WaysIn(key is not None, typed, by_code, bool(account and account.has_usable_password()), passkeys)


def _passkeys(key: PersonKey) -> Passkeys:
    held = KeySlot.objects.filter(key=key, kind=SlotKind.PRF).order_by("pk").values_list("credential", flat=True)
    return Passkeys(" ".join(_signs(bytes(one or b"")) for one in held), _signs(sealed.passkey_salt(key.uid)), _signs(key.uid.bytes))


def _signs(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def lost_with(person_id: int) -> int:
    """Return how many sealed matters only the key in use opens: so many stay shut when it is given up."""
    key = key_in_use(person_id)
    return sealed_to(person_id, [key.uid]) if key else 0


def _older_keys(key: PersonKey) -> tuple[UUID, ...]:
    """Return the uids of the person's older keys that were not handed to the one in use."""
    handed = KeySlot.objects.filter(kind=SlotKind.NEWER_KEY, key__person_id=key.person_id, made_at__gte=key.made_at).values("key_id")
    found = PersonKey.objects.filter(person_id=key.person_id, retired_at__isnull=False).exclude(pk__in=handed)
    return tuple(found.values_list("uid", flat=True))


def _slots(key: PersonKey) -> tuple[SlotLine, ...]:
    rows = list(KeySlot.objects.filter(key=key).order_by("pk"))
    held = [SlotKind(row.kind) for row in rows]
    order = [*sorted(kind.value for kind in TYPED), SlotKind.PRF.value, SlotKind.RECOVERY_CODE.value, SlotKind.ONE_TIME.value]
    return tuple(
        SlotLine(
            uid=row.uid,
            kind=row.kind,
            made=_said(row.made_at),
            used=_said(row.used_at) if row.used_at else "",
            confirmed=row.confirmed_at is not None,
            may_go=remove_refusal(SlotKind(row.kind), held) is None,
        )
        for row in sorted(rows, key=lambda row: order.index(row.kind))
    )


def _asked(person_id: int, now: datetime) -> tuple[ShareAsked, ...]:
    waiting = Recovery.objects.filter(recovery__holders__person_id=person_id, done_at__isnull=True, ends_at__gt=now)
    rows = list(waiting.exclude(person_id=person_id).exclude(started_by_id=person_id).order_by("started_at"))
    names = people.names_of([row.person_id for row in rows])
    return tuple(ShareAsked(row.uid, names[row.person_id]) for row in rows)


def _said(at: datetime) -> str:
    return dates.say_moment(at, timezone.get_current_timezone())
