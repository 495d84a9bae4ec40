"""What other rooms may use of rounds."""

from __future__ import annotations

from umay.rounds.actions.keeping import PointDraft, RouteDraft, keep_route, put_up, set_turns

__all__ = ["PointDraft", "RouteDraft", "keep_route", "put_up", "set_turns"]
