"""Fixed keys, places and one sealed thing of every kind. No tests here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from umay.core import sealing

KEY = sealing.Secret(bytes(range(32)))
OTHER_KEY = sealing.Secret(bytes(range(1, 33)))
PAIR = sealing.pair_of(sealing.Secret(bytes(range(64, 96))))
OTHER_PAIR = sealing.pair_of(OTHER_KEY)
APP_KEY = bytes(range(128, 160))
PEPPER = bytes(range(160, 192))
ROW, MATTER, HOLDER, PERSON = (UUID(int=number << 64 | 7) for number in range(1, 5))
SPOT = sealing.Spot("home", "cases_entry", ROW, "words", "child", 3, 2)
WRAPPING = sealing.Wrapping(MATTER, "child", 3, HOLDER, "public")
CHEAP = sealing.Cost(8192, 1, 1)
RECEIPT = sealing.Receipt(bytes(range(100, 115)))
WORDS = "Ayşe told us on Tuesday. Әйгерім. 小美."
ABOUT = b"file 7"


@dataclass(frozen=True)
class Sealed:
    """One sealed thing and how it is opened; opening raises CannotOpen or returns what was sealed."""

    kind: str
    blob: bytes
    opened: Callable[[bytes], object]
    head: int  # so many bytes at the front are tried bit by bit, of the rest some


def everything() -> list[Sealed]:
    """Return one of each kind, freshly sealed."""
    header, piece = sealing.seal_stream(KEY, [b"a picture"], ABOUT)

    def stream(head: bytes, last: bytes) -> bytes:
        return b"".join(sealing.open_stream(KEY, head, [last], 1, ABOUT))

    return [
        Sealed("field", sealing.seal_words(KEY, WORDS, SPOT), lambda blob: sealing.open_words(KEY, blob, SPOT), 46),
        Sealed("wrap", sealing.wrap(KEY, PAIR.public, WRAPPING), lambda blob: sealing.unwrap(blob, PAIR, WRAPPING), 114),
        Sealed("slot by secret", sealing.slot_by_secret(KEY, PEPPER, "x"), lambda blob: sealing.open_slot_by_secret(blob, PEPPER, "x"), 90),
        Sealed("slot by words", sealing.slot_by_words(KEY, "pw", "x", CHEAP), lambda blob: sealing.open_slot_by_words(blob, "pw", "x"), 3),
        Sealed("stream header", header, lambda blob: stream(blob, piece), 42),
        Sealed("stream piece", piece, lambda blob: stream(header, blob), 20),
    ]
