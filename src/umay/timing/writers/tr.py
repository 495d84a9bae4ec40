"""Turkish sentences for timings and due dates: what other rooms' words are made with. Reads nothing."""

from __future__ import annotations

from umay.timing.writers.tr_dates import say_date
from umay.timing.writers.tr_dues import explain, say_problem
from umay.timing.writers.tr_phrases import write

__all__ = ["explain", "say_date", "say_problem", "write"]
