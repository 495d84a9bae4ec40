"""What codes of the journal are called: by the country's pack, and by Umay for what is the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.journal.rules.coding import UNKNOWN, AgeBand, HourBand, Sex
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.programme import api as programme

SEXES: Final = {
    Sex.GIRL: gettext_lazy("Girls"), Sex.BOY: gettext_lazy("Boys"), Sex.UNKNOWN: pgettext_lazy("sex", "Not known"),
}  # fmt: skip
SEX_OF_ONE: Final = {
    Sex.GIRL: gettext_lazy("girl"), Sex.BOY: gettext_lazy("boy"), Sex.UNKNOWN: pgettext_lazy("sex", "not known"),
}  # fmt: skip
AGES: Final = {
    AgeBand.TO_6: gettext_lazy("Up to 6 years"),
    AgeBand.TO_10: gettext_lazy("7 to 10 years"),
    AgeBand.TO_14: gettext_lazy("11 to 14 years"),
    AgeBand.FROM_15: gettext_lazy("15 years and more"),
    AgeBand.UNKNOWN: pgettext_lazy("age", "Not known"),
}
HOURS: Final = {
    HourBand.BEFORE: gettext_lazy("Before school"),
    HourBand.LESSONS: gettext_lazy("In lessons"),
    HourBand.BREAKS: gettext_lazy("In breaks"),
    HourBand.AFTER: gettext_lazy("After school"),
    HourBand.EVENING: gettext_lazy("In the evening"),
    HourBand.NIGHT: gettext_lazy("At night"),
    HourBand.UNKNOWN: pgettext_lazy("hour", "Not known"),
}
BREAKDOWNS: Final = {
    "kind": gettext_lazy("By kind"),
    "sex": gettext_lazy("By sex"),
    "age": gettext_lazy("By age"),
    "place": gettext_lazy("By place"),
    "offender": gettext_lazy("By who did it"),
}


OWN: Final[Mapping[str, Mapping[str, object]]] = {
    "sex": {code.value: words for code, words in SEXES.items()},
    "one_sex": {code.value: words for code, words in SEX_OF_ONE.items()},
    "age": {code.value: words for code, words in AGES.items()},
    "hour": {code.value: words for code, words in HOURS.items()},
}
"""What is called the same in every country, by list and code."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the codes of a country's pack are called, by list and code. items: where in its document each indicator stands."""

    lists: Mapping[str, Mapping[str, Text]]
    items: Mapping[str, str]

    def say(self, name: str, code: str, lang: str) -> str:
        """Return the title of a code in a list; what no list knows is said as it stands."""
        own = OWN.get(name, {})
        if code in own:
            return str(own[code])
        known = self.lists.get(name, {}).get(code)
        if known is not None:
            return known.in_(lang)
        return _("Not known") if code == UNKNOWN else code.replace("_", " ")

    def say_all(self, name: str, codes: Iterable[str], lang: str) -> str:
        """Return the titles of several codes, with commas."""
        return ", ".join(self.say(name, code, lang) for code in codes)


def book(country: str) -> Book:
    """Return what the codes of the country are called: by its pack that says what is done when a child was harmed, or by the usual one."""
    return _book(_response(country))


def _response(country: str) -> packs.Response:
    for pack in programme.newest_packs(country):
        if pack.response is not None:
            return pack.response
    return _usual()


@lru_cache(maxsize=1)
def _usual() -> packs.Response:
    return packs.default_response()


def _book(response: packs.Response) -> Book:
    titles = {
        "kind": {one.code: one.title for one in response.kinds},
        "place": {one.code: one.title for one in response.places},
        "offender": {one.code: one.title for one in response.offenders},
        "measure": {one.code: one.title for one in response.measures},
        "outcome": {one.code: one.title for one in response.outcomes},
        "indicator": {str(one.formula): one.title for one in response.indicators},
    }
    items = {str(one.formula): one.source.item or "" for one in response.indicators if one.source is not None}
    return Book(titles, items)


def codes_for(country: str) -> dict[str, list[str]]:
    """Return the codes by which the country's figures are broken down, in their order."""
    response = _response(country)
    return {
        "kind": [entry.code for entry in response.kinds],
        "sex": [code.value for code in Sex],
        "age": [code.value for code in AgeBand],
        "place": [entry.code for entry in response.places],
        "offender": [entry.code for entry in response.offenders],
    }
