"""Setting up in ten minutes: choose a template, adjust, done."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from umay.core.api import Actor, own_place
from umay.packs import api as packs
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.posts.actions.setting_up import set_up
from umay.posts.forms import SetUpForm
from umay.posts.queries.bell_page import own_rings
from umay.posts.queries.facts import ring_of
from umay.posts.queries.templates import OWN, TemplateCard, template_named, templates_for, without_template
from umay.posts.queries.words import bell_words, hours_words, variant_words
from umay.posts.rules.hours import Ring
from umay.posts.views.frame import for_keepers, today_of
from umay.web.api import pages


@dataclass(frozen=True, slots=True)
class TakenLine:
    """What a template takes from the document, or leaves there. lines: of the document; why: "" for none."""

    says: str
    lines: str
    why: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template in words."""

    pack: str
    name: str
    title: str
    source: str
    posts: int
    takes: tuple[TakenLine, ...]
    leaves: tuple[TakenLine, ...]
    lacks: str
    is_own: bool


@for_keepers
@require_GET
def choose_template(request: ActorRequest) -> HttpResponse:
    """The templates to choose from: those of the country first."""
    found = [_viewed(card) for card in templates_for(own_place(request.actor).country)]
    page = {"own": [one for one in found if one.is_own], "others": [one for one in found if not one.is_own]}
    return pages.render(request, "posts/templates.html", page)


@for_keepers
@require_http_methods(["GET", "POST"])
def start(request: ActorRequest, pack: str, plan: str) -> HttpResponse:
    """Adjust a template and set up its posts."""
    card = _card(request.actor, pack, plan)
    rings = _rings(request)
    form = SetUpForm(request.POST or None, card, rings, lang=get_language() or "en", call=_police_number(request.actor))
    if form.is_valid() and pages.tried(form, lambda: _set_up(request, form)):
        number = sum(post.number for index, post in enumerate(card.template.posts) if form.cleaned_data[f"post{index}_keep"])
        said = ngettext(
            "%(count)s post is set up. Look at it, then invite people and make the roster.",
            "%(count)s posts are set up. Look at them, then invite people and make the roster.",
            number,
        )
        return pages.go(request, "posts", said=said % {"count": number})
    there = [f"{bell_words(ring.code)}{_variant(ring)} {hours_words(ring.starts, ring.ends)}" for ring in _used(card, rings, form)]
    context = {"template": _viewed(card), "form": form, "there": there, "free": card.pack == OWN, "instead": _instead(form)}
    return pages.render(request, "posts/start.html", context, status=422 if form.errors else 200)


def _set_up(request: ActorRequest, form: SetUpForm) -> None:
    year = places.school_year_of(own_place(request.actor).country, today_of(request))
    set_up(request.actor, form.draft(year), now=timezone.now())


def _card(actor: Actor, pack: str, name: str) -> TemplateCard:
    if pack == name == OWN:
        return without_template()
    card = template_named(own_place(actor).country, pack, name)
    if card is None or not card.template.posts:
        raise Http404
    return card


def _rings(request: ActorRequest) -> dict[tuple[str, str], Ring]:
    return {(row.code, row.variant): ring_of(row) for row in own_rings(request.actor, today_of(request))}


def _used(card: TemplateCard, rings: dict[tuple[str, str], Ring], form: SetUpForm) -> list[Ring]:
    codes = {code for bell in card.template.bells for code in form.instead.get(bell.code, ())}
    named = {(bell.code, bell.variant) for bell in card.template.bells}
    return [ring for key, ring in rings.items() if key in named or ring.code in codes]


def _instead(form: SetUpForm) -> list[str]:
    return [_("%(bell)s of the plan is not added: your own is used.") % {"bell": bell_words(code)} for code in form.instead]


def _variant(ring: Ring) -> str:
    return "" if ring.variant == "usual" else f" ({variant_words(ring.variant)})"


def _police_number(actor: Actor) -> str:
    """Return the number to call in danger that the country's programmes name; "" where none does."""
    found = places.packs_of(own_place(actor).country)
    return next((line.number for pack in found for line in pack.helplines if "danger" in line.good_for), "")


def _viewed(card: TemplateCard) -> TemplateView:
    lang, one = get_language() or "en", card.template
    return TemplateView(
        pack=card.pack, name=one.id, title=one.title.in_(lang), source=card.pack_title.in_(lang),
        posts=sum(post.number for post in one.posts), takes=_taken(one.takes, lang), leaves=_taken(one.leaves, lang),
        lacks=one.lacks.in_(lang) if one.lacks else "", is_own=card.is_own,
    )  # fmt: skip


def _taken(found: tuple[packs.Taken, ...], lang: str) -> tuple[TakenLine, ...]:
    return tuple(TakenLine(one.says.in_(lang), _lines(one.source.lines), one.why.in_(lang) if one.why else "") for one in found)


def _lines(lines: tuple[int, int]) -> str:
    return str(lines[0]) if lines[0] == lines[1] else f"{lines[0]}–{lines[1]}"
