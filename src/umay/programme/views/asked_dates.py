"""The days that an adopted programme waits for, and ending an adoption."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import adopting
from umay.programme.models import Adoption
from umay.programme.queries.asked_dates import AskedDay, asked_dates_page
from umay.web.api import DateField, Form, pages


class DayForm(Form):
    """On which day it is, or was."""

    day = DateField(label=gettext_lazy("Day"))


def _prefix(name: str) -> str:
    return name.replace(":", "-")


def _form(one: AskedDay, asked: str = "", typed: DayForm | None = None) -> DayForm:
    return typed if typed is not None and one.name == asked else DayForm(initial={"day": one.day}, prefix=_prefix(one.name))


def _show(request: ActorRequest, adoption_uid: UUID, asked: str = "", typed: DayForm | None = None) -> HttpResponse:
    try:
        page = asked_dates_page(request.actor, adoption_uid, lang=translation.get_language() or "en")
    except Adoption.DoesNotExist:
        raise Http404 from None
    forms = [(one, _form(one, asked, typed)) for one in page.days]
    return pages.render(request, "programme/asked_dates.html", {"page": page, "forms": forms, "typed": typed}, status=422 if typed else 200)


@login_required
@require_GET
def show_asked_dates(request: ActorRequest, adoption_uid: UUID) -> HttpResponse:
    """The days that an adopted programme counts from and no calendar knows."""
    return _show(request, adoption_uid)


@login_required
@require_POST
def keep_asked_date(request: ActorRequest, adoption_uid: UUID) -> HttpResponse:
    """Write down one of the days."""
    name = request.POST.get("name", "")
    form = DayForm(request.POST, prefix=_prefix(name))
    if not form.is_valid():
        return _show(request, adoption_uid, name, form)
    day, today, now = form.cleaned_data["day"], timezone.localdate(), timezone.now()
    try:
        adopting.date_event(request.actor, adoption_uid, event=name, day=day, today=today, now=now)
    except Adoption.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "asked-dates", said=_("Kept. The duties counted from it have their dates now."), adoption_uid=adoption_uid)


@login_required
@require_POST
def end_adoption(request: ActorRequest, adoption_uid: UUID) -> HttpResponse:
    """End an adoption: its tasks leave every day, what was recorded stays."""
    try:
        adopting.withdraw(request.actor, adoption_uid, now=timezone.now())
    except Adoption.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "programmes", said=_("Ended. Its tasks have left every day; what was recorded stays."))
