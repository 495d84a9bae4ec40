"""Taking the keys of reports from those whose post or seat is gone, so that nothing which is added later opens for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.reports.actions.cutting import end_reading
from umay.reports.models import Report
from umay.reports.queries.outlived import outlived

AT_ONCE: Final = 500  # reports in one transaction


@action(Perm.REPORT_READ, "report.readers_ended")
def end_outlived(actor: Actor, *, today: date, now: datetime, unit_id: int | None = None, left: int | None = None) -> int:
    """Delete the keys of those who lost their post or left the team, and begin new epochs without them; return of how many reports.

    The last who could open a report keeps the key, which row security hides, until somebody else can. For the system: it acts over all
    units, or over one, where `left` is somebody who left its team just now. A report of a case goes on with the case. Raises Refused.
    Audit: report.readers_ended, with counts.
    """
    require(actor, Perm.REPORT_READ, Place(unit_id or 0, "", ""))

    keys, found = 0, list(outlived(today=today, unit_id=unit_id, left=left, most=AT_ONCE))
    for report_id, persons in found:
        keys += end_reading(Report.objects.select_for_update().get(pk=report_id), persons)

    record(actor, "report.readers_ended", "", at=now, detail={"reports": len(found), "keys": keys})
    return len(found)
