"""One's own page: the next duty, times and wishes; for whoever stands, signed in, or by a pass on their phone."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.duties.forms import TimesForm, WishForm
from umay.duties.queries import own
from umay.duties.views.frame import for_standing
from umay.people.api import ActorRequest
from umay.rosters import api as rosters
from umay.staffing.api import by_pass
from umay.web.api import bare, offline_who, pages


def my_page(request: ActorRequest, *, status: int = 200, address: str = "", **forms: object) -> HttpResponse:
    """Return one's own page. address: of the calendar, shown this once; forms: with what is wrong in them."""
    page = own.my_page(request.actor, now=timezone.now())
    context = {
        "page": page, "times": forms.get("times") or TimesForm(initial=page.times, weekdays=page.weekdays),
        "wishes": forms.get("wishes") or WishForm(initial=page.wishes, posts=page.posts, prefix="wish"),
        "address": address, "direct": f"webcal:{address.partition(':')[2]}" if address else "", "came_by_pass": by_pass(request),
    }  # fmt: skip
    if by_pass(request):
        context["shell"] = bare(request, who=offline_who(request.actor.person_uid))
    return pages.render(request, "duties/my.html", context, status=status)


@for_standing
@require_GET
def show_my_duties(request: ActorRequest) -> HttpResponse:
    """One's next duties, what is asked of one, and what one said."""
    return my_page(request)


@for_standing
@require_POST
def say_times(request: ActorRequest) -> HttpResponse:
    """Say at which times of the week one can."""
    form = TimesForm(request.POST, weekdays=own.my_page(request.actor, now=timezone.now()).weekdays)
    if not form.is_valid():
        return my_page(request, status=422, times=form)
    rosters.say_times(request.actor, form.said, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Kept. The next roster goes by it."), anchor="times")


@for_standing
@require_POST
def say_wishes(request: ActorRequest) -> HttpResponse:
    """Say where one likes to stand and how often."""
    page = own.my_page(request.actor, now=timezone.now())
    form = WishForm(request.POST, posts=page.posts, prefix="wish")
    if not form.is_valid() or not pages.tried(form, lambda: rosters.say_wishes(request.actor, form.wished, now=timezone.now())):
        return my_page(request, status=422, wishes=form)
    return pages.go(request, "my-duties", said=_("Kept. The next roster goes by it."), anchor="wishes")
