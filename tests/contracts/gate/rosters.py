"""What the pages and deeds of rosters need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Final

from django.utils import timezone

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm

DAY: Final = "2027-02-10"  # a school day of the published roster


def _unit_id(visitor: Any) -> int:
    seat = visitor.actor.seat
    return seat.place.unit_id if seat and seat.level == "unit" else 0


def _keeps(visitor: Any, _world: Any) -> Answer:
    """A page about the visitor's own school; an office has none."""
    return "shown" if visitor.actor.holds(Perm.ROSTER_KEEP) and _unit_id(visitor) else "refused"


def _of_school(visitor: Any, world: Any) -> Answer:
    """A roster of the first school: for those who keep it; whoever keeps another one finds nothing."""
    if _keeps(visitor, world) != "shown":
        return "refused"
    return "shown" if _unit_id(visitor) == world.cast.school.id else "missing"


def _nowhere(visitor: Any, world: Any) -> Answer:
    """What is asked for without saying of which window, or as a file that is not made."""
    return "missing" if _keeps(visitor, world) == "shown" else "refused"


PAGES: Final[dict[str, Rule]] = {
    "roster": _of_school,
    "roster-again": _of_school,
    "roster-changes": _of_school,
    "roster-fill": _nowhere,
    "roster-limits": _nowhere,
    "roster-make": _keeps,
    "roster-people": _keeps,
    "roster-print": _of_school,
    "roster-shares": _of_school,
    "rosters": _keeps,
    "rosters-all": _keeps,
    "shift": _of_school,
    "shift-weigh": _nowhere,
}
DEEDS: Final[dict[str, Rule]] = {
    "roster-again": _of_school,
    "roster-away": _keeps,
    "roster-back": _of_school,
    "roster-discard": _of_school,
    "roster-end": _of_school,
    "roster-fill-now": _of_school,
    "roster-follow": _of_school,
    "roster-limits-ask": _of_school,
    "roster-limits-note": _of_school,
    "roster-make": _keeps,
    "roster-mend": _of_school,
    "roster-publish": _of_school,
    "roster-standing": _keeps,
    "roster-standing-end": _keeps,
    "roster-tie": _keeps,
    "roster-untie": _keeps,
    "shift-move": _of_school,
    "shift-out": _of_school,
    "shift-pin": _of_school,
    "shift-replace": _of_school,
    "shift-swap": _of_school,
}


def said(**words: str) -> Body:
    """Return a body that says this, whoever sends it."""
    return lambda _visitor, _world: words


def _rules(**more: str) -> Body:
    weights = dict.fromkeys(("fair", "rest", "wishes", "together", "apart", "distance", "experienced"), "normal")
    patterns = dict.fromkeys(("pattern_days", "pattern_mornings", "pattern_weeks", "pattern_after"), "off")
    return said(most_week="2", rest_weeks="0", **weights, **patterns, **more)


def known(**names: str) -> Body:
    """Return a body of ids that the world knows. names: of the field, and of the thing."""
    return lambda _visitor, world: {field: str(world.known[thing]) for field, thing in names.items()}


BODIES: Final[dict[str, Body]] = {
    "roster-again": _rules(),
    "roster-away": lambda _visitor, world: {
        "away-worker": world.known["roster_other"], "away-from_on": DAY, "away-until_on": DAY, "away-why": "ill",
    },
    "roster-back": said(),
    "roster-discard": said(),
    "roster-end": said(),
    "roster-fill-now": lambda _visitor, world: {
        "window": world.known["roster_window"], "day": DAY, "kind": "teacher", "worker": world.known["roster_third_uid"], "sure": "yes",
    },
    "roster-follow": said(),
    "roster-limits-ask": lambda _visitor, world: {"window": world.known["roster_window"], "day": DAY, "kind": "teacher"},
    "roster-limits-note": lambda _visitor, world: {"window": world.known["roster_window"], "day": DAY, "kind": "teacher", "most_week": "2"},
    "roster-make": _rules(span="days", from_on="2027-03-01", until_on="2027-03-05"),
    "roster-mend": known(worker="roster_barred"),
    "roster-publish": said(),
    "roster-standing": lambda _visitor, world: {
        "standing-worker": world.known["roster_other"], "standing-window": world.known["roster_window"],
    },
    "roster-standing-end": known(worker="roster_other", window="roster_window"),
    "roster-tie": lambda _visitor, world: {
        "tie-one": world.known["roster_other"], "tie-other": world.known["roster_third"], "tie-kind": "apart",
    },
    "roster-untie": known(one="roster_other", other="roster_third"),
    "shift-move": lambda _visitor, world: {"window": world.known["roster_window"], "day": "2027-02-11", "sure": "yes"},
    "shift-out": said(),
    "shift-pin": said(pinned="yes"),
    "shift-replace": lambda _visitor, world: {"worker": world.known["roster_third_uid"], "sure": "yes"},
    "shift-swap": lambda _visitor, world: {"with": world.known["other_shift"], "sure": "yes"},
}  # fmt: skip
SENT_TO: Final[dict[str, dict[str, str]]] = {
    **{name: {"uid": "roster_uid"} for name in (*PAGES, *DEEDS) if name.startswith("roster")},
    **{name: {"uid": "draft_roster"} for name in ("roster-publish", "roster-discard", "roster-again")},
    **{name: {"uid": "own_shift"} for name in (*PAGES, *DEEDS) if name.startswith("shift")},
    "roster-back": {"uid": "away_uid"},
    "roster-limits-note": {"uid": "roster_uid", "worker_uid": "roster_third_uid"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = set()
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make a post with four teachers: the principal, two, and one who was barred and stands there all the same; a published roster, a draft."""
    from umay.core.api import scoped
    from umay.posts import api as posts
    from umay.rosters import api as rosters
    from umay.rosters.models import Away
    from umay.staffing import api as staffing

    now, head = timezone.now(), cast.principal
    windows = tuple(
        posts.WindowDraft(needs={"teacher": 1}, label="arrival", starts=time(hour), ends=time(hour, 30), weekdays=(0, 1, 2, 3, 4))
        for hour in (7, 15)
    )
    post = posts.add_post(head, posts.PostDraft(name="Roster gate", number=90, windows=windows), now=now)
    who = [("Roster one", head.person_id), ("Roster two", None), ("Roster three", None), ("Roster four", None)]
    facts = [staffing.WorkerFacts(staffing.Kind.TEACHER, name, person_id=person) for name, person in who]
    there = staffing.worker_of(head)  # a room below may have entered the principal already
    workers = [there or staffing.enter_worker(head, facts[0], now=now), *(staffing.enter_worker(head, one, now=now) for one in facts[1:])]
    with scoped(cast.job):
        window = posts.Window.objects.filter(post=post).order_by("pk").first()
    made = [_roster(cast, days, now) for days in (("2027-02-08", "2027-02-26"), ("2027-04-05", "2027-04-09"))]
    with scoped(cast.job):
        shifts = [_shift(made[0], post, window, workers[number % 2], f"2027-02-{day:02}") for number, day in enumerate((8, 9, 15, 16, 23))]
        _shift(made[1], post, window, workers[1], "2027-04-05")
    rosters.publish(head, made[0].uid, now=now)
    with scoped(cast.job):
        _shift(made[0], post, window, workers[3], "2027-02-24")
        staffing.Worker.objects.filter(pk=workers[3].pk).update(state="barred")
        away = Away.objects.create(unit_id=cast.school.id, worker=workers[2], from_on="2027-05-03", until_on="2027-05-04", said_at=now)
    return {
        "roster_uid": made[0].uid, "draft_roster": made[1].uid, "own_shift": shifts[0].uid, "other_shift": shifts[3].uid,
        "away_uid": away.uid, "roster_window": window.pk, "roster_barred": workers[3].pk,
        "roster_other": workers[1].pk, "roster_third": workers[2].pk, "roster_third_uid": workers[2].uid,
    }  # fmt: skip


def _roster(cast: Any, days: tuple[str, str], now: Any) -> Any:
    from umay.core.api import scoped
    from umay.rosters.models import Roster

    place = cast.school.place
    with scoped(cast.job):
        return Roster.objects.create(
            unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id, school_year=2026,
            from_on=days[0], until_on=days[1], rules={"most_week": 2, "rest_weeks": 0}, made_at=now, made_by_id=cast.principal.person_id,
        )  # fmt: skip


def _shift(roster: Any, post: Any, window: Any, worker: Any, day: str) -> Any:
    from umay.rosters.models import Shift

    on_day = date.fromisoformat(day)
    return Shift.objects.create(
        roster=roster, unit_id=roster.unit_id, country=roster.country, province_id=roster.province_id, district_id=roster.district_id,
        post=post, window=window, on_day=on_day, starts_at=datetime.combine(on_day, time(7), UTC),
        ends_at=datetime.combine(on_day, time(7, 30), UTC), kind="teacher", worker=worker, origin="hand",
    )  # fmt: skip
