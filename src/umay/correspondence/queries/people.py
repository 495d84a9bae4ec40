"""Who leads a case, by name and post."""

from __future__ import annotations

from umay.cases import api as cases
from umay.people import api as people


def lead_of(work: cases.Work) -> int:
    """Return the person who leads the case; 0 while nobody does."""
    found = work.case.grants.filter(role="lead", ended_at__isnull=True).values_list("person_id", flat=True)
    return found.first() or 0


def lead_name(work: cases.Work) -> str:
    """Return the name of whoever leads the case."""
    lead = lead_of(work)
    return people.names_of({lead}).get(lead, "")
