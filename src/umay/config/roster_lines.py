"""What `umay roster` answers, as lines for a person to read. No files, no terminal, no clock; the command brings those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from umay.rostering.api import Breach, Note, Solution

FAULTS: Final[Mapping[str, str]] = {
    "fault.no_people": "there are no people",
    "fault.no_slots": "there are no slots",
    "fault.slot_twice": "slot {slot} stands twice; the first counts",
    "fault.slot_times": "slot {slot}: {starts} to {ends} is no time of a day; left out",
    "fault.need_twice": "slot {slot} needs {kind} twice; the first counts",
    "fault.need_count": "slot {slot}: {count} of {kind} cannot be needed so, or at such prices; left out",
    "fault.need_over_people": "{needed} of {kind} are needed at once, and there are {people}",
    "fault.windows_overlap": "post {post} stands twice at one time: {slot} and {other}",
    "fault.person_twice": "person {person} stands twice; the first counts",
    "fault.person_load": "person {person}: duties cannot be fewer than none; taken as none",
    "fault.name_unknown": "person {person} names {name}, which no slot is called",
    "fault.together_unknown": "together: there is no {person}",
    "fault.together_pair": "together: {person} and {other} cannot be a pair; left out",
    "fault.apart_unknown": "apart: there is no {person}",
    "fault.apart_pair": "apart: {person} and {other} cannot be a pair; left out",
    "fault.pin_unknown": "pin: there is no slot {slot} or no {person}; left out",
    "fault.pin_twice": "pin: {slot} for {person} stands twice",
    "fault.pin_no_place": "pin: {slot} has no place left for {person}; left out",
    "fault.pattern_limits": "patterns[{number}] ({kind}): its limits cannot be; left out",
    "fault.pattern_name": "patterns[{number}] ({kind}) names {name}, which no slot is called",
    "fault.pattern_nobody": "patterns[{number}] ({kind}) holds for nobody",
}


def told(solution: Solution) -> Iterator[str]:
    """Yield a roster line by line: assignments, holes, shortages, faults, shares, the proof."""
    proof = solution.proof
    yield from (f"{one.slot}\t{one.person}" for one in solution.assignments)
    for one in solution.holes:
        yield f"hole: {one.slot}: {one.missing} {one.kind}{' (experienced)' * one.experienced}: {_note(one.reason)}"
    yield from (
        f"short by {one.missing}: {', '.join(one.windows)}: {one.needed} needed, {one.offered} offered" for one in solution.shortages
    )
    yield from (f"fault: {_fault(one)}" for one in solution.faults)
    yield from (
        f"{one.kind}: {one.duties} duties, {one.people} people, from {one.smallest} to {one.largest} each" for one in solution.shares
    )
    yield f"{proof.kind}: cost {proof.cost}, none below {proof.bound} ({proof.gap:.3%}), {proof.holes} holes, in {solution.seconds} s"


def told_breaches(breaches: tuple[Breach, ...]) -> Iterator[str]:
    """Yield what an audit found, a breach a line, and how many.

    >>> list(told_breaches((Breach("breach.hole", (("slot", "monday"),)),)))
    ['breach.hole slot=monday (hard)', '1 hard, 0 soft']
    """
    for one in breaches:
        marks = f"{'hard' if one.hard else f'soft {one.price}'}{', pinned' if one.pinned else ''}"
        yield f"{_note(Note(one.code, one.params))} ({marks})"
    yield f"{sum(one.hard for one in breaches)} hard, {sum(not one.hard for one in breaches)} soft"


def _note(note: Note) -> str:
    return " ".join([note.code, *(f"{name}={_plain(value)}" for name, value in note.params)])


def _fault(note: Note) -> str:
    return f"{FAULTS[note.code].format(**{name: _plain(value) for name, value in note.params})} ({note.code})"


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
