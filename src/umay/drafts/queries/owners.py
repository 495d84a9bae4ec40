"""Who can be meant in the documents of a unit: the offices and posts of its country, and how their names are compared."""

from __future__ import annotations

import unicodedata

from umay.drafts.queries.drafts import directory_for
from umay.drafts.rules.guessing import names_of
from umay.drafts.rules.taking import Owners
from umay.places import api as places
from umay.web.sorting import in_one_script

_ONE_I = str.maketrans({"İ": "i", "I": "i", "ı": "i", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "i", "Û": "u", "\u0307": ""})


def plain(said: str) -> str:
    """Return the words in small letters, with one kind of i and one script of Chinese, so that spellings can be compared.

    >>> plain("İl Millî Eğitim"), plain("學校") == plain("学校")
    ('il milli eğitim', True)
    """
    return in_one_script(unicodedata.normalize("NFC", said).translate(_ONE_I).lower())


def owners_for(unit: places.UnitCard, lang: str) -> Owners:
    """Return who can be meant in a document of the unit. A school's own plan binds the school where it names nobody."""
    directory = directory_for(unit.country, unit.agency)
    own = f"{unit.agency}|{unit.level}|"
    names = names_of(directory, lang, unit.agency, plain)
    return Owners(directory, names, own if unit.level == "school" and own in directory.choices else "")
