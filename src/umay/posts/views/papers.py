"""The sign and the sheet of rules of a post, to be printed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from umay.core.api import own_place
from umay.documents import api as documents
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.posts.queries.cards import post_card
from umay.posts.queries.papers import rules_paper, sign_paper
from umay.posts.views.frame import for_keepers, for_standing, today_of
from umay.web.api import languages

_WRITTEN_IN = {"zh": "zh-hant"}  # the language of a document, as pages call it


@for_keepers
@require_GET
def print_sign(request: ActorRequest, uid: UUID) -> HttpResponse:
    """The sign of a post as a pdf. Where one signs in by a code, the room of the day prints it with the code."""
    pdf = sign_paper(request.actor, uid, today_of(request), languages=spoken(request))
    return _answer(request, uid, pdf, _("Sign of the post"))


@for_standing
@require_GET
def print_rules(request: ActorRequest, uid: UUID) -> HttpResponse:
    """The sheet of rules of a post as a pdf."""
    pdf = rules_paper(request.actor, uid, today_of(request), languages=spoken(request))
    return _answer(request, uid, pdf, _("Rules of the post"))


def spoken(request: ActorRequest) -> tuple[str, ...]:
    """Return the languages of a paper: those of the address, else the country's own and the reader's."""
    known = {one.code for one in languages()}
    asked = [one for one in request.GET.get("lang", "").split(",") if one in known]
    if asked:
        return tuple(dict.fromkeys(asked))[:2]
    packs = places.packs_of(own_place(request.actor).country)
    own = _WRITTEN_IN.get(packs[0].lang, packs[0].lang) if packs else ""
    reader = get_language() or "en"
    return tuple(dict.fromkeys(one for one in (own, reader) if one in known)) or ("en",)


def _answer(request: ActorRequest, uid: UUID, pdf: bytes, what: str) -> HttpResponse:
    """Answer with a paper named by what it is, of which post and school, and the day."""
    card, school = post_card(request.actor, uid), places.own_unit(request.actor).name
    parts = (f"{what} {card.number}", school, today_of(request).isoformat())
    return HttpResponse(pdf, headers=documents.paper_headers(parts, "pdf"))
