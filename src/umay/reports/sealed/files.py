"""Files that come with what is told: looked at in a process of its own, stripped of what they tell of where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from umay.documents import api as documents
from umay.reports.rules.telling import ToldFile


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


def _ready(one: ToldFile) -> ReadyFile:
    seen = documents.examine(one.data, one.name)
    if seen.refusal is not None:
        return ReadyFile(seen.name, seen.media_type, b"", (seen.refusal,), kept_apart=True)
    return ReadyFile(seen.name, seen.media_type, seen.copy, seen.flags, kept_apart=seen.is_risky)
