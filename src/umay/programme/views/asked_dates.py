"""The days that an adopted programme waits for."""

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
from umay.places.api import UnitMissing
from umay.programme.actions import saying_days
from umay.programme.models import Adoption
from umay.programme.queries.asked_dates import AskedDay, SaidLine, asked_dates_page
from umay.web.api import DateField, Form, pages


class DayForm(Form):
    """On which day it is, or was."""

    day = DateField(label=gettext_lazy("Day"))


def _prefix(name: str, ordinal: int) -> str:
    return f"{name.replace(':', '-')}-{ordinal}"


def _forms(one: AskedDay, typed: DayForm | None) -> list[tuple[int, SaidLine | None, DayForm]]:
    """Return a form for each day that was said, and one for one more."""
    lines: list[tuple[int, SaidLine | None]] = [(line.ordinal, line) for line in one.said] + ([(one.next, None)] if one.next else [])
    forms = []
    for ordinal, line in lines:
        prefix = _prefix(one.name, ordinal)
        fresh = DayForm(initial={"day": line.day if line else None}, prefix=prefix)
        forms.append((ordinal, line, typed if typed is not None and typed.prefix == prefix else fresh))
    return forms


def _show(request: ActorRequest, adoption_uid: UUID, typed: DayForm | None = None) -> HttpResponse:
    try:
        page = asked_dates_page(request.actor, adoption_uid, lang=translation.get_language() or "en")
    except (Adoption.DoesNotExist, UnitMissing):
        raise Http404 from None
    asked = [(one, _forms(one, typed)) for one in page.days]
    return pages.render(request, "programme/asked_dates.html", {"page": page, "asked": asked, "typed": typed}, status=422 if typed else 200)


@login_required
@require_GET
def show_asked_dates(request: ActorRequest, adoption_uid: UUID) -> HttpResponse:
    """The days that the duties of one's unit count from and no calendar knows."""
    return _show(request, adoption_uid)


@login_required
@require_POST
def keep_asked_date(request: ActorRequest, adoption_uid: UUID) -> HttpResponse:
    """Write down one of the days."""
    name, ordinal = request.POST.get("name", "")[:120], request.POST.get("ordinal", "")
    if not ordinal.isdecimal() or len(ordinal) > 3:
        raise Http404
    form = DayForm(request.POST, prefix=_prefix(name, int(ordinal)))
    if not form.is_valid():
        return _show(request, adoption_uid, form)
    day, today, now = form.cleaned_data["day"], timezone.localdate(), timezone.now()
    try:
        saying_days.say_day(request.actor, adoption_uid, name=name, ordinal=int(ordinal), day=day, today=today, now=now)
    except (Adoption.DoesNotExist, UnitMissing):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "asked-dates", said=_("Kept. The duties counted from it have their dates now."), adoption_uid=adoption_uid)
