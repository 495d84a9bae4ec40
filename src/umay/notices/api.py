"""What other rooms may use of notices."""

from __future__ import annotations

from umay.notices.actions.telling import tell
from umay.notices.queries.own import unread_count
from umay.notices.queries.stuck import stuck_messages
from umay.notices.rules.urgency import Urgency
from umay.notices.sms import trouble as sms_trouble

__all__ = ["Urgency", "sms_trouble", "stuck_messages", "tell", "unread_count"]
