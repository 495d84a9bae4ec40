"""Checkpoints and routes are set up; signs and sheets are printed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.kernel.weeks import week_of
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.rounds import forms, papers
from umay.rounds.actions import keeping
from umay.rounds.models import KeptFile
from umay.rounds.queries import points, routes
from umay.rounds.views.frame import for_keepers, for_walkers
from umay.web.api import languages, pages, paper, paper_languages, picked_file, submission_of


@for_keepers
@require_GET
def list_points(request: ActorRequest) -> HttpResponse:
    """The checkpoints of the school."""
    page = points.points_page(request.actor, timezone.localdate())
    return pages.render(request, "rounds/points.html", {"page": page, "languages": languages()})


def _year_end(request: ActorRequest) -> date:
    """Return the day that a new sign is offered to hold until: the end of the school year in use."""
    unit = places.own_unit(request.actor)
    today = timezone.localdate()
    year = places.school_year_of(unit.country, today)
    return max(date(year + 1, 7, 31), today + timedelta(days=60))


@for_keepers
@require_http_methods(["GET", "POST"])
def put_up_point(request: ActorRequest) -> HttpResponse:
    """Enter a checkpoint."""
    today = timezone.localdate()
    if request.method != "POST":
        form = forms.PointForm(initial={"valid_until": _year_end(request)})
        return pages.render(request, "rounds/point.html", {"form": form, "uid": None})
    form = forms.PointForm(request.POST, request.FILES)
    if form.is_valid():
        draft = _point(request, form)
        if pages.tried(form, lambda: keeping.put_up(request.actor, draft, today=today, now=timezone.now())):
            return pages.go(request, "round-points", said=_("Entered. Print its sign next and hang it up."))
    return pages.render(request, "rounds/point.html", {"form": form, "uid": None}, status=422)


def _point(request: ActorRequest, form: forms.PointForm) -> keeping.PointDraft:
    data = form.cleaned_data
    return keeping.PointDraft(
        data["name"], data["where"], data["metres"], data["valid_until"], picked_file(request, "photo"), submission_of(request.POST)
    )


@for_keepers
@require_http_methods(["GET", "POST"])
def change_point(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Change a checkpoint."""
    initial = points.point_initial(request.actor, uid)
    sent = request.method == "POST"
    form = forms.PointForm(request.POST, request.FILES) if sent else forms.PointForm(initial=initial)
    if sent and form.is_valid():
        draft, today = _point(request, form), timezone.localdate()
        if pages.tried(form, lambda: keeping.change_point(request.actor, uid, draft, today=today, now=timezone.now())):
            return pages.go(request, "round-points", said=_("Changed. With another last day, print its sign anew."))
    (hanging,) = points.hanging(request.actor, week_of(timezone.localdate()), uid)
    phone = reverse("round-scan", kwargs={"code": hanging.code})
    shown = {"form": form, "uid": uid, "number": initial["number"], "phone": phone}
    return pages.render(request, "rounds/point.html", shown, status=422 if sent else 200)


@for_keepers
@require_POST
def take_down_point(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take a checkpoint down."""
    keeping.take_down(request.actor, uid, now=timezone.now())
    return pages.go(request, "round-points", said=_("Taken down. What was scanned there stays."))


@for_keepers
@require_GET
def print_sign(request: ActorRequest, uid: UUID) -> HttpResponse:
    """The sign of one checkpoint."""
    hanging = points.hanging(request.actor, week_of(timezone.localdate()), uid)
    school = places.own_unit(request.actor).where
    return paper(papers.signs(hanging, school, paper_languages(request)), f"checkpoint-{hanging[0].number}.pdf")


@for_keepers
@require_GET
def print_sheets(request: ActorRequest) -> HttpResponse:
    """The sheets with the numbers of a week, this one unless another is asked for."""
    try:
        week_on = week_of(date.fromisoformat(request.GET.get("week", "") or timezone.localdate().isoformat()))
    except ValueError:
        raise Http404 from None
    hanging = points.hanging(request.actor, week_on)
    school = places.own_unit(request.actor).where
    return paper(papers.sheets(hanging, school, week_on, paper_languages(request)), f"week-{week_on.isoformat()}.pdf")


@for_walkers
@require_GET
def show_file(request: ActorRequest, uid: UUID) -> HttpResponse:
    """A picture of a checkpoint."""
    try:
        data, media_type = points.photo_of(request.actor, uid)
    except KeptFile.DoesNotExist:
        raise Http404 from None
    end = media_type.rpartition("/")[2]
    return paper(data, f"file.{end}", media_type)


@for_keepers
@require_GET
def list_routes(request: ActorRequest) -> HttpResponse:
    """The routes and the plan of the week."""
    return pages.render(request, "rounds/routes.html", {"page": routes.routes_page(request.actor)})


@for_keepers
@require_http_methods(["GET", "POST"])
def keep_route(request: ActorRequest, uid: UUID | None = None) -> HttpResponse:
    """Enter a route, or change one from today on."""
    offered = routes.point_choices(request.actor)
    initial = routes.route_initial(request.actor, uid) if uid else {f"order_{one}": at for at, (one, _n) in enumerate(offered, start=1)}
    sent = request.method == "POST"
    form = forms.RouteForm(request.POST if sent else None, points=offered, initial=initial)
    if sent and form.is_valid():
        data, today = form.cleaned_data, timezone.localdate()
        days = tuple(int(day) for day in data["weekdays"])
        draft = keeping.RouteDraft(
            data["name"], data["begins"], days, data["lasts_min"], form.halts, data["sheet"], submission_of(request.POST)
        )
        if pages.tried(form, lambda: keeping.keep_route(request.actor, draft, instead_of=uid, today=today, now=timezone.now())):
            return pages.go(request, "round-routes", said=_("Kept. Say next who walks it when."))
    return pages.render(request, "rounds/route.html", {"form": form, "uid": uid}, status=422 if sent else 200)


@for_keepers
@require_POST
def end_route(request: ActorRequest, uid: UUID) -> HttpResponse:
    """End a route."""
    keeping.end_route(request.actor, uid, now=timezone.now())
    return pages.go(request, "round-routes", said=_("Ended. The rounds that were walked stay."))


@for_keepers
@require_http_methods(["GET", "POST"])
def set_turns(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say who walks a route on which day."""
    name, by_day = routes.turns_of(request.actor, uid)
    walkers = routes.walker_choices(request.actor, timezone.localdate())
    initial = {f"day{day}_{which}": key for day, keys in by_day.items() for which, key in enumerate(keys[:2], start=1)}
    sent = request.method == "POST"
    form = forms.TurnsForm(request.POST if sent else None, walkers=walkers, initial=initial)
    if sent and form.is_valid():
        for day, who in form.by_day.items():
            keeping.set_turns(request.actor, uid, day, who, now=timezone.now())
        return pages.go(request, "round-routes", said=_("Kept. It stands on the page of each day."))
    return pages.render(request, "rounds/turns.html", {"form": form, "name": name, "uid": uid}, status=422 if sent else 200)
