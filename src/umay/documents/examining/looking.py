"""What is done with each kind of file. Runs in the limited process only; knows bytes and no names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from umay.documents.examining import boxes, ebml, office, ogg, pdfs, pictures, sounds
from umay.documents.examining.kinds import OCTETS, OLE, ZIP, group_of, kind_of
from umay.documents.examining.packed import UNREADABLE, Budget, is_virus_test, look_into, look_into_zip
from umay.documents.examining.values import CannotTake, Flag, Group, Looked

_CLEANED: Final = {
    "audio/mpeg": sounds.mp3,
    "audio/wav": sounds.wav,
    "audio/flac": sounds.flac,
    "audio/ogg": ogg.without_comments,
    "audio/mp4": boxes.without_notes,
    "video/mp4": boxes.without_notes,
    "video/quicktime": boxes.without_notes,
    "video/3gpp": boxes.without_notes,
    "video/webm": ebml.without_tags,
    "image/heic": boxes.without_photo_notes,
}
_LOOKED_AT: Final[Mapping[str, Callable[[bytes], set[Flag]]]] = {
    OLE: office.look_at_old,
    "application/rtf": office.look_at_rich_text,
    "audio/amr": lambda _: set(),  # these two have no room for notes
    "audio/aac": lambda _: set(),
}
_AS_IT_IS: Final[Mapping[Group, tuple[Flag, ...]]] = {"active": ("script",), "program": ("program",)}
_END_OF_ZIP: Final = b"PK\x05\x06"
_NEAR_THE_END: Final = 66_000  # a zip may carry a comment of 65,535 bytes behind its end
_PAGE_MARKS: Final = (b"<script", b"<html", b"<?php", b"javascript:")


def look_at(data: bytes) -> Looked:
    """Return what the bytes are, and a copy without what they tell of their maker; a refusal is in the value."""
    kind = kind_of(data)
    try:
        found = _looked(data, kind)
    except CannotTake as no:
        return Looked(kind, refusal=no.code)
    except MemoryError:
        return Looked(kind, refusal="file.too_much_work")
    except Exception:  # noqa: BLE001  # whatever a reader stumbles over, the file stays closed and is handed on as it is
        found = Looked(kind, data, frozenset({"broken", "metadata_may_remain"}))
    flags = found.flags | _second_kind(data, found.media_type)
    return replace(found, flags=flags | {"virus_test"} if is_virus_test(data) else flags)


def _looked(data: bytes, kind: str) -> Looked:
    if pictures.can_draw(kind):
        return pictures.drawn_anew(data, kind)
    if kind in _CLEANED:
        copy, flags = _CLEANED[kind](data)
        return Looked(kind, copy, flags)
    if kind == ZIP:
        return _zip(data)
    if kind == "application/pdf":
        copy, found = pdfs.looked_through(data)
        return Looked(kind, copy, frozenset(found))
    return Looked(kind, data, frozenset(_beware(data, kind)))


def _zip(data: bytes) -> Looked:
    inside = look_into_zip(data, Budget())
    group = group_of(inside.kind)
    if group != "office" or "broken" in inside.flags:
        own: Flag = "program" if group == "program" else "archive"
        return Looked(inside.kind, data, frozenset({*inside.flags, own, "metadata_may_remain"}))
    try:
        flags = frozenset(inside.flags | office.look_at_parts(data, inside))
    except UNREADABLE:
        return Looked(inside.kind, data, frozenset({*inside.flags, "broken", "metadata_may_remain"}))
    return Looked(inside.kind, office.without_makers(data) or data, flags | {"metadata_may_remain"})


def _beware(data: bytes, kind: str) -> set[Flag]:
    """Return what to beware of in kinds that are kept as they are."""
    if own := _LOOKED_AT.get(kind):
        return own(data)
    if group_of(kind) == "archive":
        return look_into(data, kind, Budget()).flags | {"archive", "metadata_may_remain"}
    if group_of(kind) == "text":
        return office.look_at_text(data)
    return set(_AS_IT_IS.get(group_of(kind), ())) or ({"unknown", "metadata_may_remain"} if kind == OCTETS else {"metadata_may_remain"})


def _second_kind(data: bytes, kind: str) -> set[Flag]:
    """Return the flag of a file that is of another kind as well, for whoever opens it as that."""
    group = group_of(kind)
    if group not in ("picture", "sound", "video", "pdf"):
        return set()
    lower = data[: 1024 * 1024].lower()
    tail = data[-_NEAR_THE_END:]
    is_zip = _END_OF_ZIP in tail and b"PK\x01\x02" in data
    is_paper = kind != "application/pdf" and b"%PDF-" in data[:1024]
    is_page = group != "pdf" and any(mark in lower or mark in tail.lower() for mark in _PAGE_MARKS)
    return {"polyglot"} if is_zip or is_paper or is_page else set()
