"""What pages say alike, made once and kept in this process: words, small components, parts of the frame.

All of it follows from its arguments and the language alone. Nothing that is one person's own may pass through: no name, no token.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from django.utils import translation
from jinja2 import Environment
from markupsafe import Markup

# Components without a body that say the same for the same arguments; a page puts them hundreds of times.
CONSTANT: Final = frozenset({"grade", "icon", "mark", "mark_of_umay", "state", "tag"})


@lru_cache(maxsize=20_000)
def _words(_lang: str | None, words: str, context: str) -> Markup:
    return Markup(translation.pgettext(context, words) if context else translation.gettext(words))  # noqa: S704 - our own catalogues


@lru_cache(maxsize=20_000)
def _plain(lang: str | None, words: str, context: str) -> Markup:
    return _words(lang, words, context) % {}


def gettext(words: str, /, **values: object) -> Markup:
    """Return the words in the reader's language, with the values escaped into them."""
    lang = translation.get_language()
    return _words(lang, words, "") % values if values else _plain(lang, words, "")


def pgettext(context: str, words: str, /, **values: object) -> Markup:
    """Return the words in the reader's language as they are meant in the context."""
    lang = translation.get_language()
    return _words(lang, words, context) % values if values else _plain(lang, words, context)


def component(macro: Callable[..., str]) -> Callable[..., str]:
    """Return the component, made once for the same arguments in a language."""

    @lru_cache(maxsize=2_000, typed=True)
    def made(_lang: str | None, *args: Any, **kwargs: Any) -> str:
        return macro(*args, **kwargs)

    def put(*args: Any, **kwargs: Any) -> str:
        return made(translation.get_language(), *args, **kwargs)

    return put


def part(environment: Environment) -> Callable[..., Markup]:
    """Return what renders a part of a page, made once for the same values in a language. Values must be hashable."""

    @lru_cache(maxsize=1_000, typed=True)
    def made(_lang: str | None, template: str, **values: Any) -> Markup:
        return Markup(environment.get_template(template).render(values))  # noqa: S704 - escaped where it was made

    def put(template: str, **values: Any) -> Markup:
        if environment.auto_reload:
            return Markup(environment.get_template(template).render(values))  # noqa: S704 - as above
        return made(translation.get_language(), template, **values)

    return put
