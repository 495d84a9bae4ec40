"""Enters who stands at a gate of the demo: guards, teachers, parents by class, checked and taught as the country asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from umay.desk.demo.gate_school import Gate
from umay.staffing import api as staffing


def enter(gate: Gate) -> tuple[staffing.Worker, ...]:
    """Enter everybody of a gate, with what their country asks before a duty; the first parent and who is marked get a pass.

    Return who was entered.
    """
    now = gate.began
    made = [(one, staffing.enter_worker(gate.actor, _other(one), now=now)) for one in gate.said["others"]]
    parents = [(one, staffing.enter_worker(gate.actor, one, now=now)) for one in _parents(gate.said["parents"])]
    workers = [worker for _said, worker in (*made, *parents)]
    seen = staffing.Seen(staffing.Outcome.CLEAR, now.astimezone(gate.zone).date())
    for worker in workers:
        staffing.record_check(gate.actor, worker.uid, seen, today=gate.today, now=now)
    for number, worker in enumerate(workers):
        if number % 17 != 5:  # some have not signed yet
            staffing.note_commitment(gate.actor, worker.uid, seen.checked_on, today=gate.today, now=now)
    _teach(gate, tuple(worker.uid for worker in workers))
    for worker in (*(worker for said, worker in made if said.get("pass")), *(worker for _said, worker in parents[:1])):
        staffing.make_pass(gate.actor, worker.uid, now=now)
    return tuple(workers)


def _other(said: Mapping[str, Any]) -> staffing.WorkerFacts:
    return staffing.WorkerFacts(
        staffing.Kind(said["kind"]), said["name"], class_name=str(said.get("class", "")), licensed=said.get("licensed", False),
        experienced=True, on_board=True,
    )  # fmt: skip


def _parents(said: Mapping[str, Any]) -> Iterator[staffing.WorkerFacts]:
    """Yield invented parents: no two of one name, a third of them stood there before, one in nine not by name on the board."""
    families, given = said["families"], said["given"]
    classes = said.get("class_names") or range(said["classes"][0], said["classes"][1] + 1)
    number = 0
    for each in classes:
        for _parent in range(said.get("few", {}).get(each, said["each"])):
            parts = (families[number % len(families)], given[(number * 8 + number // len(families)) % len(given)])
            name = "".join(parts) if said["language"].startswith("zh") else f"{parts[1]} {parts[0]}"
            yield staffing.WorkerFacts(
                staffing.Kind.PARENT, name, phone=said["phone"].format(number=number), language=said["language"], class_name=str(each),
                experienced=number % 3 == 0, on_board=number % 9 != 4,
            )  # fmt: skip
            number += 1


def _teach(gate: Gate, uids: tuple[Any, ...]) -> None:
    said = gate.said["training"]
    day = gate.today - timedelta(days=said["days_ago"])
    lesson = staffing.Lesson(staffing.TrainingKind.DUTY, said["topic"], said["trainer"], day)
    staffing.record_training(gate.actor, lesson, uids, today=gate.today, now=gate.now)
