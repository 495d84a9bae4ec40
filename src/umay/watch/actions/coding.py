"""Making the code that hangs at a post, and making it anew."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, own_place, record, require
from umay.places import api as places
from umay.posts.api import Post
from umay.watch.models import PostCode
from umay.watch.queries.own import day_at

PostMissing = Post.DoesNotExist


@action(Perm.DUTY_LEAD, "watch.code_made")
def make_code(actor: Actor, post_uid: UUID, *, now: datetime) -> int:
    """Make the code of a post, or make it anew: the sheet that hangs there is worthless then. Return its version.

    It holds until the school year ends. Raises PostMissing, Refused ("access.not_granted"). Audit: watch.code_made.
    """
    place = own_place(actor)
    post = Post.objects.select_for_update().get(uid=post_uid, unit_id=place.unit_id, closed_on__isnull=True)
    require(actor, Perm.DUTY_LEAD, place)

    row = PostCode.objects.filter(post=post).first() or PostCode(post=post, unit_id=place.unit_id, version=0)
    row.version += 1
    row.expires_on, row.made_at, row.made_by_id = _last_day(place, day_at(place, now)), now, actor.person_id
    row.save()

    record(actor, "watch.code_made", post.uid, at=now, detail={"version": row.version})
    return row.version


def _last_day(place: Place, today: date) -> date:
    """Return the last day of the school year."""
    year = places.school_year_of(place.country, today)
    calendar = places.calendar_for(place.country, year, province_id=place.province_id, district_id=place.district_id)
    window = calendar.data.get("window") if calendar else None
    return date.fromisoformat(window[1]) if window else date(year + 1, 8, 31)
