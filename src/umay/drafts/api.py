"""What other rooms may use of drafts."""

from __future__ import annotations

from umay.drafts.actions.publishing import publish_draft, take_in_pack
from umay.drafts.queries.draft_parts import DraftCard, draft_cards

__all__ = ["DraftCard", "draft_cards", "publish_draft", "take_in_pack"]
