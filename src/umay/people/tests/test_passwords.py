"""A password that is guessed first is refused, wherever one is set."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from umay.people.rules.passwords import too_simple


@pytest.mark.parametrize(
    "password",
    [
        "12345678901234", "98765432109876", "abcdefghijklmn", "qwertyuiop12", "qwertyqwerty1", "aaaaaaaaaaaaaa", "abcabcabcabc",
        "passwordpassword", "Password2026!", "йцукенгшщзхъ", "1q2w3e4r5t6y", "asdfghjkl123",
    ],
)  # fmt: skip
def test_what_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["four plain words together", "төрт жай сөз бірге", "göl kenarında üç ördek", "湖邊三隻鴨子游過來又回去了"]
)
def test_several_words_are_taken(password: str) -> None:
    validate_password(password)


@given(st.text(alphabet="abc123", min_size=1, max_size=5), st.integers(3, 8))
def test_a_short_word_said_again_and_again_is_simple(word: str, times: int) -> None:
    assert too_simple(word * times)
