"""The trail: who did what to which, when. Append-only, sealed into a chain, anchored by signature."""
