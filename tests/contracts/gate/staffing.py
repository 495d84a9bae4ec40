"""What the pages and deeds of staffing need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def at_school(perm: Perm) -> Rule:
    """Return the rule of a page about the people of the visitor's own school: an office has none."""

    def rule(visitor: Any, _world: Any) -> Answer:
        seat = visitor.actor.seat if visitor.actor else None
        if seat is None or seat.level != "unit":
            return "refused"
        return "shown" if visitor.may(perm, seat.place) else "refused"

    return rule


def of_school(perm: Perm) -> Rule:
    """Return the rule of a thing of the first school: missing at any other."""

    def rule(visitor: Any, world: Any) -> Answer:
        answer = at_school(perm)(visitor, world)
        if answer != "shown":
            return answer
        return "shown" if visitor.actor.seat.place.unit_id == world.cast.school.id else "missing"

    return rule


def _own(visitor: Any, world: Any) -> Answer:
    """One's own page: the first school's principal stands on its list, others stand on none."""
    return "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing"


def _leaflet(visitor: Any, world: Any) -> Answer:
    """A leaflet of the first school: for who keeps its list; nobody else here took part."""
    seat = visitor.actor.seat if visitor.actor else None
    if seat is None or seat.place.unit_id != world.cast.school.id:
        return "missing"
    return "shown" if visitor.may(Perm.STAFFING_KEEP, seat.place) else "missing"


_KEEP: Final = Perm.STAFFING_KEEP
PAGES: Final[dict[str, Rule]] = {
    "leaflet": _leaflet,
    "my-pass": _own,
    "my-pass-copy": _own,
    "staffing": at_school(_KEEP),
    "staffing-asked": at_school(_KEEP),
    "staffing-certificates": lambda visitor, world: (
        "missing" if of_school(_KEEP)(visitor, world) == "missing" else at_school(_KEEP)(visitor, world)
    ),
    "staffing-link": of_school(_KEEP),
    "staffing-link-poster": of_school(_KEEP),
    "staffing-links": at_school(_KEEP),
    "staffing-new": at_school(_KEEP),
    "staffing-one": of_school(_KEEP),
    "staffing-passes": at_school(_KEEP),
    "staffing-paste": at_school(_KEEP),
    "staffing-training": at_school(_KEEP),
    "training": of_school(_KEEP),
}
DEEDS: Final[dict[str, Rule]] = {
    "my-pass-change": _own,
    "my-pass-leave": _own,
    "staffing-asked": at_school(_KEEP),
    "staffing-change": of_school(_KEEP),
    "staffing-check": of_school(_KEEP),
    "staffing-decide": at_school(_KEEP),
    "staffing-left": of_school(_KEEP),
    "staffing-link-end": of_school(_KEEP),
    "staffing-link-new": at_school(_KEEP),
    "staffing-new": at_school(_KEEP),
    "staffing-pass": of_school(_KEEP),
    "staffing-passes": at_school(_KEEP),
    "staffing-paste": at_school(_KEEP),
    "staffing-signed": of_school(_KEEP),
    "staffing-training": at_school(_KEEP),
    "training": of_school(_KEEP),
}


def _day() -> str:
    return timezone.localdate().isoformat()


def _one(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {"kind": "guard", "name": "Somebody Else", "phone": ""}


def _nothing(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {}


UNTRIED: Final[set[str]] = {
    "my-pass-leave",  # the one who stands on the list has left after the first try
}
"""Deeds that nobody succeeds in here; each with its reason beside it."""
BODIES: Final[dict[str, Body]] = {
    **dict.fromkeys(set(DEEDS) - UNTRIED, _nothing),
    "my-pass-change": lambda _visitor, _world: {"phone": "0555 111 22 33", "language": "en"},
    "staffing-change": _one,
    "staffing-check": lambda _visitor, _world: {"check-outcome": "clear", "check-checked_on": _day()},
    "staffing-decide": lambda _visitor, world: {"who": str(world.known["worker_waiting"]), "as": "accept"},
    "staffing-link-new": lambda _visitor, _world: {"class_name": "1-A", "until_on": _day()},
    "staffing-new": _one,
    "staffing-paste": lambda _visitor, _world: {"kind": "parent", "lines": "A Parent; 0555 987 65 43; 1-A"},
    "staffing-signed": lambda _visitor, _world: {"sign-signed_on": _day()},
    "staffing-training": lambda _visitor, world: {
        "kind": "yearly", "topic": "Fire", "on_day": _day(), "who": [str(world.known["worker_uid"])],
    },
    "training": lambda _visitor, _world: {"file": SimpleUploadedFile("rules.txt", b"Call 112."), "title": "In danger"},
}  # fmt: skip
SENT_TO: Final[dict[str, dict[str, str]]] = {"staffing-left": {"worker_uid": "worker_gone"}}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = {"join", "pass"}
PUBLIC: Final[set[str]] = {"join", "pass"}


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    from umay.core.api import JOB, scoped
    from umay.register.models import Match
    from umay.staffing.actions import entering, linking, teaching
    from umay.staffing.models import Leaflet, Worker
    from umay.staffing.rules.kinds import Kind, State
    from umay.staffing.rules.teaching import TrainingKind

    now, today = timezone.now(), timezone.localdate()

    def worker(name: str, **more: Any) -> Worker:
        return entering.enter_worker(cast.principal, entering.WorkerFacts(Kind.PARENT, name, **more), now=now)

    alike, waiting = worker("Nobody Known"), worker("Somebody Waiting")
    entering.enter_worker(cast.principal, entering.WorkerFacts(Kind.TEACHER, "Test principal", person_id=cast.principal.person_id), now=now)
    file = teaching.Picked(b"Watch, call, lead children away.", "rules.txt")
    lesson = teaching.Lesson(TrainingKind.DUTY, "At the gate", "", today, "", (file,))
    training = teaching.record_training(cast.principal, lesson, (alike.uid,), today=today, now=now)
    link = linking.make_link(cast.principal, "3-A", today + timedelta(days=60), today=today, now=now)
    with scoped(JOB):
        Worker.objects.filter(pk=waiting.pk).update(state=State.WAITING.value)
        leaflet = Leaflet.objects.values_list("uid", flat=True).get()
        match = Match.objects.get(worker_id=alike.pk)
    return {
        "worker_uid": alike.uid,
        "worker_waiting": waiting.uid,
        "worker_gone": worker("Somebody Gone").uid,
        "link_uid": link.uid,
        "leaflet_uid": leaflet,
        "training_uid": training.uid,
        "match_uid": match.uid,
    }
