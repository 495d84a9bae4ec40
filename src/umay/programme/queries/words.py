"""Words of packs and dates in a reader's language, each made once and kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.kernel.text import Text
from umay.programme.rules import why as rules
from umay.programme.rules.states import Reason, State
from umay.timing import api as timing

STATES = {
    State.PLANNED: pgettext_lazy("state", "planned"),
    State.IN_PROGRESS: pgettext_lazy("state", "in progress"),
    State.DONE: pgettext_lazy("state", "done"),
    State.DONE_LATE: pgettext_lazy("state", "done late"),
    State.NOT_DONE: pgettext_lazy("state", "not done, with reason"),
    State.NOT_APPLICABLE: pgettext_lazy("state", "does not apply"),
    State.SENT_BACK: pgettext_lazy("state", "sent back"),
}
REASONS = {
    Reason.NO_STAFF: gettext_lazy("No staff for it"),
    Reason.NO_MONEY: gettext_lazy("No money for it"),
    Reason.NO_PARTNER: gettext_lazy("The partner did not take part"),
    Reason.NOT_COMPETENT: gettext_lazy("Another office is responsible"),
    Reason.DONE_BY_OTHERS: gettext_lazy("Others did it already"),
    Reason.MERGED: gettext_lazy("Done together with another duty"),
    Reason.POSTPONED: gettext_lazy("Put off to another period"),
    Reason.DISASTER: gettext_lazy("Disaster or closure"),
    Reason.NO_CASE: gettext_lazy("There was no occasion for it"),
    Reason.NO_SUCH_PUPILS: gettext_lazy("We have no such children or classes"),
    Reason.NO_BOARDING: gettext_lazy("Nobody boards here"),
    Reason.NO_SUCH_PLACE: gettext_lazy("There is no such place or service here"),
    Reason.OTHER: gettext_lazy("Another reason (say which)"),
}


def spoken(words: Mapping[str, str] | str | None, lang: str) -> str:
    """Return a pack's words in the language, or the next best one; "" for no words. words: a map, or its JSON as a raw query gives it."""
    if not words:
        return ""
    return _spoken(words, lang) if isinstance(words, str) else Text.of(words).in_(lang)


@lru_cache(maxsize=50_000)
def _spoken(words: str, lang: str) -> str:
    found = json.loads(words)
    return Text.of(found).in_(lang) if found else ""


def explained(why: Mapping[str, Any] | str, ordinal: int, opens_on: date | None, due_on: date, lang: str, *, standing: bool = False) -> str:
    """Return the sentence that says why the date is what it is. why: a map, or its JSON as a raw query gives it.

    standing: the duty itself has no date; the sentence says that the date is only for confirming it.
    """
    said = _explained(why if isinstance(why, str) else json.dumps(why), ordinal, opens_on, due_on, lang)
    return _("Holds always; to be confirmed: %(when)s") % {"when": said} if standing else said


@lru_cache(maxsize=50_000)
def _explained(why: str, ordinal: int, opens_on: date | None, due_on: date, lang: str) -> str:
    return timing.explain(rules.restored(json.loads(why), ordinal=ordinal, opens_on=opens_on, due_on=due_on), lang)


@lru_cache(maxsize=5_000)
def _said(form: str, lang: str) -> str:
    return timing.write(timing.from_json(json.loads(form)), lang)


def said(form: Mapping[str, Any], lang: str) -> str:
    """Return a timing in words of the language."""
    return _said(json.dumps(form, sort_keys=True), lang)
