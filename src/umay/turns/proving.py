"""What is kept of an answer of the solver: how good the roster is, how the shares fall, the reason for every hole. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from umay.rostering import api as rostering
from umay.turns.building import Made
from umay.turns.values import SlotKey


def proof_of(solution: rostering.Solution, made: Made) -> dict[str, Any]:
    """Return it as it is kept with a roster: codes and numbers, no words. patterns: how many places each leaves empty."""
    proof, by_id = solution.proof, made.by_id
    return {
        "kind": proof.kind.value, "gap": round(proof.gap, 4), "holes": proof.holes, "least_holes": proof.least_holes,
        "seconds": round(solution.seconds, 2),
        "shares": [[one.kind, one.people, one.duties, one.smallest, one.largest] for one in solution.shares],
        "reasons": [_reason(one, by_id) for one in solution.holes if one.slot in by_id],
        "patterns": _patterns(solution, made),
        "shortages": [
            {"kind": one.kind, "groups": list(one.groups), "people": len(one.people), "windows": len(one.slots), "needed": one.needed,
             "offered": one.offered}
            for one in solution.shortages
        ],
    }  # fmt: skip


def _patterns(solution: rostering.Solution, made: Made) -> dict[str, int]:
    """Return how many places stay empty because of each pattern; those that leave none are left out."""
    found: dict[str, int] = {}
    for one in solution.holes:
        number = one.reason.value("number") if one.reason.code == "hole.pattern" else None
        if isinstance(number, int) and number < len(made.patterns):
            name = made.patterns[number].value
            found[name] = found.get(name, 0) + one.missing
    return found


def _reason(hole: rostering.Hole, by_id: Mapping[str, SlotKey]) -> dict[str, Any]:
    window_id, day = by_id[hole.slot]
    return {
        "window": window_id, "day": day.isoformat(), "kind": hole.kind, "missing": hole.missing, "experienced": hole.experienced,
        "code": hole.reason.code, "params": dict(hole.reason.params),
    }  # fmt: skip
