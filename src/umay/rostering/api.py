"""What other rooms may use of rostering: the values, solving, checking, repairing, and what a change would break or mend."""

from __future__ import annotations

from umay.rostering.checking import check
from umay.rostering.codec import Unreadable, problem_from_json, solution_from_json, to_json
from umay.rostering.faults import usable
from umay.rostering.moves import Mend, breaks, changed, mends
from umay.rostering.patterns import Pattern, PatternKind
from umay.rostering.repairing import repair, without
from umay.rostering.solving import solve
from umay.rostering.values import (
    STANDARD,
    Assignment,
    Breach,
    Change,
    Hole,
    Need,
    Note,
    Person,
    Problem,
    Proof,
    ProofKind,
    Rule,
    RuleKind,
    Share,
    Slot,
    Solution,
)

__all__ = [
    "STANDARD",
    "Assignment",
    "Breach",
    "Change",
    "Hole",
    "Mend",
    "Need",
    "Note",
    "Pattern",
    "PatternKind",
    "Person",
    "Problem",
    "Proof",
    "ProofKind",
    "Rule",
    "RuleKind",
    "Share",
    "Slot",
    "Solution",
    "Unreadable",
    "breaks",
    "changed",
    "check",
    "mends",
    "problem_from_json",
    "repair",
    "solution_from_json",
    "solve",
    "to_json",
    "usable",
    "without",
]
