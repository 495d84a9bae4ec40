"""Sheets to hang up or to give: words of the room in one or two languages, set by documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from umay.documents import api as documents
from umay.staffing.actions.passes import MadePass
from umay.staffing.queries.links import OpenLink
from umay.web.api import dates

SECOND: Final = "en"
"""The language beside the reader's own; whoever reads in it gets one language alone."""


def invitation(link: OpenLink, url: str, lang: str) -> bytes:
    """Return the poster by which the parents of a class enrol."""
    place = f"{link.school} · {link.class_name}" if link.class_name else link.school
    return documents.sign_sheet(documents.SignSheet(place, url, _in_both(lang, lambda: _invited(link.until_on))))


def thanked(school: str, names: Sequence[str], on: date, lang: str) -> bytes:
    """Return a certificate for each of the names."""
    words = _in_both(lang, lambda: _thanks(school, on))
    return documents.certificates([documents.Certificate(school, name, words) for name in names])


def pass_cards(school: str, made: Sequence[tuple[MadePass, str]], lang: str) -> bytes:
    """Return a card for each pass that was just made, by code alone, and the list of who gets which. made: each with its address."""
    words = _in_both(lang, _carded)
    cards = [documents.PassCard(one.code, url) for one, url in made]
    lines = [(one.code, one.name, one.class_name) for one, _url in made]
    return documents.pass_cards(documents.PassSheet(school, cards, lines, words))


def _carded() -> dict[str, str]:
    return {
        "title": _("Pass for the gate"),
        "how": _("Scan it with your phone: your duties, and what is kept of you. Keep it like a key."),
        "lost": _("Lost? The school makes a new one, and this one ends."),
        "who": _("Who gets which card"),
        "give": _("Cut along the lines and give each card to its person. Then destroy this page: the cards bear no names."),
        "code": _("Code"),
        "name": _("Name"),
        "class": _("Class"),
    }


def _in_both(lang: str, say: Callable[[], dict[str, str]]) -> dict[str, dict[str, str]]:
    found = {}
    for one in dict.fromkeys((lang, SECOND)):
        with translation.override(one):
            found[one] = say()
    return found


def _invited(until_on: date) -> dict[str, str]:
    return {
        "title": _("Stand at the gate with us"),
        "lead": _("Parents who stand at the school gate keep the way to school calm. A few mornings in a term are enough."),
        "how": _("Scan the sign with a phone. No account and no app: your name, a number, your child's class."),
        "foot": _("Open until %(day)s. The school looks at everybody who enrols before the first duty.")
        % {"day": dates.say_date(until_on)},
    }


def _thanks(school: str, on: date) -> dict[str, str]:
    return {
        "title": _("Certificate of thanks"),
        "lead": _("This certificate is given to"),
        "thanks": _("for standing at the gate of %(school)s, so that children come and go in safety.") % {"school": school},
        "day": dates.say_date(on),
        "signed": _("Head of the school"),
    }
