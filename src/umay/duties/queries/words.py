"""What the codes of the room are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from umay.duties.rules import OfferState
from umay.rosters.api import Limit
from umay.turns.api import Can

CANS: Final = {
    Can.CAN: pgettext_lazy("time of the week", "I can"),
    Can.RATHER_NOT: pgettext_lazy("time of the week", "rather not"),
    Can.CANNOT: pgettext_lazy("time of the week", "I cannot"),
}
OFFERS: Final = {
    OfferState.OPEN: _("waiting for an answer"),
    OfferState.TAKEN: _("accepted"),
    OfferState.DECLINED: _("declined"),
    OfferState.WITHDRAWN: _("withdrawn"),
}


def limit_said(limit: Limit, most: int) -> str:
    """Return in words how much somebody wants at most."""
    if limit is Limit.WEEK:
        return ngettext("at most %(number)s a week", "at most %(number)s a week", most) % {"number": most}
    return ngettext("at most %(number)s in all", "at most %(number)s in all", most) % {"number": most}
