"""What would mend a hole: who is free, which class could lend somebody, which limit keeps people back, or other hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from umay.posts.api import Occurrence
from umay.rosters.queries.facts import People
from umay.rosters.queries.patterns import fields_of, pattern_said
from umay.rosters.queries.saying import hours_said, post_said
from umay.rosters.queries.words import KINDS
from umay.staffing.api import Kind
from umay.turns.api import (
    OF_PATTERN,
    Asked,
    Break,
    Free,
    Helper,
    Hole,
    Standing,
    better_hours,
    eased,
    free_for,
    held_back,
    is_own,
    lenders,
    other_hours_help,
    would_free,
)  # fmt: skip
from umay.web.api import dates

Held = Mapping[Break, Sequence[Helper]]
MOST_LENDERS: Final = 2
_LIMITS: Final = {
    Break.WEEK: ngettext_lazy("%(number)s has their duties of that week already: the rules allow %(most)s a week.",
                              "%(number)s have their duties of that week already: the rules allow %(most)s a week.", "number"),
    Break.TERM: ngettext_lazy("%(number)s has as many duties as the rules allow for each: %(most)s.",
                              "%(number)s have as many duties as the rules allow for each: %(most)s.", "number"),
    Break.DAY: ngettext_lazy("%(number)s has another duty on that day.", "%(number)s have another duty on that day.", "number"),
    Break.TWICE: ngettext_lazy("%(number)s stands elsewhere at that hour.", "%(number)s stand elsewhere at that hour.", "number"),
    Break.CANNOT: ngettext_lazy("%(number)s said that they cannot then.", "%(number)s said that they cannot then.", "number"),
    Break.AWAY: ngettext_lazy("%(number)s is away.", "%(number)s are away.", "number"),
}  # fmt: skip
_OWN: Final = {
    Break.WEEK: ngettext_lazy("%(number)s said of themselves that they do not want more duties in a week.",
                              "%(number)s said of themselves that they do not want more duties in a week.", "number"),
    Break.TERM: ngettext_lazy("%(number)s said of themselves that they do not want more duties in all.",
                              "%(number)s said of themselves that they do not want more duties in all.", "number"),
}  # fmt: skip
_EASE: Final = {
    Break.WEEK: gettext_lazy("Solve again with %(most)s a week"),
    Break.TERM: gettext_lazy("Solve again with %(most)s for each"),
}


@dataclass(frozen=True, slots=True)
class Mend:
    """A button that mends: where it is sent and with what; without fields it is a link to where one mends by hand."""

    words: str
    address: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """A hole and what would mend it."""

    window_id: int
    day: str
    kind: str
    title: str
    text: str
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a hole is judged by: its roster, who stands where, who could, by which rules, and how many places each pattern leaves empty."""

    roster_uid: UUID
    now: Standing
    people: People
    asked: Asked
    by_pattern: Mapping[str, int]


def hint_of(hole: Hole, held: Occurrence, by: Beside) -> Hint:
    """Return a hole in words, with what would mend it: somebody who is free, else a limit, another class, other hours."""
    free = free_for(hole.kind, by.now.slots[hole.key], by.people.able, by.now, by.asked)
    own = [one for one in free if not one.is_lent]
    said = [_needs(hole), _own(held, len(own))]
    if own:
        mends = [_fill(hole, by, _("Take who has the fewest duties"))]
    else:
        back = held_back(hole.kind, by.now.slots[hole.key], by.people.able, by.now, by.asked)
        said += _why(hole, back, by)
        mends = [*_eases(hole, by), *_asks(hole, back, by), *_lent(hole, by, free), *_hours(hole, held, by)]
        said += [f"{one}." for one in _lenders_said(free)]
        if not mends:
            said.append(_("Nobody at all is free then: ask for more people, or need fewer."))
    title = f"{dates.sentence(dates.say_day(held.on_day))}, {hours_said(held.starts_at, held.ends_at)}"
    return Hint(
        held.window_id, held.on_day.isoformat(), hole.kind, f"{title} · {post_said(held.post_number, held.post_name)}",
        " ".join(said), tuple(mends),
    )  # fmt: skip


def _why(hole: Hole, held: Held, by: Beside) -> list[str]:
    """Return in sentences what alone keeps people back, what keeps most of them first: limits of the rules apart from people's own."""
    most = {Break.WEEK: by.asked.most_week, Break.TERM: by.asked.most_term}
    said = []
    for one, helpers in held.items():
        own = sum(is_own(one, helper, by.now.slots[hole.key], by.now) for helper in helpers)
        said += [(own, _OWN[one] % {"number": own})] if own else []
        others = len(helpers) - own
        said += [(others, _LIMITS[one] % {"number": others, "most": most.get(one)})] if others and one in _LIMITS else []
        said += [(others, _held_by_pattern(one, others, by))] if one in OF_PATTERN.values() else []
    return [str(words) for _count, words in sorted(said, key=lambda pair: -pair[0])]


def _held_by_pattern(held: Break, number: int, by: Beside) -> str:
    """Return which pattern keeps people back, and how often it does: how many places the solver found empty by it."""
    pattern = next(one for one, broken in OF_PATTERN.items() if broken is held)
    rule = pattern_said(pattern, by.asked.patterns[pattern])
    words = ngettext("“%(rule)s” keeps %(number)s person back.", "“%(rule)s” keeps %(number)s people back.", number)
    often = by.by_pattern.get(pattern.value, 0)
    more = ngettext("It leaves %(places)s place of the roster empty.", "It leaves %(places)s places of the roster empty.", often)
    said = words % {"rule": dates.sentence(rule), "number": number}
    return f"{said} {more % {'places': often}}" if often else said


def _asks(hole: Hole, held: Held, by: Beside) -> Iterator[Mend]:
    """Yield how to go about limits that people set themselves: they are asked, or one looks at who they are; no button raises them."""
    slot = by.now.slots[hole.key]
    own = sum(is_own(one, helper, slot, by.now) for one in _OWN for helper in held.get(one, ()))
    if own:
        words = ngettext("Ask %(number)s whether they would stand once more", "Ask %(number)s whether they would stand once more", own)
        sent = (("window", str(hole.key[0])), ("day", hole.key[1].isoformat()), ("kind", hole.kind))
        yield Mend(words % {"number": own}, reverse("roster-limits-ask", kwargs={"uid": by.roster_uid}), sent)
        yield Mend(_("See who that is"), f"{reverse('roster-limits', kwargs={'uid': by.roster_uid})}?{urlencode(sent)}")


def _eases(hole: Hole, by: Beside) -> Iterator[Mend]:
    """Yield the limits that, one higher, and the patterns that, only rather so, would free somebody: each as a button that solves again."""
    slot, asked = by.now.slots[hole.key], by.asked
    for held in (*_EASE, *(OF_PATTERN[one] for one in asked.patterns)):
        more = eased(asked, held)
        if more is None or not would_free(hole.kind, slot, by.people.able, by.now, more):
            continue
        fields = tuple((name, str(value)) for name, value in fields_of(more).items() if value is not None)
        yield Mend(_eased_said(held, more), reverse("roster-again", kwargs={"uid": by.roster_uid}), fields)


def _eased_said(held: Break, more: Asked) -> str:
    if held in _EASE:
        return str(_EASE[held]) % {"most": more.most_week if held is Break.WEEK else more.most_term}
    pattern = next(one for one, broken in OF_PATTERN.items() if broken is held)
    return _("Solve again with “%(rule)s”") % {"rule": dates.sentence(pattern_said(pattern, more.patterns[pattern]))}


def _lent(hole: Hole, by: Beside, free: tuple[Free, ...]) -> Iterator[Mend]:
    lending = lenders(free)[:MOST_LENDERS]
    for name, _count in lending:
        yield _fill(hole, by, _("Lend from class %(name)s") % {"name": name}, name)
    if free and not lending:
        yield _fill(hole, by, _("Take somebody whose turn it is not"))


def _lenders_said(free: tuple[Free, ...]) -> Iterator[str]:
    for name, count in lenders(free)[:MOST_LENDERS]:
        words = ngettext("class %(name)s could lend %(number)s", "class %(name)s could lend %(number)s", count)
        yield dates.sentence(words % {"name": name, "number": count})


def _hours(hole: Hole, held: Occurrence, by: Beside) -> Iterator[Mend]:
    """Yield the way to the window's own page, where nothing but the hour keeps somebody back; with hours that would do, where known."""
    if other_hours_help(hole.kind, by.now.slots[hole.key], by.people.able, by.now, by.asked):
        found = better_hours(hole, by.people.able, by.now, by.asked)
        sent, words = {"window": str(held.window_uid)}, _("Move the window")
        if found:
            sent |= {"starts": f"{found[0]:%H:%M}", "ends": f"{found[1]:%H:%M}"}
            words = _("Move the window to %(hours)s") % {"hours": hours_said(*found)}
        yield Mend(words, f"{reverse('posts')}?{urlencode(sent)}")


def _fill(hole: Hole, by: Beside, words: str, class_name: str = "") -> Mend:
    window_id, day = hole.key
    fields = (("window", str(window_id)), ("day", day.isoformat()), ("kind", hole.kind), ("class_name", class_name))
    return Mend(words, reverse("roster-fill-now", kwargs={"uid": by.roster_uid}), fields)


def _needs(hole: Hole) -> str:
    words = _("%(kind)s: needs %(need)s, has %(have)s.")
    return dates.sentence(words % {"kind": KINDS[Kind(hole.kind)], "need": hole.need, "have": hole.have})


def _own(held: Occurrence, free: int) -> str:
    if held.class_name:
        words = ngettext("Class %(name)s has %(number)s more who is free.", "Class %(name)s has %(number)s more who are free.", free)
        return words % {"name": held.class_name, "number": free}
    return ngettext("%(number)s more is free.", "%(number)s more are free.", free) % {"number": free}
