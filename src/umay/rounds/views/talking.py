"""What the first page puts on top, and what is said of a scan."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from umay.rounds.actions.scanning import Fate, Kept
from umay.rounds.queries.today import TodayPage


@dataclass(frozen=True, slots=True)
class Strip:
    """What needs you now. begin: a route to begin; href: else where to go. tone: due, danger."""

    title: str
    text: str
    button: str
    tone: str = "due"
    begin: UUID | None = None
    href: str = ""


def strip_of(page: TodayPage) -> Strip | None:
    """Return what needs somebody now; None for nothing."""
    for one in page.today:
        if one.mark == "due" and one.begin:
            return Strip(_("A round is due: %(round)s") % {"round": one.title}, one.text, _("Begin the round"), begin=one.begin)
        if one.mark == "due" and one.href:
            return Strip(_("Under way: %(round)s") % {"round": one.title}, one.tags[0][0] if one.tags else "", _("Go on"), href=one.href)
    return None


def fate_words(kept: Kept) -> str:
    """Return what became of a scan."""
    said = {
        Fate.COUNTED: _("%(point)s: counted."),
        Fate.AGAIN: _("%(point)s: that scan was kept already, it counts once."),
        Fate.REPEAT: _("%(point)s was passed already in this round. Kept, counted once."),
        Fate.NOT_COUNTED: _("%(point)s: kept, but not counted: the number was old or wrong."),
        Fate.STRAY: _("%(point)s: kept. No round is due here now; begin one if you walk."),
    }[kept.fate or Fate.AGAIN] % {"point": kept.point}
    return f"{said} {_('The clock of your phone is wrong; our own time counts.')}" if kept.clock_off else said
