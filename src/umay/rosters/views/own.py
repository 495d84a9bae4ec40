"""One's own duties, for whoever stands: signed in, or by a pass on their phone."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from umay.documents.api import CALENDAR_MEDIA_TYPE, render_calendar
from umay.people.api import ActorRequest
from umay.rosters.actions import offering, saying
from umay.rosters.forms import TimesForm, WishForm
from umay.rosters.queries import own
from umay.rosters.queries.feeds import feed_calendar
from umay.rosters.views.frame import for_standing
from umay.staffing.api import by_pass
from umay.web.api import bare, pages


def _mine(request: ActorRequest, *, status: int = 200, address: str = "", **forms: object) -> HttpResponse:
    page = own.my_page(request.actor, now=timezone.now())
    context = {
        "page": page, "times": forms.get("times") or TimesForm(initial=page.times),
        "wishes": forms.get("wishes") or WishForm(initial=page.wishes, posts=page.posts, prefix="wish"),
        "address": address, "direct": f"webcal:{address.partition(':')[2]}" if address else "", "came_by_pass": by_pass(request),
    }  # fmt: skip
    if by_pass(request):
        context["shell"] = bare(request)
    return pages.render(request, "rosters/my.html", context, status=status)


@for_standing
@require_GET
def show_my_duties(request: ActorRequest) -> HttpResponse:
    """One's next duties, what is asked of one, and what one said."""
    return _mine(request)


@for_standing
@require_POST
def say_times(request: ActorRequest) -> HttpResponse:
    """Say at which times of the week one can."""
    form = TimesForm(request.POST)
    if not form.is_valid():
        return _mine(request, status=422, times=form)
    saying.say_times(request.actor, form.said, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Kept. The next roster goes by it."), anchor="times")


@for_standing
@require_POST
def say_wishes(request: ActorRequest) -> HttpResponse:
    """Say where one likes to stand and how often."""
    page = own.my_page(request.actor, now=timezone.now())
    form = WishForm(request.POST, posts=page.posts, prefix="wish")
    if not form.is_valid() or not pages.tried(form, lambda: saying.say_wishes(request.actor, form.wished, now=timezone.now())):
        return _mine(request, status=422, wishes=form)
    return pages.go(request, "my-duties", said=_("Kept. The next roster goes by it."), anchor="wishes")


@for_standing
@require_POST
def cannot_come(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that one cannot come."""
    offer = offering.cannot_come(request.actor, uid, now=timezone.now())
    if offer.asked:
        said = _("Thank you for saying so. Those who are free are asked, and the school knows. You need not come.")
    else:
        said = _("Thank you for saying so. Nobody else is free then; the school knows and looks for somebody.")
    return pages.go(request, "my-duties", said=said)


@for_standing
@require_POST
def take_offer(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take a duty over."""
    offering.take_offer(request.actor, uid, now=timezone.now())
    return pages.go(request, "my-duties", said=_("It is yours now. Thank you!"))


@for_standing
@require_GET
def choose_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Whom one could change a duty with."""
    context: dict[str, object] = {"page": own.swap_page(request.actor, uid, now=timezone.now())}
    if by_pass(request):
        context["shell"] = bare(request)
    return pages.render(request, "rosters/my_swap.html", context)


@for_standing
@require_POST
def propose_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Propose to change a duty."""
    try:
        wanted = UUID(request.POST.get("wanted", ""))
    except ValueError:
        raise Http404 from None
    offering.propose_swap(request.actor, uid, wanted, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Proposed. Nothing changes before they accept; until then the duty is yours."))


@for_standing
@require_POST
def answer_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Accept a swap, or decline it."""
    accepts = request.POST.get("answer") == "yes"
    offering.answer_swap(request.actor, uid, accepts=accepts, now=timezone.now())
    return pages.go(
        request, "my-duties", said=_("Swapped. Your duties below are the new ones.") if accepts else _("Declined. Nothing changed.")
    )


@for_standing
@require_POST
def withdraw_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Withdraw a swap that one proposed."""
    offering.withdraw_swap(request.actor, uid, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Withdrawn. The duty stays yours."))


@for_standing
@require_POST
def make_feed(request: ActorRequest) -> HttpResponse:
    """Make the address under which one's calendar reads one's duties, and show it, this once."""
    secret = saying.make_feed(request.actor, language=translation.get_language() or "en", now=timezone.now())
    return _mine(request, address=request.build_absolute_uri(reverse("duty-feed", kwargs={"secret": secret})))


@for_standing
@require_POST
def end_feed(request: ActorRequest) -> HttpResponse:
    """End the address."""
    saying.end_feed(request.actor, now=timezone.now())
    return pages.go(request, "my-duties", said=_("The address works no more."), anchor="calendar")


@require_safe
def serve_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Somebody's duties for a calendar program that knows the secret; it cannot sign in."""
    calendar = feed_calendar(secret, site=request.build_absolute_uri("/").rstrip("/"), today=timezone.localdate())
    if calendar is None:
        raise Http404
    response = HttpResponse(render_calendar(calendar, stamped_at=timezone.now()), content_type=CALENDAR_MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="umay-duties.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response
