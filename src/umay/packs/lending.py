"""What a response that says `rest: default` takes from the default one, marked as not of its document."""

from __future__ import annotations

from typing import Any, Final

from umay.packs.schema_response import RESPONSE_LISTS, Response, Rule

LENT: Final = ("team", "guardians_wait", "risk", "interview")


def lent_by(base: Response) -> dict[str, Any]:
    """Return each part of the response by its name, every rule marked as our own with the reason that the whole gives."""
    lists = {name: tuple(_marked(rule, base) for rule in getattr(base, name)) for name in RESPONSE_LISTS}
    return {**{name: _marked(getattr(base, name), base) for name in LENT}, **lists}


def _marked(part: Any, base: Response) -> Any:
    if isinstance(part, Rule) and part.source is None:
        return part.model_copy(update={"own": True, "why": part.why or base.why})
    return part
