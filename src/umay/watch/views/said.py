"""What a device sent, and what became of it in words for whoever scanned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor
from umay.kernel.waited import moment
from umay.watch.actions.scanning import Said, Sent
from umay.watch.queries.own_window import next_window
from umay.watch.queries.words import post_said
from umay.watch.rules.clock import Told
from umay.watch.rules.states import Answer, Deed
from umay.web.api import dates

UNCOUNTED: Final = frozenset({Answer.NO_WINDOW, Answer.TOO_OLD})
"""What is kept as it came and counts for nothing."""


def in_words(actor: Actor, said: Said) -> str:
    """Return what became of a scan: of one that counts for no window when theirs begins, and by how much a clock was off."""
    own = _own_window(actor, said.at) if said.answer is Answer.NO_WINDOW else ""
    return " ".join(one for one in (_of(said), own, _clock(said.off_min) if said.off_min else "") if one)


def _own_window(actor: Actor, at: datetime) -> str:
    found = next_window(actor, at)
    if found is None:
        return _("You have no window after that on this day. If you stood there, tell the leader on duty.")
    values = {"post": post_said(found.post_number, ""), "time": dates.say_time(timezone.localtime(found.starts_at))}
    return _("Your window begins at %(time)s at %(post)s: sign in again then.") % values


_WORDS: Final = {
    Answer.HERE: gettext_lazy("You are signed in at %(post)s since %(time)s."),
    Answer.STANDS_IN: gettext_lazy("You stand in at %(post)s since %(time)s. The leader on duty knows."),
    Answer.GONE: gettext_lazy("You are signed out since %(time)s. Thank you."),
    Answer.ALREADY: gettext_lazy("You were signed in at %(post)s already, and count once."),
    Answer.NOT_HERE: gettext_lazy("You were not signed in, so there was nothing to end. It is noted that you went at %(time)s."),
    Answer.NO_WINDOW: gettext_lazy("Not counted: at %(time)s nobody was needed at %(post)s."),
    Answer.SPEAK: gettext_lazy("Please speak with the leader on duty before you begin. They know that you are here."),
    Answer.TOO_OLD: gettext_lazy("Not counted: this scan is more than two weeks old."),
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
