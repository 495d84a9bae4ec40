"""Words made safe for files: no control characters, no formulas where a program would run them."""

from __future__ import annotations

import re
from typing import Final

# What XML 1.0 cannot hold, and the marks that turn the direction of text around.
_NOT_WRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
# A spreadsheet takes what starts like this for a formula, also behind spaces and quotes and in full-width forms.
_FORMULA: Final = re.compile("^[\\s\"'‘’“”`\u200b\ufeff]*[=+\\-@|%＝＋－＠｜％\t\r]")


def clean(words: str) -> str:
    r"""Return the words without what no file should hold; line breaks stay.

    >>> clean("one\r\ntwo\x00")
    'one\ntwo'
    """
    return _NOT_WRITABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def looks_like_formula(words: str) -> bool:
    """Tell whether a spreadsheet might take the words for a formula."""
    return _FORMULA.match(words) is not None


def neutral(words: str) -> str:
    """Return the words such that a spreadsheet that opens a text file shows them and runs nothing.

    >>> neutral("=1+1"), neutral("plain")
    ("'=1+1", 'plain')
    """
    return f"'{words}" if looks_like_formula(words) or words[:1] in ("\t", "\r", "\n") else words
