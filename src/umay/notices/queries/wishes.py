"""How persons wish to be told outside of Umay: what they chose, and where they can be reached. For telling; asked for by no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from umay.notices.models import Address, QuietHours
from umay.notices.rules.quiet import USUAL_QUIET, Quiet
from umay.notices.rules.urgency import Channel, Way, Wishes
from umay.people import api as people


def wishes_of(person_ids: Collection[int], *, now: datetime) -> Mapping[int, Wishes]:
    """Return what each wishes; whoever has no account that works is left out. Four queries for any number of people."""
    if not person_ids:
        return {}
    reach = people.reach_of(person_ids, now=now)
    ringing: dict[int, list[Way]] = defaultdict(list)
    found = Address.objects.filter(person_id__in=reach, confirmed_at__isnull=False).order_by("pk")
    for person_id, channel, address_id in found.values_list("person_id", "channel", "pk"):
        ringing[person_id].append(Way(Channel(channel), address_id))
    hours = {row.person_id: quiet_of(row) for row in QuietHours.objects.filter(person_id__in=reach)}
    return {one: Wishes(how.digest, hours.get(one, USUAL_QUIET), how.zone, tuple(ringing[one])) for one, how in reach.items()}


def quiet_of(row: QuietHours | None) -> Quiet | None:
    """Return the hours that a row says; the usual ones without a row, None where any hour will do."""
    if row is None:
        return USUAL_QUIET
    return None if row.since == row.until else Quiet(row.since, row.until)
