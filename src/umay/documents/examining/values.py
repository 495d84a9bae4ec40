"""What is said of a file that was looked at, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Group = Literal["picture", "sound", "video", "pdf", "office", "text", "archive", "active", "program", "other"]
"""active: what runs when it is opened in a browser, such as a page or a drawing with script."""

Flag = Literal[
    "animated",  # only its first picture is in the copy
    "archive",  # holds other files
    "broken",  # not whole, or not readable as what it says it is
    "dde",  # a document that asks another program for its words
    "embedded",  # a document with files or objects inside
    "encrypted",  # could not be looked into
    "launch",  # a document that starts something or sends something off
    "macros",
    "metadata_may_remain",  # what it tells of its maker, its day or its place could not all be removed
    "polyglot",  # two kinds of file in one
    "program",
    "remote_template",  # a document that fetches a part of itself from elsewhere
    "script",
    "shrunk",  # the copy has fewer points than the picture
    "unknown",  # of no kind that we know
    "virus_test",
    "wrong_type",  # its name says another kind than its content
]
FLAGS: Final[tuple[Flag, ...]] = get_args(Flag)

RefusalCode = Literal["file.empty", "file.too_large", "file.bomb", "file.too_many_pixels", "file.too_much_work", "file.busy"]
REFUSALS: Final[tuple[RefusalCode, ...]] = get_args(RefusalCode)

LARGEST: Final = 50 * 1024 * 1024  # SECURITY C2: larger files have another way


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is and what may be kept of it.

    name: safe, with the ending that fits the content. copy: to keep and hand on, without metadata as far as it goes; b"" when refused.
    sha256: of the bytes that came in. flags: in the order of FLAGS. refusal: why the file is not taken, None when it is;
    what it came with is taken all the same. may_preview: we drew the copy ourselves, so that it may be drawn on a page from memory.
    """

    group: Group
    media_type: str
    name: str
    sha256: str
    copy: bytes = field(default=b"", repr=False)
    flags: tuple[Flag, ...] = ()
    refusal: RefusalCode | None = None
    may_preview: bool = False

    @property
    def quarantined(self) -> bool:
        """Tell whether nobody should open the file before somebody who knows has looked at it."""
        return "virus_test" in self.flags

    @property
    def is_risky(self) -> bool:
        """Tell whether a person should be warned before opening it."""
        return bool(set(self.flags) & _RISKY)


_RISKY: Final = frozenset(
    {"dde", "embedded", "encrypted", "launch", "macros", "polyglot", "program", "remote_template", "script", "virus_test", "wrong_type"}
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the limited process found in the bytes alone, without their name."""

    media_type: str
    copy: bytes = field(default=b"", repr=False)
    flags: frozenset[Flag] = frozenset()
    refusal: RefusalCode | None = None
    may_preview: bool = False


class CannotTake(Exception):
    """The file is refused, with the code of the reason."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code)
        self.code: RefusalCode = code
