"""Every refusal of the room has words."""

from __future__ import annotations

from datetime import date

import pytest
from django.template import engines

from umay.web.api import has_words

CODES = {
    "journal.ethnicity_off": {},
    "journal.code_unknown": {},
    "journal.age_impossible": {"most": 25},
    "journal.number_impossible": {"most": 2000},
    "journal.no_such_quarter": {},
    "journal.already_released": {},
    "journal.quarter_not_over": {"day": date(2026, 12, 25)},
    "journal.not_the_top_office": {},
}


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_says_what_why_and_what_instead(code: str) -> None:
    assert has_words(engines["jinja2"].env, code, **CODES[code])
