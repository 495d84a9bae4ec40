"""The people of a unit: who holds a post, appointing somebody, ending an appointment."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.actions import appointing, inviting
from umay.people.forms import AppointForm, EndForm
from umay.people.letters import way_in, way_in_ends
from umay.people.middleware import ActorRequest
from umay.people.models import Appointment
from umay.people.queries.appointments import UnitPeople, pack_posts, unit_people
from umay.people.queries.setting_up import mail_is_set
from umay.places import api as places
from umay.web.api import dates, pages


def _lang() -> str:
    return translation.get_language() or "en"


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _unit_asked(request: ActorRequest) -> UUID | None:
    try:
        return UUID(request.GET["unit"]) if request.GET.get("unit") else None
    except ValueError:
        raise Http404 from None


def _people(request: ActorRequest, unit_uid: UUID | None) -> UnitPeople:
    after = request.GET.get("after", "").replace("\0", "")  # which no text in the database can hold
    try:
        return unit_people(request.actor, unit_uid, after=after, today=timezone.localdate(), lang=_lang())
    except places.UnitMissing:
        raise Http404 from None


def _form(page: UnitPeople, data: object = None) -> AppointForm:
    posts = pack_posts(page.unit.country, page.unit.agency, page.unit.level)
    return AppointForm(data, posts=posts, lang=_lang(), mail=mail_is_set(), initial={"from_on": timezone.localdate()})


@login_required
@require_GET
def list_appointments(request: ActorRequest) -> HttpResponse:
    """Show the people of a unit, and the form to appoint somebody."""
    if not request.actor.holds(Perm.PERSON_APPOINT):
        return pages.refused(request, Refusal("access.not_granted"))
    try:
        page = _people(request, _unit_asked(request))
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "people/appointments.html", {"page": page, "form": _form(page), "mail": mail_is_set()})


@login_required
@require_POST
def appoint(request: ActorRequest, appointing_unit: UUID) -> HttpResponse:
    """Appoint somebody in a unit."""
    try:
        page = _people(request, appointing_unit)
        form = _form(page, request.POST)
        if not form.is_valid():
            return pages.render(request, "people/appointments.html", {"page": page, "form": form, "mail": mail_is_set()}, status=422)
        data = form.cleaned_data
        appointing.appoint_by_address(
            request.actor,
            appointing_unit,
            form.post_wanted(_after),
            email=data["email"],
            shown=data["shown"],
            language=_lang(),
            now=timezone.now(),
        )
    except Refused as no:
        return pages.refused(request, no.refusal)
    letter = _("Appointed. Somebody new gets a letter with the way in.")
    by_hand = _("Appointed. No mail server is set: show somebody new the way in, and hand it over yourself.")
    answer = pages.go(request, "appointments", said=letter if mail_is_set() else by_hand)
    return _back_to(answer, appointing_unit)


@login_required
@require_http_methods(["POST"])
def end_appointment(request: ActorRequest, appointment_uid: UUID) -> HttpResponse:
    """End somebody's appointment after a last day."""
    form = EndForm(request.POST)
    if not form.is_valid():
        return pages.refused(request, Refusal("appointment.last_day_missing"))
    try:
        held = appointing.end_appointment(request.actor, appointment_uid, on=_after(form.cleaned_data["last_on"]), now=timezone.now())
    except Appointment.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    answer = pages.go(request, "appointments", said=_("The appointment ends. All it allowed ends with it."))
    return _back_to(answer, places.cards([held.unit_id])[held.unit_id].uid)


@login_required
@require_POST
def invite(request: ActorRequest, appointment_uid: UUID) -> HttpResponse:
    """Send the letter with the way in once more; while no mail server is set, show the way in once instead."""
    try:
        if not mail_is_set():
            return _show_way_in(request, appointment_uid)
        inviting.invite_again(request.actor, appointment_uid, now=timezone.now())
        held = Appointment.objects.get(uid=appointment_uid)
    except Appointment.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    answer = pages.go(request, "appointments", said=_("The letter is on its way again."))
    return _back_to(answer, places.cards([held.unit_id])[held.unit_id].uid)


def _show_way_in(request: ActorRequest, appointment_uid: UUID) -> HttpResponse:
    now = timezone.now()
    account = inviting.show_way_in(request.actor, appointment_uid, now=now)
    held = Appointment.objects.get(uid=appointment_uid)
    until = dates.say_moment(way_in_ends(now), timezone.get_current_timezone())
    unit = places.cards([held.unit_id])[held.unit_id]
    context = {"link": way_in(account), "until": until, "email": account.email, "unit_uid": unit.uid}
    return pages.render(request, "people/way_in.html", context)


def _back_to(answer: HttpResponse, unit_uid: UUID) -> HttpResponse:
    """Lead to the same unit's page."""
    name = "Location" if "Location" in answer else "HX-Redirect"
    answer[name] = f"{answer[name]}?unit={unit_uid}"
    return answer
