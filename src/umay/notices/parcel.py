"""What is handed to a carrier: where to, in which language, under which mark."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from umay.notices.rules.urgency import Channel


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that is due to one person by one way, to be sent as one message.

    address: where to; "" when nobody is there any more. mark: the same for the same parcel, whoever sends it and however often.
    """

    ids: tuple[int, ...]
    channel: Channel
    person_id: int
    address_id: int | None
    address: str
    language: str
    mark: UUID
    tries: int
    urgent: bool
