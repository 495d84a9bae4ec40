"""What is said of a count of heads."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.ways.actions.heads import Stands


def heads_words(stands: Stands) -> str:
    """Return how a class stands after a count."""
    if stands.out is None:
        return _("Kept. How many went out of the gate is not noted yet.")
    missing = stands.missing
    if missing is None:
        return _("Noted. Count again at the end of the line.")
    if missing > 0:
        said = ngettext(
            "%(count)s child is missing. Look now: go back the way, ask, call.",
            "%(count)s children are missing. Look now: go back the way, ask, call.",
            missing,
        )
        return said % {"count": missing}
    if missing < 0:
        return _("More arrived than went out. Count again.")
    return _("As many arrived as went out.")
