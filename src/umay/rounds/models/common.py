"""What the tables of the room share."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q


def choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the codes of an enumeration as a column wants them."""
    return [(one.value, one.value) for one in codes]


def known(name: str, codes: type[StrEnum]) -> Q:
    """Return the condition that a column holds one of the codes."""
    return Q(**{f"{name}__in": [one.value for one in codes]})
