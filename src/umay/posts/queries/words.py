"""Words for the codes of posts: kinds of people and places, bells, days, tasks, things of the kit. Free text is shown as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from umay.posts.rules.kinds import PostKind, Turn
from umay.staffing.api import Kind
from umay.web.api import dates

PEOPLE: Final[Mapping[Kind, Promise]] = {
    Kind.POLICE: pgettext_lazy("kind of person", "police"),
    Kind.TRAFFIC_POLICE: pgettext_lazy("kind of person", "traffic police"),
    Kind.AUXILIARY: pgettext_lazy("kind of person", "auxiliary police"),
    Kind.GUARD: pgettext_lazy("kind of person", "guard"),
    Kind.LEADER: pgettext_lazy("kind of person", "leader on duty"),
    Kind.TEACHER: pgettext_lazy("kind of person", "teacher on duty"),
    Kind.PARENT: pgettext_lazy("kind of person", "parent"),
    Kind.RESIDENT: pgettext_lazy("kind of person", "neighbour who helps"),
}
PLACES: Final[Mapping[PostKind, Promise]] = {
    PostKind.GATE: pgettext_lazy("kind of post", "gate"),
    PostKind.CROSSING: pgettext_lazy("kind of post", "crossing"),
    PostKind.CONTROL_POINT: pgettext_lazy("kind of post", "road control point"),
    PostKind.PATROL: pgettext_lazy("kind of post", "patrol"),
    PostKind.LINE_END: pgettext_lazy("kind of post", "end of an escort line"),
    PostKind.BUS_BAY: pgettext_lazy("kind of post", "bus waiting area"),
    PostKind.OTHER: pgettext_lazy("kind of post", "another place"),
}
TURNS: Final[Mapping[Turn, Promise]] = {
    Turn.FREE: _("Anybody who is free"),
    Turn.CLASS_WEEK: _("Parents of one class each week"),
    Turn.GRADES: _("Parents of these grades"),
}
BELLS: Final[Mapping[str, Promise]] = {
    "arrival": _("Arrival"),
    "morning_out": _("Morning way home"),
    "noon_in": _("Noon arrival"),
    "dismissal": _("Way home"),
    "dismissal_1": _("First way home"),
    "dismissal_2": _("Last way home"),
    "dismissal_3": _("Third way home"),
    "break": _("Long break"),
    "evening_out": _("Evening way home"),
}
VARIANTS: Final[Mapping[str, Promise]] = {
    "usual": pgettext_lazy("bell", "usual"),
    "friday": pgettext_lazy("bell", "Friday"),
    "exam": pgettext_lazy("bell", "exam days"),
    "winter": pgettext_lazy("bell", "winter"),
    "short": pgettext_lazy("bell", "short day"),
}
TASKS: Final[Mapping[str, Promise]] = {
    "be_early": _("Be there before the window begins and stay until it ends."),
    "on_time": _("Come on time and stay until the window ends."),
    "order": _("Keep the way through the gate free, so that pupils go in and out in order."),
    "cross": _("Help pupils across the road."),
    "cars": _("Show drivers where to stop and keep the road clear."),
    "parking": _("Show parents where to park, each in their own part of the road."),
    "alight": _("Remind children to take care when they get out."),
    "waiting_area": _("Show parents the waiting area."),
    "look": _("Look out for anything unusual and tell the leader on duty."),
    "call": _("In danger call the police at once and lead the children away."),
    "friendly": _("Speak kindly; ask, and do not argue."),
    "phone_on": _("Keep your phone switched on."),
    "first_logs": _("The first person on the list writes the day's log."),
    "fetch_kit": _("Fetch the kit at the gatehouse and bring it back."),
    "visitors": _("Ask visitors whom they come to see; nobody goes in unannounced."),
    "barriers": _("Set up the barriers 15 minutes before lessons end."),
    "check_team": _("See that everybody is at their post, and help where somebody is missing."),
    "police_lead": _("In an incident the officer leads and the others help."),
    "closed_road": _("Keep the road before the gate closed to vehicles, as agreed with the traffic police."),
    "line": _("Lead the line to where it ends; nobody leaves it on the way."),
    "count": _("Count the pupils at the start and at the end."),
    "walk": _("Walk round the school and the ways to it."),
    "scan": _("Scan the code at each point of the route."),
    "note_danger": _("Note what is broken or dangerous."),
    "seen": _("Stand where pupils and parents see you."),
    "bus_plan": _("Check each day that the buses keep to the agreed plan: place, order and times."),
    "bus_order": _("Let children get in and out while the bus stands still."),
}
NEVER: Final[tuple[Promise, ...]] = (
    _("Do not stop, hold or search anybody, and do not run after anybody."),
    _("Do not use shields, batons or forks: they are for licensed guards and police."),
    _("Do not send drivers or traders away yourself; tell the leader on duty."),
    _("Do not take pictures of children, and do not take a child along."),
    _("Do not pass on what you hear about a child; tell the leader on duty only."),
)
"""What volunteers do not do, whatever a plan says."""
KIT: Final[Mapping[str, Promise]] = {
    "armband": _("Armband"),
    "badge": _("Volunteer's badge"),
    "vest": _("Reflective vest"),
    "flag": _("Small flag"),
    "wand": _("Traffic wand"),
    "whistle": _("Whistle"),
    "radio": _("Radio"),
    "first_aid": _("First-aid box"),
    "barrier": _("Barriers"),
    "tape": _("Tape"),
    "sign": _("Sign of the post"),
    "log_book": _("Log book"),
    "shield": _("Shield"),
    "baton": _("Baton"),
    "fork": _("Restraining fork"),
    "helmet": _("Helmet"),
    "stab_vest": _("Stab vest"),
}
DEFENSIVE: Final = frozenset(("shield", "baton", "fork", "helmet", "stab_vest"))
"""Things of the kit that are gear, whatever anybody ticks."""
_MONDAY: Final = date(2024, 1, 1)


def task_words(task: str) -> str:
    """Return a task in the reader's language; one of the school's own as it is written."""
    return str(TASKS.get(task, task))


def kit_words(name: str) -> str:
    """Return a thing of the kit in the reader's language; one of the school's own as it is written."""
    return str(KIT.get(name, name))


def bell_words(code: str) -> str:
    """Return what a ring is called."""
    return str(BELLS.get(code, code.replace("_", " ")))


def variant_words(variant: str) -> str:
    """Return when another time holds."""
    return str(VARIANTS.get(variant, variant.replace("_", " ")))


def weekday_words(day: int) -> str:
    """Return the short name of a weekday, 0 for Monday."""
    from django.utils.dates import WEEKDAYS_ABBR

    return str(WEEKDAYS_ABBR[(_MONDAY + timedelta(days=day)).weekday()])


def days_words(days: Iterable[int]) -> str:
    """Return weekdays in words; none means every school day."""
    found = sorted(set(days))
    return ", ".join(map(weekday_words, found)) if found else gettext("every school day")


def hours_words(starts: time | None, ends: time | None) -> str:
    """Return from when to when."""
    return f"{dates.say_time(starts)}–{dates.say_time(ends)}" if starts and ends else ""


def grades_words(grades: Iterable[int]) -> str:
    """Return grades in words; none means all, "" then."""
    found = sorted(set(grades))
    if not found:
        return ""
    return ngettext("grade %(grades)s", "grades %(grades)s", len(found)) % {"grades": ", ".join(map(str, found))}


def weeks_words(first: int | None, last: int | None) -> str:
    """Return weeks of the term in words; "" for all."""
    if first is None and last is None:
        return ""
    if last is None:
        return gettext("from week %(first)s") % {"first": first}
    return gettext("weeks %(first)s–%(last)s") % {"first": first or 1, "last": last}


def needs_words(needs: Mapping[Kind, int]) -> str:
    """Return who is needed, such as "4 x parent, 1 x guard"."""
    return ", ".join(f"{number} × {PEOPLE.get(kind, kind)}" for kind, number in needs.items())
