"""Rounds as they are walked: the first page, a sign that was scanned, a round."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm, Place, app_key, public_call
from umay.hazards import api as hazards
from umay.kernel.refusal import Refused
from umay.kernel.waited import moment
from umay.people.api import ActorRequest
from umay.rounds import forms
from umay.rounds.actions import scanning, walking
from umay.rounds.queries import points, round_page, today, weeks
from umay.rounds.queries.plan import plan_of
from umay.rounds.rules.codes import Sign, read_code
from umay.rounds.views.frame import for_walkers
from umay.rounds.views.talking import fate_words, strip_of
from umay.web.api import address_above, pages, picked_file, submission_of


@for_walkers
@require_GET
def _today(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    page = today.today_page(request.actor, timezone.localdate(), now)
    return pages.render(request, "rounds/today.html", {"page": page, "strip": strip_of(page), "plan": plan_of(request.actor, now)})


def _weeks(request: ActorRequest) -> HttpResponse:
    page = weeks.weeks_page(request.actor, timezone.localdate())
    return pages.render(request, "rounds/weeks.html", {"page": page, "beside": address_above("buses")})


@require_GET
def show_rounds(request: ActorRequest) -> HttpResponse:
    """What is due now at a school; to an office above, what its schools walked."""
    seat = request.actor.seat
    if seat is not None and seat.level != "unit" and request.actor.may(Perm.COVERAGE_READ, seat.place):
        return _weeks(request)
    return _today(request)


show_rounds.welcomes_pass = True  # type: ignore[attr-defined]  # who came by a pass is known here as in the view that answers


@require_http_methods(["GET", "POST"])
def show_scan(request: ActorRequest, code: str) -> HttpResponse:
    """A sign was scanned: for whoever walks here a form, for anybody else a way to tell of a danger."""
    sign = read_code(code, (bytes(app_key()), *app_key().older))
    if sign is None:
        return pages.render(request, "rounds/no_sign.html", {}, status=404)
    actor = request.actor
    if actor.seat is not None and actor.seat.level == "unit" and actor.holds(Perm.ROUND_WALK):
        return _scan(request, code)
    return _public(request, code, sign)


show_scan.welcomes_pass = True  # type: ignore[attr-defined]


def _public(request: HttpRequest, code: str, sign: Sign) -> HttpResponse:
    """Show two doors to somebody without an account. Asks the database by its public door alone."""
    try:
        spot = public_call("sign_read", sign.point)
    except psycopg.Error:
        return pages.render(request, "rounds/no_sign.html", {}, status=503)
    if spot is None or not spot["up"] or sign.valid_until < timezone.localdate():
        return pages.render(request, "rounds/no_sign.html", {}, status=404)
    label = f"{spot['number']} · {spot['name']}"
    danger = hazards.public_code(Place(spot["unit_id"], "", ""), label, sign.valid_until)
    here = reverse("round-scan", kwargs={"code": code})
    shown = {"spot": spot, "label": label, "tell": reverse("danger", kwargs={"code": danger}), "here": here}
    return pages.render(request, "rounds/doors.html", shown)


@for_walkers
@require_http_methods(["GET", "POST"])
def _scan(request: ActorRequest, code: str) -> HttpResponse:
    sign = read_code(code, (bytes(app_key()), *app_key().older))
    spot = public_call("sign_read", sign.point) if sign else None
    sent = request.method == "POST"
    form = forms.ScanForm(request.POST if sent else None, asked=sign is not None and points.sheet_asked(request.actor, sign.point))
    if sent and form.is_valid():
        try:
            kept = scanning.scan(request.actor, _scanned(request, code, form), device_now=_moment(form, "sent"), now=timezone.now())
        except Refused as no:
            if not no.refusal.code.startswith("rounds.sheet_"):
                raise
            form.add_error("said", pages.words_of(no.refusal))
        else:
            return _after(request, kept)
    shown = {"form": form, "code": code, "spot": spot, "plan": plan_of(request.actor, timezone.now())}
    return pages.render(request, "rounds/scan.html", shown, status=422 if sent else 200)


def _scanned(request: ActorRequest, code: str, form: forms.ScanForm) -> scanning.Scanned:
    data = form.cleaned_data
    key = submission_of(request.POST) or uuid4()
    return scanning.Scanned(code, key, data.get("said", ""), data.get("sheet_gone", False), _moment(form, "at"))


def _moment(form: forms.ScanForm, name: str) -> datetime | None:
    return moment(form.cleaned_data.get(name))


def _after(request: ActorRequest, kept: scanning.Kept) -> HttpResponse:
    said = fate_words(kept)
    if kept.round_uid is None:
        return pages.go(request, "rounds", said=said)
    return pages.go(request, "round", said=said, uid=kept.round_uid)


@for_walkers
@require_POST
def begin_round(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Begin a round of a route by a button."""
    begun = walking.begin_round(request.actor, uid, now=timezone.now())
    return pages.go(request, "round", said=_("Begun. Go to the first point and scan its sign."), uid=begun)


@for_walkers
@require_GET
def show_round(request: ActorRequest, uid: UUID) -> HttpResponse:
    """One round."""
    return _shown(request, uid)


def _shown(request: ActorRequest, uid: UUID, form: forms.DangerForm | None = None) -> HttpResponse:
    now = timezone.now()
    page = round_page.round_page(request.actor, uid, now)
    shown = {"page": page, "danger": form or _danger(page, None), "plan": plan_of(request.actor, now)}
    return pages.render(request, "rounds/round.html", shown, status=422 if form else 200)


def _danger(page: round_page.RoundPage, data: Any) -> forms.DangerForm:
    kinds = [(kind.value, str(words)) for kind, words in hazards.KIND_WORDS.items()]
    return forms.DangerForm(data, points=page.points, kinds=kinds, initial={"point": page.last_point})


@for_walkers
@require_POST
def end_round(request: ActorRequest, uid: UUID) -> HttpResponse:
    """End a round before its last point."""
    walking.end_round(request.actor, uid, now=timezone.now())
    return pages.go(request, "round", said=_("Ended. The points nobody passed are named below."), uid=uid)


@for_walkers
@require_POST
def tell_danger(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Write down what was seen, with a picture."""
    page = round_page.round_page(request.actor, uid, timezone.now())
    form = _danger(page, request.POST)
    if form.is_valid():
        draft = _draft(request, form, dict(page.points))
        if pages.tried(form, lambda: walking.tell_danger(request.actor, draft, now=timezone.now())):
            return pages.go(request, "round", said=_("Written down. It stands in the ledger of dangers now."), uid=uid)
    return _shown(request, uid, form)


def _draft(request: ActorRequest, form: forms.DangerForm, points: dict[str, str]) -> hazards.HazardDraft:
    data, file = form.cleaned_data, picked_file(request, "photo")
    label = points[data["point"]]
    return hazards.HazardDraft(
        kind=hazards.HazardKind(data["kind"]), where=label, what=data["what"], source=hazards.Source.ROUND,
        spot=hazards.Spot(kind="checkpoint", uid=UUID(data["point"]), label=label),
        photo=hazards.Picture(file.data, file.name) if file else None, key=submission_of(request.POST),
    )  # fmt: skip
