"""What of a case can go into a package: its entries by compartment, as its reader can open them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, query
from umay.handover.rules.packing import NEVER
from umay.reports import api as reports


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A compartment as it would go: the case's own, or one child's. name: opened, for the page and the paper inside."""

    child: UUID | None
    name: str
    entries: tuple[cases.EntryShown, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Packable:
    """All of a case that can be handed over. told: the reports it was made of, as they were told, with their files."""

    case: cases.CasePage
    parts: tuple[Part, ...]
    told: tuple[reports.CaseReport, ...] = ()

    @property
    def known(self) -> frozenset[UUID]:
        """Return the ids of all that can be chosen."""
        told = (uid for report in self.told for uid in (report.uid, *(file.uid for file in report.files)))
        return frozenset((*(entry.uid for part in self.parts for entry in part.entries), *told))

    @property
    def files(self) -> Mapping[UUID, reports.CaseFile]:
        """Return the files of the reports by id."""
        return {file.uid: file for report in self.told for file in report.files}

    def only(self, chosen: frozenset[UUID]) -> tuple[Part, ...]:
        """Return the parts with what was chosen, those without any left out."""
        parts = (Part(one.child, one.name, tuple(entry for entry in one.entries if entry.uid in chosen)) for one in self.parts)
        return tuple(part for part in parts if part.entries)


@query
def packable(actor: Actor, work: cases.Work) -> Packable:
    """Return what of an opened case can be handed over by its reader."""
    page = cases.case_page(actor, work)
    opened = [one for one in reversed(page.entries) if one.texts is not None and one.kind not in NEVER]
    whole = Part(None, _("The case"), tuple(one for one in opened if one.child_uid is None))
    children = (Part(child.uid, child.name, tuple(one for one in opened if one.child_uid == child.uid)) for child in page.children)
    told = () if work.case.is_practice else reports.reports_of_case(actor, work.case.uid)
    return Packable(page, tuple(part for part in (whole, *children) if part.entries), told)
