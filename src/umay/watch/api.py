"""What other rooms may use of watch."""

from __future__ import annotations

from umay.watch.actions.coding import make_code
from umay.watch.actions.kit import hand_out, note_missing
from umay.watch.actions.leading import end_windows, sign_in
from umay.watch.actions.proving import prove_day
from umay.watch.queries.country import ProvinceNow, watch_now

__all__ = ["ProvinceNow", "end_windows", "hand_out", "make_code", "note_missing", "prove_day", "sign_in", "watch_now"]
