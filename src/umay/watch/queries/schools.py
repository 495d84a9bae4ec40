"""Which schools have posts."""

from __future__ import annotations

from umay.core.api import Actor, query
from umay.posts.api import Post


@query
def schools_with_posts(actor: Actor) -> tuple[int, ...]:  # noqa: ARG001
    """Return the ids of the units in the actor's scope that hold a post now."""
    return tuple(Post.objects.filter(closed_on__isnull=True).values_list("unit_id", flat=True).distinct().order_by("unit_id"))
