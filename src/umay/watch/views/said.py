"""What a device sent, and what became of it in words for whoever scanned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.kernel.waited import moment
from umay.watch.actions.scanning import Said, Sent
from umay.watch.queries.words import post_said
from umay.watch.rules.clock import Told
from umay.watch.rules.states import Answer, Deed
from umay.web.api import dates


def in_words(said: Said) -> str:
    """Return what became of a scan; a clock that was off is named."""
    words = _of(said)
    return f"{words} {_clock(said.off_min)}" if said.off_min else words


_WORDS: Final = {
    Answer.HERE: gettext_lazy("You are signed in at %(post)s since %(time)s."),
    Answer.STANDS_IN: gettext_lazy("You stand in at %(post)s since %(time)s. The leader on duty knows."),
    Answer.GONE: gettext_lazy("You are signed out since %(time)s. Thank you."),
    Answer.ALREADY: gettext_lazy("You were signed in at %(post)s already, and count once."),
    Answer.NOT_HERE: gettext_lazy("You were not signed in, so there was nothing to end. It is noted that you went at %(time)s."),
    Answer.NO_WINDOW: gettext_lazy("Nobody was needed at %(post)s at %(time)s. Your scan is kept and counts for no window."),
    Answer.SPEAK: gettext_lazy("Please speak with the leader on duty before you begin. They know that you are here."),
    Answer.TOO_OLD: gettext_lazy("This scan is more than two weeks old. It is kept, and counts no more."),
}


def _of(said: Said) -> str:
    values = {"post": post_said(said.post_number, ""), "time": dates.say_time(timezone.localtime(said.at))}
    return str(_WORDS[said.answer]) % values


def _clock(off_min: int) -> str:
    hours, minutes = divmod(abs(off_min), 60)
    span = _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    if off_min > 0:
        return _("The clock of this phone is fast by %(span)s; our own clock counted.") % {"span": span}
    return _("The clock of this phone is slow by %(span)s; our own clock counted.") % {"span": span}


def sent_of(code: str, said: Mapping[str, Any]) -> Sent:
    """Return a scan as it was sent. said: what a form of a scan found in it."""
    return Sent(code, Deed(said["deed"]), said["key"], Told(moment(said["at"]), moment(said["sent"])))
