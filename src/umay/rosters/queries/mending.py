"""What would mend a hole: who is free, or which class could lend somebody."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.posts.api import Occurrence
from umay.rosters.queries.facts import People
from umay.rosters.queries.saying import hours_said, post_said
from umay.rosters.queries.words import KINDS
from umay.staffing.api import Kind
from umay.turns.api import Asked, Hole, Standing, free_for, lenders
from umay.web.api import dates

MOST_LENDERS = 2


@dataclass(frozen=True, slots=True)
class Mend:
    """A button that mends: class_name of whom to take, "" for the best who is free."""

    words: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A hole and what would mend it."""

    window_id: int
    day: str
    kind: str
    title: str
    text: str
    mends: tuple[Mend, ...]


def hint_of(hole: Hole, held: Occurrence, now: Standing, people: People, asked: Asked) -> Hint:
    """Return a hole in words, with what would mend it."""
    free = free_for(hole.kind, now.slots[hole.key], people.able, now, asked)
    own = [one for one in free if not one.is_lent]
    said = [_needs(hole), _own(held, len(own))]
    mends = []
    if own:
        mends.append(Mend(_("Take who has the fewest duties"), ""))
    else:
        for name, count in lenders(free)[:MOST_LENDERS]:
            words = ngettext("class %(name)s could lend %(number)s", "class %(name)s could lend %(number)s", count)
            said.append(dates.sentence(words % {"name": name, "number": count}) + ".")
            mends.append(Mend(_("Lend from class %(name)s") % {"name": name}, name))
        if free and not mends:
            mends.append(Mend(_("Take somebody whose turn it is not"), ""))
        if not free:
            said.append(_("Nobody at all is free then: ask for more people, move the window, or need fewer."))
    title = f"{dates.sentence(dates.say_day(held.on_day))}, {hours_said(held.starts_at, held.ends_at)}"
    return Hint(
        held.window_id, held.on_day.isoformat(), hole.kind, f"{title} · {post_said(held.post_number, held.post_name)}",
        " ".join(said), tuple(mends),
    )  # fmt: skip


def _needs(hole: Hole) -> str:
    words = _("%(kind)s: needs %(need)s, has %(have)s.")
    return dates.sentence(words % {"kind": KINDS[Kind(hole.kind)], "need": hole.need, "have": hole.have})


def _own(held: Occurrence, free: int) -> str:
    if held.class_name:
        words = ngettext("Class %(name)s has %(number)s more who is free.", "Class %(name)s has %(number)s more who are free.", free)
        return words % {"name": held.class_name, "number": free}
    return ngettext("%(number)s more is free.", "%(number)s more are free.", free) % {"number": free}
