"""The posts of a school, and one of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.posts.forms import KitForm
from umay.posts.queries.overview import posts_page
from umay.posts.queries.post_page import post_page
from umay.posts.views.frame import for_all_who_follow, for_standing, today_of
from umay.posts.views.mending import led_to_window
from umay.posts.views.rates import rates_of_office
from umay.web.api import address_above, pages

_NOT_GRANTED = Refusal("access.not_granted")


@for_all_who_follow
@require_GET
def show_posts(request: ActorRequest) -> HttpResponse:
    """The posts of the reader's school, or the window that the address names; an office comes to how far its schools are."""
    seat = request.actor.seat
    if seat is not None and seat.level != "unit":
        return rates_of_office(request) if request.actor.holds(Perm.COVERAGE_READ) else pages.refused(request, _NOT_GRANTED)
    if not (request.actor.holds(Perm.POST_KEEP) or request.actor.holds(Perm.DUTY_STAND)):
        return pages.refused(request, _NOT_GRANTED)
    if window := led_to_window(request):
        return window
    page = posts_page(request.actor, today_of(request))
    around = {name: address_above(name) if page.may_keep else "" for name in ("rosters", "coverage", "rounds", "buses", "roads")}
    return pages.render(request, "posts/posts.html", {"page": page, "around": around})


@for_standing
@require_GET
def show_post(request: ActorRequest, uid: UUID) -> HttpResponse:
    """One post: when, who, with what, what is done there."""
    page = post_page(request.actor, uid, today_of(request))
    return pages.render(request, "posts/post.html", {"page": page, "form": KitForm()})
