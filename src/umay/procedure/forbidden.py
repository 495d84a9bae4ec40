"""The shield: ways out of a matter that may not be taken without an alarm. Pure."""

from __future__ import annotations

from umay.kernel.refusal import Refusal
from umay.packs import api as packs

SHORTEST: int = 40  # signs; ours: an explanation is a sentence, not a word


def flag_refusal(response: packs.Response, code: str, explanation: str) -> Refusal | None:
    """Return why a forbidden step cannot be set down, or None. explanation: who wanted it, why, what was done instead."""
    if code not in {one.code for one in response.forbidden}:
        return Refusal("case.forbidden_unknown")
    if len(" ".join(explanation.split())) < SHORTEST:
        return Refusal("case.explanation_short", {"least": SHORTEST})
    return None


def shielded(response: packs.Response, outcome: str) -> str:
    """Return the code of the forbidden way out that an outcome of the journal is, or "" when it is none."""
    return next((one.forbidden or "" for one in response.outcomes if one.code == outcome), "")


def outcome_refusal(response: packs.Response, outcome: str, explanation: str) -> Refusal | None:
    """Return why a case may not end this way, or None: a forbidden way out needs its explanation."""
    if outcome not in {one.code for one in response.outcomes}:
        return Refusal("case.outcome_unknown")
    code = shielded(response, outcome)
    return flag_refusal(response, code, explanation) if code else None
