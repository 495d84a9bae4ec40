"""Files that come with what is told: looked at in a process of its own, stripped of what they tell of where and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from umay.documents import api as documents
from umay.reports.rules.telling import FileFate, ToldFile

_WHY: Final[Mapping[str, Literal["empty", "too_large", "busy"]]] = {
    "file.empty": "empty",
    "file.too_large": "too_large",
    "file.busy": "busy",
}


@dataclass(frozen=True, slots=True, repr=False)
class ReadyFile:
    """A file ready to be sealed. kind: by its content. notes: codes of what was noticed. kept_apart: opened only with thought."""

    name: str
    kind: str
    data: bytes
    notes: tuple[str, ...] = ()
    kept_apart: bool = False


def ready(files: Sequence[ToldFile]) -> tuple[ReadyFile, ...]:
    """Return the files as they are kept: without what they tell beside their content.

    One that cannot be taken is kept as its name and the reason alone, so that the team knows that there was one.
    """
    return tuple(_ready(one) for one in files)


def fate_of(one: ReadyFile) -> FileFate:
    """Return what whoever sent a file is told of it."""
    refused = next((note for note in one.notes if note.startswith("file.")), "")
    return FileFate(one.name, _WHY.get(refused, "unreadable") if refused else "", with_care=one.kept_apart and not refused)


def _ready(one: ToldFile) -> ReadyFile:
    seen = documents.examine(one.data, one.name)
    if seen.refusal is not None:
        return ReadyFile(seen.name, seen.media_type, b"", (seen.refusal,), kept_apart=True)
    return ReadyFile(seen.name, seen.media_type, seen.copy, seen.flags, kept_apart=seen.is_risky)
