"""What units below recorded, to be looked at by sample, a duty or a unit at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import judging
from umay.programme.queries import review
from umay.programme.queries.locking import TaskMissing
from umay.programme.queries.words import STATES
from umay.web.api import dates, pages


def _asked(said: Mapping[str, str]) -> review.Asked:
    """Return what an address or a form asks for. Raises Http404 for what none of our pages sends."""
    try:
        duty = UUID(said["duty"]) if said.get("duty") else None
        unit = UUID(said["unit"]) if said.get("unit") else None
        ordinal = int(said.get("ordinal") or 0)
    except ValueError:
        raise Http404 from None
    asked = review.Asked(duty=duty, ordinal=min(max(ordinal, 0), 32767), unit=unit, before=said.get("before", "")[:18])
    state: review.Which = next((one for one in review.STATES if one == said.get("state")), "")
    return replace(asked, by="unit" if said.get("by") == "unit" else "duty", state=state)


def _moment(said: str) -> datetime:
    """Return when the page that a form stands on was made. Raises Http404 for what none of our pages sends."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise Http404 from None
    if moment.tzinfo is None:
        raise Http404
    return moment


def _address(asked: review.Asked, **changed: object) -> str:
    said = {"by": asked.by, "state": asked.state, **changed}
    return "?" + urlencode({name: str(value) for name, value in said.items() if value})


@login_required
@require_GET
def show_review(request: ActorRequest) -> HttpResponse:
    """Records of units below that nobody has accepted or sent back yet."""
    asked, opened = _asked(request.GET.dict()), timezone.now()  # the moment first: what is recorded while we read is not accepted unseen
    page = review.review_page(request.actor, asked, today=timezone.localdate(), lang=translation.get_language() or "en")
    context = {
        "page": page,
        "together": review.TOGETHER,
        "state_words": STATES.__getitem__,
        "asked": asked,
        "opened": opened.isoformat(),
        "address": lambda **changed: _address(asked, **changed),
        "ways": [(words, _address(asked, by=by), asked.by == by) for by, words in (("duty", _("By duty")), ("unit", _("By unit")))],
        "states": [
            (words, _address(asked, state=state), asked.state == state)
            for state, words in (("", _("All")), ("late", _("Done late")), ("reason", _("With a reason")))
        ],
    }
    return pages.render(request, "programme/review.html", context)


@login_required
@require_POST
def accept_group(request: ActorRequest) -> HttpResponse:
    """Accept all of one duty and period, or of one unit, that waited when the page was made."""
    asked = _asked(request.POST.dict())
    opened = _moment(request.POST.get("opened", ""))
    if asked.duty is None and asked.unit is None:
        raise Http404
    try:
        keys = review.keys_waiting(request.actor, asked, opened=opened)
        count = judging.verify_together(request.actor, keys, opened=opened, now=timezone.now())
    except TaskMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    said = ngettext("%(count)s record accepted.", "%(count)s records accepted.", count) % {"count": dates.say_number(count)}
    return pages.go(request, "review", said=said)
