"""What somebody has typed so far on the pages for those who tell: carried from screen to screen by the page itself, kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, Literal, Self, get_args

from umay.reports.api import values

Screen = Literal["about", "words", "check"]
LONGEST: Final[Mapping[str, int]] = {"words": 20_000, "name": 300, "reach": 1_000, "wish": 3_000}
TICKS: Final = ("danger", "about_head", "about_team", "by_file", "for_two")
_ABOUT: Final[tuple[values.About, ...]] = get_args(values.About)
_RECEIPT_SIGNS: Final = 400
# Signs that no page shows and no database keeps: controls but line ends and tabs, halves of a sign, marks of no text.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n?")


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """What was typed and ticked; repr shows none of it. by_file: a photo or a recording will say it, so words may be empty.

    cleaned: signs that nobody can read were left out of what was typed.
    """

    about: values.About | Literal[""] = ""
    words: str = ""
    name: str = ""
    reach: str = ""
    wish: str = ""
    danger: bool = False
    about_head: bool = False
    about_team: bool = False
    by_file: bool = False
    for_two: bool = False
    receipt: str = ""
    cleaned: bool = False

    @classmethod
    def of(cls, post: Mapping[str, str]) -> Self:
        """Return what a page sent; whatever it is, it is a draft."""
        typed = {name: readable(post.get(name, "")) for name in LONGEST}
        said = {name: kept for name, (kept, _) in typed.items()}
        on = {name: post.get(name, "") == "yes" for name in TICKS}
        return cls(
            about=next((each for each in _ABOUT if each == post.get("about")), ""),
            words=said["words"], name=said["name"], reach=said["reach"], wish=said["wish"],
            danger=on["danger"], about_head=on["about_head"], about_team=on["about_team"], by_file=on["by_file"], for_two=on["for_two"],
            receipt=post.get("receipt", "")[:_RECEIPT_SIGNS],
            cleaned=any(cut for _, cut in typed.values()),
        )  # fmt: skip

    def hidden(self, *shown: str) -> Iterator[tuple[str, str]]:
        """Yield the fields that travel unseen on a page that shows the named ones itself."""
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in (*shown, "cleaned") and value:
                yield field.name, value if isinstance(value, str) else "yes"

    def with_receipt(self, receipt: str) -> Draft:
        """Return the same under a receipt."""
        return replace(self, receipt=receipt)

    def mistakes(self) -> tuple[str, ...]:
        """Return what stands in the way of going on: "about", "words", or "<field>_long"."""
        found = [] if self.about else ["about"]
        if not (self.words.strip() or self.danger or self.by_file):
            found.append("words")
        return (*found, *(f"{name}_long" for name, most in LONGEST.items() if len(getattr(self, name)) > most))

    def told(self, language: str, files: tuple[values.ToldFile, ...] = (), *, in_flood: bool = False) -> values.Told:
        """Return it as it is told. in_flood: with very many others at once. Raises ValueError where it is not said what it is about."""
        if not self.about:
            raise ValueError("about")
        return values.Told(
            about=self.about, words=self.words.strip(), danger=self.danger, about_head=self.about_head, about_team=self.about_team,
            name=self.name.strip(), reach=self.reach.strip(), wish=self.wish.strip(), language=language, files=files,
            name_for="two" if self.for_two else "team", in_flood=in_flood,
        )  # fmt: skip


def readable(typed: str) -> tuple[str, bool]:
    r"""Return the words with plain line ends and without signs that nobody can read, and whether some were left out.

    >>> readable("gate\r\nyard\x00")
    ('gate\nyard', True)
    """
    plain = _LINE_ENDS.sub("\n", typed)
    kept = _UNREADABLE.sub("", plain)
    return kept, kept != plain


def asked_screen(screen: str, go: str, draft: Draft) -> Screen | Literal["send"]:
    """Return where a form leads that was sent on a screen by a button. go: "on", "back" or "send"; anything else stays.

    Nobody comes further than what they typed allows.

    >>> asked_screen("words", "on", Draft(about="me", words="At the gate"))
    'check'
    >>> asked_screen("words", "on", Draft(about="me"))
    'words'
    """
    ready = not draft.mistakes()
    match screen, go:
        case "check", "send":
            return "send"
        case "words", "back":
            return "about"
        case ("check", "back") | ("about", _):
            return "words" if draft.about else "about"
        case ("words", "on") | ("check", _):
            return "check" if ready else "words"
        case _:
            return "words" if draft.about and screen == "words" else "about"
