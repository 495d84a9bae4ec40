"""What other rooms may use of absence.

Before a letter, a list, a notice, an export or a hand-over names a child's school or address, ask `shown_place` or `is_protected`.
"""

from __future__ import annotations

from umay.absence.actions.entering import Found, Said, enter_child
from umay.absence.queries.protected import ShownPlace, is_protected, shown_place
from umay.absence.rules.codes import AgeBand, GradeBand, Reason, Sex
from umay.absence.rules.following import Entry

__all__ = ["AgeBand", "Entry", "Found", "GradeBand", "Reason", "Said", "Sex", "ShownPlace", "enter_child", "is_protected", "shown_place"]
