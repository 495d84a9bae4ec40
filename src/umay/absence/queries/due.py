"""What jobs have to do on a day: ids only."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from umay.absence.models import Followed, Measure, Release, Share
from umay.absence.rules.following import REMIND_BEFORE
from umay.core.api import Actor, query
from umay.journal.api import Quarter, Span, recent


@query
def measures_to_remind(actor: Actor, today: date) -> tuple[UUID, ...]:
    """Return the measures whose review is a week away or less, and of which nobody was reminded."""
    del actor  # a job's transaction: row security shows it all
    rows = Measure.objects.filter(review_on__lte=today + REMIND_BEFORE, reminded_at__isnull=True, ended_on__isnull=True)
    return tuple(rows.filter(record__erased_at__isnull=True).order_by("review_on").values_list("id", flat=True))


@query
def shares_run_out(actor: Actor, today: date) -> tuple[UUID, ...]:
    """Return the shares whose last day is over."""
    del actor
    return tuple(Share.objects.filter(until_on__lt=today, ended_at__isnull=True).values_list("id", flat=True))


@query
def quarters_over(actor: Actor, today: date) -> tuple[tuple[str, Span], ...]:
    """Return the quarters that are over and not published, by country, the oldest first; of countries that ever followed a child."""
    del actor
    done = {(one.country, Quarter(one.school_year, one.quarter)) for one in Release.objects.all()}
    countries = Followed.objects.order_by("country").values_list("country", flat=True).distinct()
    return tuple(
        (country, span)
        for country in countries
        for span in reversed(recent(country, today))
        if span.ends_on < today and (country, span.quarter) not in done
    )
