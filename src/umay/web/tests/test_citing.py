from __future__ import annotations

import pytest
from django.utils import translation

from umay.web.api import in_lines


@pytest.mark.parametrize(
    ("lines", "lang", "said"),
    [
        ("49", "en", "line 49"),
        ("49–52", "en", "lines 49–52"),
        ("49, 60", "en", "lines 49, 60"),
        ("49", "tr", "49. satır"),
        ("49–52", "tr", "49–52. satırlar"),
        ("21", "ru", "строка 21"),
        ("1–21", "ru", "строки 1–21"),
        ("", "en", ""),
    ],
)
def test_one_line_is_cited_as_one_line(lines: str, lang: str, said: str) -> None:
    with translation.override(lang):
        assert in_lines(lines) == said
