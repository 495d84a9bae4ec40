"""Publishing a quarter: all tables of a country worked out together, once, and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from django.db import connection

from umay.core.api import Actor, Perm, Place, action, later, record, require
from umay.figures import api as figures
from umay.journal.models import Audience, PublishedTable, Release
from umay.journal.queries.calendars import span_of
from umay.journal.queries.counting import Counted, Node, count_quarter
from umay.journal.queries.tops import is_top
from umay.journal.rules.quarters import Quarter
from umay.journal.rules.releasing import release_refusal
from umay.kernel.refusal import Refused
from umay.places import api as places

BATCH: Final = 2_000


@action(Perm.JOURNAL_RELEASE, "journal.release_asked")
def ask_release(actor: Actor, quarter: Quarter, *, today: date, now: datetime) -> Release:
    """Close a quarter of the country and have its tables worked out. What is kept from now on is counted in the next.

    Raises UnitMissing; Refused ("access.not_granted", "journal.…"). Audit: journal.release_asked. Queues: journal.publish.
    """
    unit = places.own_unit(actor)
    top = is_top(unit)
    require(actor, Perm.JOURNAL_RELEASE, unit.place if top else Place(0, unit.agency, unit.country))
    hold_quarters(unit.country)
    asked = Release.objects.filter(country=unit.country, school_year=quarter.school_year, quarter=quarter.number)
    if no := release_refusal(span_of(unit.country, quarter), today, released=asked.exists(), is_top=top):
        raise Refused(no)

    row = Release.objects.create(
        country=unit.country, school_year=quarter.school_year, quarter=quarter.number, asked_at=now, asked_by_id=actor.person_id
    )

    record(actor, "journal.release_asked", row.uid, at=now, place=unit.place, detail={"quarter": str(quarter)})
    later("journal.publish", release_id=row.pk)
    return row


def hold_quarters(country: str) -> None:
    """Wait until no line of the country is being written, and let none be until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"journal/quarters/{country}"])


@action(Perm.JOURNAL_RELEASE, "journal.released")
def publish_release(actor: Actor, release_id: int, *, now: datetime) -> int:
    """Work out the tables of a release that was asked for, and keep them; returns how many. Done twice, it finds nothing to do.

    Raises Release.DoesNotExist. Audit: journal.released.
    """
    row = Release.objects.select_for_update().get(pk=release_id)
    require(actor, Perm.JOURNAL_RELEASE, Place(0, "", row.country))

    made = work_out(row, now) if row.released_at is None else 0

    record(actor, "journal.released", row.uid, at=now, place=Place(0, "", row.country), detail={"tables": made})
    return made


def work_out(row: Release, now: datetime) -> int:
    """Write the tables of a release and note that they stand; returns how many. The transaction must see the whole country."""
    with connection.cursor() as cursor:
        cursor.execute("set local idle_in_transaction_session_timeout = 0")  # a large country is worked out for minutes between statements
    counted = count_quarter(row.country, Quarter(row.school_year, row.quarter))
    tables, made = _tables(row, counted), 0
    while some := list(islice(tables, BATCH)):
        made += len(PublishedTable.objects.bulk_create(some))
    row.released_at = now
    row.released_by_id = row.asked_by_id
    row.codes = {by: list(codes) for by, codes in counted.counts.codes.items()}
    row.save(update_fields=["released_at", "released_by_id", "codes"])
    return made


def _tables(row: Release, counted: Counted) -> Iterator[PublishedTable]:
    """Yield the tables for those inside, then those for everybody: no school's, and nothing that was hidden inside."""
    inside = figures.publish(counted.counts, figures.INSIDE)
    yield from _edition(row, counted, inside, Audience.INSIDE)
    yield from _edition(row, counted, figures.publish(counted.above_units(), figures.PUBLIC, also_hide=inside), Audience.PUBLIC)


def _edition(row: Release, counted: Counted, published: figures.Published, audience: Audience) -> Iterator[PublishedTable]:
    for node in counted.units:
        if counted.received[node] and node in published.parents:
            yield PublishedTable(
                release=row, audience=audience.value, level=node.level, node_id=node.id, country=row.country,
                province_id=node.province_id, district_id=node.district_id, unit_id=node.id if node.level == "unit" else None,
                received=counted.received[node], units=counted.units[node], cells=_cells(published, node),
            )  # fmt: skip


def _cells(published: figures.Published, node: Node) -> dict[str, Any]:
    """Return the node's rows as they are kept: by indicator the total under "", and each breakdown."""
    found = {}
    for measure in published.rows:
        shown = published.at(measure, node)
        if shown is not None:
            shown = figures.rounded(shown, published.rule.round_top if node.level == "country" else 0)
            found[measure] = {"": shown.total} | {by: list(part) for by, part in shown.parts.items()}
    return found
