"""Tables of the room."""

from __future__ import annotations

from umay.handover.models.keeping import Clock, Hold, KeyEnd, Sweep
from umay.handover.models.outgoing import Outgoing, Receipt
from umay.handover.models.referral import Referral, ReferralAnswer

__all__ = ["Clock", "Hold", "KeyEnd", "Outgoing", "Receipt", "Referral", "ReferralAnswer", "Sweep"]
