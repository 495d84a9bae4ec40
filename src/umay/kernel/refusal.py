"""A "no" as a value, and the exception that carries it. No words here: codes only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done now.

    code: stable, dotted, such as "task.already_done"; words live in templates.
    values: what the words need, such as a date; never personal.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)


class Refused(Exception):
    """An action said no; the refusal says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
