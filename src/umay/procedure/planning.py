"""What a child's plans and a weighing of danger must hold. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from umay.kernel.refusal import Refusal
from umay.packs import api as packs

PLANS: Final[Mapping[str, tuple[str, ...]]] = {
    "safety_plan": ("school", "way", "home", "people"),
    "help_plan": ("strengths", "growth", "goals", "steps", "people"),
}
"""The parts of each plan, in order: a help plan begins with what is strong in the child."""
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {"safety_plan": ("school", "home", "people"), "help_plan": ("goals", "steps", "people")}


def plan_refusal(kind: str, parts: Mapping[str, str]) -> Refusal | None:
    """Return why a plan cannot be kept, or None: a part without which it helps nobody."""
    if kind not in PLANS:
        return Refusal("case.code_unknown")
    left = [name for name in NEEDED[kind] if not parts.get(name, "").strip()]
    return Refusal("case.plan_part_missing", {"part": left[0]}) if left else None


def risk_refusal(response: packs.Response, level: str, factors: Collection[str], words: str) -> Refusal | None:
    """Return why a weighing cannot be kept, or None."""
    if level not in {one.code for one in response.risk.levels} or set(factors) - {one.code for one in response.risk.factors}:
        return Refusal("case.code_unknown")
    return None if words.strip() else Refusal("case.words_missing")
