"""What `umay roster` answers, as lines for a person to read. No files, no terminal, no clock; the command line brings those."""

from __future__ import annotations

from collections.abc import Iterator

from umay.rostering.values import Breach, Note, Solution


def told(solution: Solution) -> Iterator[str]:
    """Yield a roster line by line: assignments, holes, shortages, faults, shares, the proof."""
    proof = solution.proof
    yield from (f"{one.slot}\t{one.person}" for one in solution.assignments)
    for one in solution.holes:
        yield f"hole: {one.slot}: {one.missing} {one.kind}{' (experienced)' * one.experienced}: {_note(one.reason)}"
    yield from (
        f"short by {one.missing}: {', '.join(one.windows)}: {one.needed} needed, {one.offered} offered" for one in solution.shortages
    )
    yield from (f"fault: {_note(one)}" for one in solution.faults)
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


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
