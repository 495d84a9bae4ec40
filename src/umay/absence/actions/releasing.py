"""Publishing the numbers of a quarter: all of a country worked out together, once, and never changed (docs/adr/0012)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from umay.absence.models import Followed, Published, Release
from umay.absence.queries.counting import BACK, CODES, FOUND, counts_of
from umay.absence.rules.codes import State
from umay.core.api import Actor, Perm, Place, action, record, require
from umay.figures import api as figures
from umay.journal.api import Node, Span

IS_BACK: Final = (State.BACK, State.ENROLLED_CONFIDENTIALLY)


@action(Perm.JOURNAL_RELEASE, "absent.released")
def publish(actor: Actor, country: str, span: Span, *, now: datetime) -> int:
    """Publish the numbers of a quarter that is over; return how many tables were written. Done twice, it finds nothing to do.

    What is entered later is counted in the next quarter. Audit: absent.released, with the number of tables.
    """
    place, quarter = Place(0, "", country), span.quarter
    require(actor, Perm.JOURNAL_RELEASE, place)
    row, is_new = Release.objects.get_or_create(
        country=country, school_year=quarter.school_year, quarter=quarter.number, defaults={"codes": CODES, "released_at": now}
    )

    made = _published(row, span) if is_new else 0

    record(actor, "absent.released", row.id, at=now, place=place, detail={"quarter": str(quarter), "tables": made})
    return made


def _published(row: Release, span: Span) -> int:
    # Noted first, counted then: a child who is entered meanwhile is counted in the next quarter.
    rows = _noted(row.country, span)
    tables = list(_tables(row, figures.publish(counts_of(row.country, rows), figures.INSIDE)))
    Published.objects.bulk_create(tables, batch_size=2_000)
    return len(tables)


def _noted(country: str, span: Span) -> dict[str, QuerySet[Followed]]:
    """Note in which quarter each child is counted that none has counted yet, and return them by measure.

    Each child is found in one quarter alone, and back in one alone: two quarters have none in common, and nothing follows from their
    difference. Whoever is enrolled confidentially is counted as back: a figure of their own would point at them.
    """
    rows, name = Followed.objects.filter(country=country), str(span.quarter)
    rows.filter(found_in="", found_on__lte=span.ends_on).update(found_in=name)
    rows.filter(back_in="", state__in=IS_BACK, state_since_on__lte=span.ends_on).update(back_in=name)
    return {FOUND: rows.filter(found_in=name), BACK: rows.filter(back_in=name)}


def _tables(row: Release, shown: figures.Published) -> Iterator[Published]:
    for node in shown.parents:
        cells = {measure: _cells(found) for measure in shown.rows if (found := shown.at(measure, node)) is not None and found.total != 0}
        if cells and isinstance(node, Node):
            yield Published(
                release=row, level=node.level, node_id=node.id, country=row.country, province_id=node.province_id,
                district_id=node.district_id, unit_id=node.id if node.level == "unit" else None, cells=cells,
            )  # fmt: skip


def _cells(shown: figures.Shown) -> dict[str, object]:
    return {"": shown.total} | {by: list(part) for by, part in shown.parts.items()}
