"""What every page of the room does alike: permitted, of a school, hidden and missing alike; refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.staffing.api import welcomes_pass
from umay.ways.actions.bench import Picked
from umay.ways.actions.closing import ClosureMissing
from umay.ways.actions.leading import LineClassMissing, LineMissing
from umay.ways.actions.waiting import BusMissing, BusPlanMissing
from umay.web.api import languages, pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
MISSING = (LineMissing, LineClassMissing, BusPlanMissing, BusMissing, ClosureMissing, UnitMissing)


def for_keepers(view: View[P]) -> View[P]:
    """Make a view one for those who set lines and buses up."""
    return login_required(never_cache(_of_school(Perm.ROUND_KEEP, view)))


def for_walkers(view: View[P]) -> View[P]:
    """Make a view one for whoever leads or looks: those of the school, and who came by a pass."""
    return welcomes_pass(_of_school(Perm.ROUND_WALK, view))


def _of_school(perm: Perm, view: View[P]) -> View[P]:
    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        seat = request.actor.seat
        if seat is None or not request.actor.may(perm, seat.place):
            return pages.refused(request, Refusal("access.not_granted"))
        if seat.level != "unit":
            return pages.refused(request, Refusal("access.of_a_school"))
        try:
            return view(request, *args, **kwargs)
        except MISSING:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def picked(request: ActorRequest, name: str) -> Picked | None:
    """Return a file of the form; None where none was chosen."""
    file: Any = request.FILES.get(name)
    return Picked(file.read(), file.name or "") if isinstance(file, UploadedFile) and file.size else None


def printed(data: bytes, name: str, media_type: str = "application/pdf") -> HttpResponse:
    """Return a paper to be shown by the browser."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, max-age=0"}
    return HttpResponse(data, content_type=media_type, headers=headers)


def paper_languages(request: ActorRequest) -> tuple[str, ...]:
    """Return in which one or two languages to print: those asked for, else the reader's."""
    known = [one.code for one in languages()]
    asked = tuple(dict.fromkeys(code for code in request.GET.getlist("lang") if code in known))[:2]
    return asked or (translation.get_language() or "en",)


def address_of(name: str) -> str:
    """Return the address of a route of a room beside this one, or "" while no room serves it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
