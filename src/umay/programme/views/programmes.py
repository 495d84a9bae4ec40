"""Programmes: the list, one programme whole, adopting it, ruling where it disagrees with itself."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from umay.core.api import Perm
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.programme.actions import adopting, ruling
from umay.programme.models import Adoption, PackVersion
from umay.programme.queries import adoptions, pack_page
from umay.programme.queries.words import said, spoken
from umay.web.api import Form, WordsField, pages


class RulingForm(Form):
    """Which place holds, and why."""

    choice = forms.IntegerField(min_value=0)
    reason = WordsField(label=gettext_lazy("Why"), rows=2, max_length=2000)


def _lang() -> str:
    return translation.get_language() or "en"


def _year(request: ActorRequest) -> int:
    country = request.actor.seat.place.country if request.actor.seat else ""
    return places.school_year_of(country, timezone.localdate())


def _may_import(request: ActorRequest) -> bool:
    return request.actor.seat is not None and request.actor.may(Perm.PROGRAMME_DRAFT, request.actor.seat.place)


@login_required
@require_GET
def list_programmes(request: ActorRequest) -> HttpResponse:
    """The programmes of one's country."""
    cards = pack_page.pack_cards(request.actor, school_year=_year(request), lang=_lang())
    may_import = _may_import(request)
    offered = pack_page.builtin_offers(request.actor, lang=_lang()) if may_import else ()
    return pages.render(
        request,
        "programme/programmes.html",
        {"cards": cards, "may_import": may_import, "offered": offered, "sets_up": places.keeps(request.actor, Perm.PLACE_KEEP)},
    )


@login_required
@require_POST
def take_builtin(request: ActorRequest, code: str) -> HttpResponse:
    """Take over a programme that comes with Umay, so that it can be read and adopted here."""
    if request.actor.seat is None or code not in packs.builtin_codes():
        raise Http404
    try:
        pack = packs.load_builtin(code)
        version = adopting.publish_pack(request.actor, pack, place=request.actor.seat.place, origin="builtin", now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "programme", said=_("Taken over. Read it, then adopt it."), pack_uid=version.uid)


@login_required
@require_GET
def show_programme(request: ActorRequest, pack_uid: UUID) -> HttpResponse:
    """One programme whole, with its contradictions."""
    try:
        page = pack_page.pack_page(request.actor, pack_uid, school_year=_year(request), lang=_lang())
    except PackVersion.DoesNotExist:
        raise Http404 from None
    return pages.render(request, "programme/programme.html", {"page": page})


@login_required
@require_GET
def show_adopting(request: ActorRequest, pack_uid: UUID) -> HttpResponse:
    """What adopting would do, and for an old plan its dates, row by row, to be confirmed."""
    if request.actor.seat is None:
        raise Http404
    year = _year(request)
    try:
        unit = places.unit_by_id(request.actor, request.actor.seat.place.unit_id)
        page = pack_page.pack_page(request.actor, pack_uid, school_year=year, lang=_lang())
        if page.adopt_no:
            return pages.refused(request, page.adopt_no)
        found = adoptions.year_proposals(request.actor, pack_uid, unit_uid=unit.uid, school_year=year)
        today = timezone.localdate()
        before = adoptions.dates_before(request.actor, pack_uid, unit_uid=unit.uid, school_year=year, today=today)
    except PackVersion.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    context = {"page": page, "unit": unit, "proposals": proposal_lines(found), "before": before}
    return pages.render(request, "programme/adopt.html", context)


def proposal_lines(found: Iterable[adoptions.YearProposal]) -> list[tuple[str, str, str, str, str]]:
    """Return name, title, old and new date in words, and remark of each proposal."""
    return [
        (one.name, spoken(one.title, _lang()), _shown(one.proposal.old), _shown(one.proposal.new), one.proposal.remark) for one in found
    ]


def _shown(form: dict[str, object]) -> str:
    return said(form, _lang()) if "kind" in form else str(form.get("by", ""))


@login_required
@require_POST
def adopt_programme(request: ActorRequest, pack_uid: UUID) -> HttpResponse:
    """Adopt the programme for this school year."""
    if request.actor.seat is None:
        raise Http404
    try:
        unit = places.unit_by_id(request.actor, request.actor.seat.place.unit_id)
        adopting.adopt(
            request.actor,
            pack_uid,
            unit_uid=unit.uid,
            school_year=_year(request),
            shifts=request.POST.getlist("confirmed"),
            starts_on=None if request.POST.get("from") == "year" else timezone.localdate(),
            now=timezone.now(),
        )
    except PackVersion.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "programme", said=_("Adopted. Every unit it binds has its tasks now."), pack_uid=pack_uid)


@login_required
@require_POST
def rule_contradiction(request: ActorRequest, adoption_uid: UUID, contradiction: str) -> HttpResponse:
    """Rule where the document disagrees with itself."""
    form = RulingForm(request.POST)
    try:
        adoption = Adoption.objects.select_related("pack").get(uid=adoption_uid)
    except Adoption.DoesNotExist:
        raise Http404 from None
    choice = form.cleaned_data["choice"] if form.is_valid() else -1
    reason = form.cleaned_data.get("reason", "")
    try:
        ruling.rule(
            request.actor,
            adoption_uid,
            contradiction,
            choice=choice,
            reason=reason,
            today=timezone.localdate(),
            now=timezone.now(),
        )
    except Adoption.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    said_so = _("Ruled. Dates that lie ahead have changed accordingly.")
    return pages.go(request, "programme", said=said_so, anchor=f"contradiction-{contradiction}", pack_uid=adoption.pack.uid)


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
