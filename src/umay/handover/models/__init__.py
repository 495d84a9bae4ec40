"""Tables of the room."""

from __future__ import annotations

from umay.handover.models.access import AccessRequest
from umay.handover.models.keeping import Clock, Hold, KeyEnd, Sweep
from umay.handover.models.outgoing import Outgoing, Receipt
from umay.handover.models.referral import Referral, ReferralAnswer
from umay.handover.models.transfer import Transfer

__all__ = ["AccessRequest", "Clock", "Hold", "KeyEnd", "Outgoing", "Receipt", "Referral", "ReferralAnswer", "Sweep", "Transfer"]
