"""What other rooms may use of absence."""

from __future__ import annotations

from umay.absence.actions.entering import Found, Said, enter_child
from umay.absence.rules.codes import AgeBand, GradeBand, Reason, Sex
from umay.absence.rules.following import Entry

__all__ = ["AgeBand", "Entry", "Found", "GradeBand", "Reason", "Said", "Sex", "enter_child"]
