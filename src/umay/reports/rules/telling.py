"""What the pages for those who tell and the doors behind them hand to each other. Nothing here is read or written by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from umay.kernel.ids import Uid

About = Literal["me", "someone", "worry"]
State = Literal["received", "read", "handled", "closed"]
Words = Mapping[str, str]
"""The same words by language code, as packs write them; `kernel.text.Text.of` picks one."""


@dataclass(frozen=True, slots=True)
class HelplineShown:
    """A number to call. purposes: of "danger", "talk", "report"; hours: when somebody answers, empty when that is not known."""

    number: str
    title: Words
    purposes: tuple[str, ...] = ()
    free: bool = False
    hours: Words | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder of those who read. step: 0 is who reads first.

    posts: titles, never names; after_hours: opens when nobody below has read for so long; reads: somebody there can open it.
    """

    step: int
    posts: tuple[Words, ...]
    after_hours: int
    reads: bool


@dataclass(frozen=True, slots=True)
class TellingPlace:
    """A school's place to tell, as whoever holds its address may see it. rungs: as what was ticked so far leaves them."""

    code: str
    unit_uid: Uid
    unit_name: str
    country: str
    is_open: bool
    is_demo: bool
    rungs: tuple[Rung, ...]
    helplines: tuple[HelplineShown, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ToldFile:
    """A file that came with it. kind: the type that the browser named, not to be believed."""

    name: str
    data: bytes
    kind: str


@dataclass(frozen=True, slots=True, repr=False)
class FileFate:
    """What became of a file. why: "" when it is kept whole, else "too_large", "too_many", "empty", "busy" or "unreadable".

    with_care: kept, and opened only with thought, since it may harm a computer.
    """

    name: str
    why: Literal["", "too_large", "too_many", "empty", "busy", "unreadable"] = ""
    with_care: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What somebody tells; repr shows none of it. Empty strings mean: not said. language: in which they read the page.

    name_for: who may see the name, all of the first step that reads or two of it. in_flood: came with very many at once.
    """

    about: About
    words: str
    danger: bool
    about_head: bool
    about_team: bool
    name: str
    reach: str
    wish: str
    language: str
    files: tuple[ToldFile, ...] = ()
    name_for: Literal["team", "two"] = "team"
    in_flood: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of what was sent.

    "kept": it is kept now; "again": the same key was kept before, nothing was written twice;
    "taken": the receipt belongs to another telling (changed after it was sent), nothing was written. files: what became of each.
    """

    outcome: Literal["kept", "again", "taken"]
    at_hour: datetime
    files: tuple[FileFate, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """Something was added to what was told. files: what became of each."""

    files: tuple[FileFate, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class MessageShown:
    """One message of an inbox. files: their names; at_hour: no finer than the hour."""

    from_team: bool
    words: str
    at_hour: datetime
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RungShown:
    """A step of the ladder as the teller sees it. opened: its time has come; read: somebody there has read it."""

    posts: tuple[Words, ...]
    opens_at: datetime
    opened: bool
    read: bool


@dataclass(frozen=True, slots=True, repr=False)
class Inbox:
    """What a receipt opens."""

    state: State
    told_at_hour: datetime
    rungs: tuple[RungShown, ...]
    messages: tuple[MessageShown, ...]
    place_code: str
