"""What other rooms may use of notices."""

from __future__ import annotations

from umay.notices.actions.telling import tell
from umay.notices.queries.own import unread_count
from umay.notices.rules.urgency import Urgency

__all__ = ["Urgency", "tell", "unread_count"]
