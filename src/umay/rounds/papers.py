"""What is printed: signs of checkpoints, the sheets of a week, closed roads. In the reader's language, and in a second one if asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from umay.documents import api as documents
from umay.rounds.queries.points import Hanging
from umay.rounds.queries.roads import RoadLine
from umay.web.api import dates


def signs(hangings: Sequence[Hanging], school: str, languages: Sequence[str]) -> bytes:
    """Return the signs of checkpoints as pdf."""
    return documents.checkpoint_signs(
        tuple(
            documents.CheckpointDocument(school, one.number, one.name, _address(one.code), tuple(_sign(one, lang) for lang in languages))
            for one in hangings
        )
    )


def _address(code: str) -> str:
    return str(settings.UMAY_URL) + reverse("round-scan", kwargs={"code": code})


def _sign(one: Hanging, lang: str) -> documents.SignWords:
    with translation.override(lang):
        return documents.SignWords(
            lang=lang,
            spot=_("Checkpoint %(number)s") % {"number": one.number},
            public=_("Something dangerous here?"),
            public_more=_("Hold your phone's camera to the code and tell us. No account, no name."),
            staff=_("You walk a round?"),
            staff_more=_("Scan the code and write the number of this week's sheet."),
            until=_("Holds until %(day)s") % {"day": dates.say_date(one.valid_until, lang)},
        )


def sheets(hangings: Sequence[Hanging], school: str, week_on: date, languages: Sequence[str]) -> bytes:
    """Return the sheets of the week that begins on the Monday, as pdf."""
    points = tuple((one.number, one.name, one.figures) for one in hangings)
    return documents.week_sheets(documents.WeekSheets(school, points, tuple(_sheet(week_on, lang) for lang in languages)))


def _sheet(week_on: date, lang: str) -> documents.SheetWords:
    with translation.override(lang):
        return documents.SheetWords(
            lang=lang,
            week=dates.say_dates(week_on, week_on + timedelta(days=6), lang),
            about=_("Whoever walks a round writes this number when scanning the sign."),
            old=_("Take last week's sheet away."),
        )


def roads(lines: Sequence[RoadLine], school: str, languages: Sequence[str]) -> bytes:
    """Return the closed roads as a pdf to hang up."""
    columns = (lambda: _("Road"), lambda: _("Closed"), lambda: _("The way round"), lambda: _("By whose paper"))
    heads = tuple(documents.Column(_both(one, languages), weight) for one, weight in zip(columns, (1.4, 1.4, 1.2, 1.2), strict=True))
    rows = tuple((one.title, f"{one.when}\n{one.days}", one.detour or "–", one.by) for one in lines if one.state != "over")
    return documents.render_table(
        documents.TableDocument(
            title=_both(lambda: _("Roads closed to traffic"), languages), columns=heads, sections=(documents.Section("", rows),),
            lang=languages[0], subtitle=school, footer=school,
        ),
        "pdf",
    )  # fmt: skip


def _both(say: Callable[[], str], languages: Sequence[str]) -> documents.Both:
    said = []
    for lang in languages:
        with translation.override(lang):
            said.append(say())
    return documents.Both(said[0], said[1] if len(said) > 1 else "")
