"""How names of places are sorted."""

from __future__ import annotations

from django.conf import settings

from umay.web.sorting import sort_key


def sort_keys(name: str) -> dict[str, str]:
    """Return the name's sort key in each interface language, as hexadecimal text that sorts alike."""
    return {code: sort_key(name, code).hex() for code, _ in settings.LANGUAGES}
