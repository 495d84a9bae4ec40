"""What is printed: signs of checkpoints and the sheets of a week. In the reader's language, and in a second one if asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from umay.documents import api as documents
from umay.rounds.queries.points import Hanging
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
