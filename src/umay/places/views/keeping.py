"""School calendar, helplines, legal basis and times of keeping."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umay.core.api import Place
from umay.places import setup_pages
from umay.places.actions import calendars
from umay.places.actions import deployment as keeping
from umay.places.forms import BasisForm, CalendarForm, HelplinesForm
from umay.places.queries import country_kept
from umay.places.rules.going_live import RETENTION
from umay.places.views.asking import AskedRequest, for_keepers
from umay.web.api import pages


@require_http_methods(["GET", "POST"])
@for_keepers
def show_calendar_editor(request: AskedRequest, school_year: int) -> HttpResponse:
    """Show and record the school calendar of a year for the whole country."""
    country = country_kept(request.actor)
    if not 2000 <= school_year <= 2100:
        raise Http404
    years = setup_pages.calendar_years(country, timezone.localdate())
    initial = setup_pages.calendar_initial(country, school_year, translation.get_language() or "en")
    form = CalendarForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        calendars.record_calendar(
            request.actor,
            country=country,
            school_year=school_year,
            data=form.as_calendar(),
            area_id=None,
            assumed=False,
            place=_everywhere(request, country),
            now=timezone.now(),
        )
        return pages.go(
            request, "setup", said=_("The calendar is kept. Dates that lie ahead follow it within a minute; what was done stays.")
        )
    context = {"form": form, "years": years, "school_year": school_year}
    return pages.render(request, "places/calendar_editor.html", context, status=422 if form.is_bound else 200)


def _everywhere(request: AskedRequest, country: str) -> Place:
    """Return where the country's calendar is kept: by the own agency, for the whole country."""
    return Place(0, request.actor.seat.place.agency if request.actor.seat else "", country)


@require_http_methods(["GET", "POST"])
@for_keepers
def show_helplines(request: AskedRequest) -> HttpResponse:
    """Show and keep the helplines, and when they were checked."""
    form = HelplinesForm(
        request.POST or None, initial=setup_pages.helplines_initial(country_kept(request.actor), translation.get_language() or "en")
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        today = timezone.localdate()
        keeping.keep_helplines(request.actor, data["lines"], checked_on=data["checked_on"], today=today, now=timezone.now())
        return pages.go(request, "setup", said=_("The helplines are kept. Ring them again within a year."))
    return pages.render(request, "places/helplines.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@for_keepers
def show_basis(request: AskedRequest) -> HttpResponse:
    """Show and keep the legal basis and the times of keeping."""
    form = BasisForm(request.POST or None, initial=setup_pages.basis_initial())
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        times = {name: data[name] for name in RETENTION}
        keeping.keep_basis(request.actor, legal_basis=data["legal_basis"], retention=times, now=timezone.now())
        return pages.go(request, "setup", said=_("The legal basis and the times are kept."))
    return pages.render(request, "places/basis.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@for_keepers
def show_programmes(request: AskedRequest) -> HttpResponse:
    """Show which programmes there are and who adopts them; say that there shall be none for now, or take that back."""
    if request.method == "POST":
        without = request.POST.get("without") == "yes"
        keeping.say_programmes(request.actor, without=without, now=timezone.now())
        none = _("Noted: no programme for now. One can be adopted at any time.")
        return pages.go(request, "setup", said=none if without else _("Noted: a programme is to be adopted before going live."))
    page = setup_pages.programmes_page(request.actor, lang=translation.get_language() or "en", today=timezone.localdate())
    return pages.render(request, "places/programmes.html", {"page": page})
