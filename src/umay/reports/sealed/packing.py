"""Sealing a report before it touches the database: what was told, to whom it may open, and the files that came with it.

Nothing of it is written here in clear; the database gets codes and sealed bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from umay.core.api import app_key, install_id, pepper, sealing
from umay.reports.rules.ladder import USUAL, Reader, Step, Ticks, excluded, keepers_of_a_name, ladder
from umay.reports.rules.telling import Told
from umay.reports.sealed.files import ReadyFile

FILE: Final = "file"
REPORTER: Final = "reporter"
FIRST_EPOCH: Final = 1
RECEIPT: Final = "receipt"
RECEIPT_RUNG: Final = 98  # of the teller's own wraps; intake_read finds them by it
RECOVERY_RUNG: Final = 99
_NEVER: Final = "9999-01-01T00:00:00+00:00"  # the recovery key's wrap opens by no clock


@dataclass(slots=True, repr=False)
class Parcel:
    """Sealed bytes beside the words that name them by their place."""

    blobs: list[bytes] = field(default_factory=list)

    def put(self, blob: bytes) -> int:
        """Keep the bytes and return their place, counted from 1."""
        self.blobs.append(blob)
        return len(self.blobs)


@dataclass(frozen=True, slots=True, repr=False)
class Way:
    """How a report came in. granter: whom the wraps name as having granted; place_code: of the telling place; key: idempotency."""

    place_code: str
    channel: str
    granter: str
    key: UUID
    now: datetime
    author_id: int | None = None
    is_practice: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """A report ready to be kept: for `intake_submit`."""

    said: dict[str, Any]
    blobs: list[bytes]


def words_spot(message: UUID, epoch: int = FIRST_EPOCH) -> sealing.Spot:
    """Return where a message's words stand."""
    return sealing.Spot(install_id(), "reports_message", message, "blob", FILE, epoch, 1)


def teller_spot(report: UUID, epoch: int = FIRST_EPOCH) -> sealing.Spot:
    """Return where a teller's name stands."""
    return sealing.Spot(install_id(), "reports_report", report, "teller_blob", REPORTER, epoch, 1)


def file_spot(attachment: UUID, what: str, epoch: int = FIRST_EPOCH) -> sealing.Spot:
    """Return where a file's description or its key stands. what: "about_blob" or "key_blob"."""
    return sealing.Spot(install_id(), "reports_attachment", attachment, what, FILE, epoch, 1)


def stream_about(attachment: UUID) -> bytes:
    """Return what a file's stream is bound to."""
    return f"{install_id()}|reports_attachment|{attachment}".encode()


def readers_in(opened: Mapping[str, Any]) -> tuple[Reader, ...]:
    """Return who may come to read, from what `intake_open` answers. Keys whose mark is not ours count as none."""
    return tuple(
        Reader(one["person_id"], one["function"], one["title"] or {}, one["level"], one["up"], one["seat"] or "", _is_genuine(one))
        for one in opened["people"]
    )


def _is_genuine(one: Mapping[str, Any]) -> bool:
    return one["key_uid"] is not None and sealing.key_is_genuine(
        app_key(),
        bytes.fromhex(one["mark"]),
        person=UUID(one["person_uid"]),
        key=UUID(one["key_uid"]),
        version=one["version"],
        public=bytes.fromhex(one["public"]),
    )


def steps_of(opened: Mapping[str, Any], ticks: Ticks, at: datetime) -> tuple[Step, ...]:
    """Return the ladder of a unit at a time."""
    hours = tuple((step["rung"], step["hours"]) for step in opened["shown"].get("ladder", ()))
    return ladder(readers_in(opened), hours or USUAL, ticks, at)


def seal_report(opened: Mapping[str, Any], told: Told, files: Sequence[ReadyFile], receipt: sealing.Receipt | None, way: Way) -> Sealed:
    """Seal what was told to those who may read it. Raises sealing.CannotOpen for a key that is none.

    opened: what `intake_open` answers. receipt None: whoever told gets no way back (a letter in the box).
    """
    ticks = Ticks(told.danger, told.about_head, told.about_team)
    packing = _Packing(told, way, steps_of(opened, ticks, way.now))
    said = {
        "report": packing.head(receipt),
        "code": way.place_code,
        "wraps": [*packing.wraps(opened["people"]), *packing.recovery(opened.get("recovery")), *packing.of_teller(receipt)],
        "excluded": sorted(excluded(readers_in(opened), ticks)),
        "messages": packing.messages(files),
    }
    return Sealed(said, packing.parcel.blobs)


@dataclass(slots=True, repr=False)
class _Packing:
    """One report while it is sealed: its keys live here, and nowhere after."""

    told: Told
    way: Way
    steps: tuple[Step, ...]
    report: UUID = field(default_factory=uuid4)
    parcel: Parcel = field(default_factory=Parcel)
    keys: dict[str, sealing.Secret] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = {FILE: sealing.new_secret()}
        if self.told.name or self.told.reach:
            self.keys[REPORTER] = sealing.new_secret()

    def head(self, receipt: sealing.Receipt | None) -> dict[str, Any]:
        """Return the codes that stay in clear, and the places of the teller's name and way back."""
        told, way, named = self.told, self.way, REPORTER in self.keys
        head: dict[str, Any] = {
            "id": str(self.report), "channel": way.channel, "about": told.about, "in_danger": told.danger, "about_head": told.about_head,
            "about_team": told.about_team, "has_name": named, "in_flood": told.in_flood, "is_practice": way.is_practice,
            "language": told.language, "at": way.now.isoformat(), "key": str(way.key), "rungs": _rungs(self.steps),
            "teller": self.parcel.put(self._teller()) if named else None,
        }  # fmt: skip
        return head | (self._way_back(receipt) if receipt else {})

    def _teller(self) -> bytes:
        said = json.dumps({"name": self.told.name, "reach": self.told.reach})
        return sealing.seal_words(self.keys[REPORTER], said, teller_spot(self.report))

    def _way_back(self, receipt: sealing.Receipt) -> dict[str, int]:
        public = sealing.pair_of_receipt(receipt).public
        return {
            "lookup": self.parcel.put(sealing.lookup_of(receipt, pepper())),
            "public": self.parcel.put(public),
            "wrap": self.parcel.put(sealing.wrap(self.keys[FILE], public, receipt_wrapping(self.report, FIRST_EPOCH))),
        }

    def of_teller(self, receipt: sealing.Receipt | None) -> list[dict[str, Any]]:
        """Return the key sealed to the receipt, with a mark that covers both halves: later epochs are sealed to it too."""
        if receipt is None:
            return []
        public, wrapping = sealing.pair_of_receipt(receipt).public, receipt_wrapping(self.report, FIRST_EPOCH)
        blob = sealing.wrap(self.keys[FILE], public, wrapping)
        return [
            {
                "compartment": FILE, "holder_key": str(self.report), "person_id": None, "rung": RECEIPT_RUNG, "opens_at": _NEVER,
                "granter": RECEIPT, "blob": self.parcel.put(blob), "mark": self.parcel.put(receipt_mark(wrapping, public, blob)),
            }
        ]  # fmt: skip

    def wraps(self, people: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the keys sealed to everybody on the ladder; the name's key only to those who may see it."""
        holders = {one["person_id"]: one for one in people}
        see_name = keepers_of_a_name(self.steps, wide=self.told.name_for == "team")
        return [
            self._wrap(compartment, holders[one.person_id], number, step.opens_at.isoformat())
            for number, step in enumerate(self.steps)
            for one in step.readers
            for compartment in self.keys
            if compartment == FILE or one.person_id in see_name
        ]

    def recovery(self, officials: Mapping[str, Any] | None) -> list[dict[str, Any]]:
        """Return the keys sealed to the officials' recovery key, where there is one that Umay itself wrote."""
        if officials is None or not _is_genuine({**officials, "key_uid": officials["uid"], "person_uid": officials["uid"]}):
            return []
        held = {**officials, "key_uid": officials["uid"], "person_id": None}
        return [self._wrap(compartment, held, RECOVERY_RUNG, _NEVER) for compartment in self.keys]

    def _wrap(self, compartment: str, holder: Mapping[str, Any], rung: int, opens_at: str) -> dict[str, Any]:
        uid, granter = UUID(holder["key_uid"]), self.way.granter
        wrapping = sealing.Wrapping(self.report, compartment, FIRST_EPOCH, uid, granter)
        return {
            "compartment": compartment, "holder_key": str(uid), "person_id": holder["person_id"], "rung": rung, "opens_at": opens_at,
            "granter": granter,
            "blob": self.parcel.put(sealing.wrap(self.keys[compartment], bytes.fromhex(holder["public"]), wrapping)),
            "mark": self.parcel.put(mark_of(wrapping)),
        }  # fmt: skip

    def messages(self, files: Sequence[ReadyFile]) -> list[dict[str, Any]]:
        """Return what was told with its files, and the teller's wish if they wrote one."""
        seal = MessageSeal(self.parcel, self.keys[FILE])
        told = [seal.message("told", self.told.words, files, self.way)]
        if self.told.wish.strip():
            other = UUID(bytes=bytes(each ^ 0xFF for each in self.way.key.bytes))  # of the same sending, yet a row of its own
            told.append(seal.message("wish", self.told.wish, (), replace(self.way, key=other)))
        return told


def mark_of(wrapping: sealing.Wrapping, *more: str) -> bytes:
    """Return the mark by which Umay knows a wrap that it made itself. more: what else it covers."""
    of = wrapping
    return sealing.mark_grant(app_key(), str(of.matter), of.compartment, str(of.epoch), str(of.holder), of.granter, *more)


def receipt_wrapping(report: UUID, epoch: int) -> sealing.Wrapping:
    """Return what a wrap for the teller of a report is for."""
    return sealing.Wrapping(report, FILE, epoch, report, RECEIPT)


def receipt_mark(wrapping: sealing.Wrapping, public: bytes, blob: bytes) -> bytes:
    """Return the mark on the teller's wrap; it covers the receipt's public half too, so that nobody puts their own in its place."""
    return mark_of(wrapping, public.hex(), blob.hex())


def receipt_is_genuine(wrapping: sealing.Wrapping, public: bytes, blob: bytes, mark: bytes) -> bool:
    """Tell whether Umay itself made the teller's wrap, for this public half."""
    of = wrapping
    parts = (str(of.matter), of.compartment, str(of.epoch), str(of.holder), of.granter, public.hex(), blob.hex())
    return sealing.grant_is_genuine(app_key(), mark, *parts)


def _rungs(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [
        {"reach": step.reach, "opens_at": step.opens_at.isoformat(), "posts": posts_of(step), "reads": bool(step.readers)} for step in steps
    ]


def posts_of(step: Step) -> list[dict[str, str]]:
    """Return the titles of a rung's posts, each once, never a name."""
    seen: dict[str, dict[str, str]] = {}
    for one in step.readers:
        seen.setdefault(one.title.get("en", "") or one.function, dict(one.title) or {"en": one.function.replace("_", " ")})
    return list(seen.values())


def put_all(parcel: Parcel, chunks: Sequence[bytes]) -> int:
    """Keep bytes one behind the other and return the place of the first."""
    return min(parcel.put(chunk) for chunk in chunks)


@dataclass(frozen=True, slots=True, repr=False)
class MessageSeal:
    """Seals messages of one report with its key."""

    parcel: Parcel
    key: sealing.Secret
    epoch: int = FIRST_EPOCH

    def message(self, kind: str, words: str, files: Sequence[ReadyFile], way: Way) -> dict[str, Any]:
        """Seal one message with its files, and return what names its bytes."""
        message = uuid4()
        return {
            "id": str(message),
            "kind": kind,
            "author_id": way.author_id,
            "at": way.now.replace(minute=0, second=0, microsecond=0).isoformat(),
            "epoch": self.epoch,
            "key": str(way.key),
            "blob": self.parcel.put(sealing.seal_words(self.key, words, words_spot(message, self.epoch))),
            "files": [self._file(number, one) for number, one in enumerate(files, start=1)],
        }

    def _file(self, number: int, one: ReadyFile) -> dict[str, Any]:
        uid, own, put = uuid4(), sealing.new_secret(), self.parcel.put
        about = json.dumps({"name": one.name, "kind": one.kind, "notes": list(one.notes), "size": len(one.data)})
        header, *chunks = sealing.seal_stream(own, [one.data], stream_about(uid))
        return {
            "id": str(uid),
            "number": number,
            "kept_apart": one.kept_apart,
            "about": put(sealing.seal_words(self.key, about, file_spot(uid, "about_blob", self.epoch))),
            "key": put(sealing.seal(self.key, own.raw, file_spot(uid, "key_blob", self.epoch))),
            "header": put(header),
            "chunks": len(chunks),
            "first": put_all(self.parcel, chunks),
        }
