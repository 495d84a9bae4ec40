"""What other rooms may use of watch."""

from __future__ import annotations

from umay.watch.actions.kit import hand_out, note_missing
from umay.watch.actions.leading import end_windows, sign_in
from umay.watch.actions.proving import prove_day

__all__ = ["end_windows", "hand_out", "note_missing", "prove_day", "sign_in"]
