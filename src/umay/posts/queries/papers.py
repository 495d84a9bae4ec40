"""The papers that hang at a post: its sign and its sheet of rules, in the document's language and the reader's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.documents import api as documents
from umay.places import api as places
from umay.posts.models import Post, Window
from umay.posts.queries.cards import PostCard, card_of
from umay.posts.queries.facts import rings_of
from umay.posts.queries.overview import AHEAD, WindowLine, window_line
from umay.posts.queries.school_days import school_days_of
from umay.posts.queries.words import NEVER, PLACES, task_words
from umay.staffing.api import Kind

VOLUNTEERS = (Kind.PARENT, Kind.RESIDENT)


@query
def sign_paper(actor: Actor, uid: UUID, today: date, *, languages: Sequence[str], qr: str = "") -> bytes:
    """Return the sign of a post as a pdf of A4.

    languages: one or two, the first larger. qr: a whole address that the square sign leads to, such as where one signs in; "" for none.
    Raises PostMissing.
    """
    unit = places.own_unit(actor)
    row, windows = _post(unit.id, uid)
    spoken = tuple(_sign_words(card_of(row), unit, windows, today, lang=lang, scan=bool(qr)) for lang in languages)
    sign = documents.PostSignDocument(unit.name, str(row.number), row.name, spoken, row.call_number, qr)
    return documents.post_sign(sign)


@query
def rules_paper(actor: Actor, uid: UUID, today: date, *, languages: Sequence[str]) -> bytes:
    """Return the sheet of rules of a post as a pdf, a page for each language. Raises PostMissing."""
    unit = places.own_unit(actor)
    row, windows = _post(unit.id, uid)
    helpers = any(need.kind in VOLUNTEERS for window in windows for need in window.needs.all())
    spoken = tuple(_rule_words(card_of(row), unit, windows, today, lang=lang, helpers=helpers) for lang in languages)
    return documents.rule_sheet(documents.RuleSheetDocument(unit.name, f"{row.number} · {row.name}", spoken, row.call_number))


def _post(unit_id: int, uid: UUID) -> tuple[Post, list[Window]]:
    row = Post.objects.prefetch_related("kit").get(uid=uid, unit_id=unit_id)
    windows = Window.objects.filter(post=row, closed_on__isnull=True).prefetch_related("needs").order_by("pk")
    return row, list(windows)


def _hours(unit: places.UnitCard, windows: Sequence[Window], today: date) -> list[WindowLine]:
    """Return the windows in words, those at the same hours on the same days once."""
    days = school_days_of(unit, today, today + AHEAD)
    rings = rings_of(unit.id, (day.year for day in days)).get(days[0].year if days else 0, ())
    lines = [window_line(one, rings, days) for one in windows]
    once = {(line.hours, line.name, line.days): line for line in lines if line.hours}
    return sorted(once.values(), key=lambda line: (line.order, line.days))


def _sign_words(
    card: PostCard, unit: places.UnitCard, windows: Sequence[Window], today: date, *, lang: str, scan: bool
) -> documents.PostSignWords:
    with translation.override(lang):
        lines = _hours(unit, windows, today)
        return documents.PostSignWords(
            lang=lang, kind=_("Guard post: %(kind)s") % {"kind": PLACES[card.kind]},
            hours=tuple((line.hours, f"{line.name}, {line.days}") for line in lines),
            be_there=_("Be there %(minutes)s minutes before.") % {"minutes": card.lead_min}, call=_("In danger call"),
            scan=_("Whoever is on duty scans this to sign in and out.") if scan else "",
        )  # fmt: skip


def _rule_words(
    card: PostCard, unit: places.UnitCard, windows: Sequence[Window], today: date, *, lang: str, helpers: bool
) -> documents.RuleWords:
    with translation.override(lang):
        times = ", ".join(dict.fromkeys(line.hours for line in _hours(unit, windows, today)))
        lead = _("Be there %(minutes)s minutes before.") % {"minutes": card.lead_min}
        return documents.RuleWords(
            lang=lang, title=_("Rules of the guard post"), lines=tuple(one for one in (card.where, times, lead) if one),
            tasks_title=_("What you do"), tasks=tuple(map(task_words, card.tasks)) or (_("The leader on duty tells you."),),
            never_title=_("What volunteers do not do"), never=tuple(map(str, NEVER)) if helpers else (), call=_("In danger call"),
            foot=_("You watch, call and lead children away. Everything else is for guards and police."),
        )  # fmt: skip
