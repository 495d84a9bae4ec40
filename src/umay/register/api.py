"""What other rooms may use of the register."""

from __future__ import annotations

from umay.register.actions.asking import ask, ask_again, forget_people
from umay.register.queries.alike import EntryMissing, Somebody, alike_of, found_at, held_of, kept_entry, same_of
from umay.register.queries.blind import words_of
from umay.register.rules.naming import folded, folded_number, nearly_same

__all__ = [
    "EntryMissing",
    "Somebody",
    "alike_of",
    "ask",
    "ask_again",
    "folded",
    "folded_number",
    "forget_people",
    "found_at",
    "held_of",
    "kept_entry",
    "nearly_same",
    "same_of",
    "words_of",
]
