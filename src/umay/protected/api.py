"""What other rooms may use of protected.

Before a letter, a list, a notice, an export or a hand-over names a child's school or address, ask `shown_place` or `is_protected`.
`hide` and what follows it are parts of an act of the room that knows the child: that room asks for the permission and records the act.
"""

from __future__ import annotations

from umay.protected.actions.hiding import add_name, forget, hide, show_to
from umay.protected.actions.lifting import ask_lifting, confirm_lifting
from umay.protected.queries.asking import Asked, ShownPlace, asked_lifting, is_protected, shown_place
from umay.protected.rules.lifting import LIFTING_WINDOW
from umay.protected.values import Lifter

__all__ = [
    "LIFTING_WINDOW",
    "Asked",
    "Lifter",
    "ShownPlace",
    "add_name",
    "ask_lifting",
    "asked_lifting",
    "confirm_lifting",
    "forget",
    "hide",
    "is_protected",
    "show_to",
    "shown_place",
]
