"""Finds the words for a refusal's code: each room says its own in `<room>/refusals.html`, a macro `words(code, values)`."""

from __future__ import annotations

from functools import cache

from django.apps import apps
from django.utils.translation import gettext
from jinja2 import Environment
from jinja2.exceptions import TemplateNotFound
from markupsafe import Markup

from umay.kernel.refusal import Refusal


@cache
def _rooms_that_refuse(env: Environment) -> tuple[str, ...]:
    found = []
    for config in apps.get_app_configs():
        try:
            env.get_template(f"{config.label}/refusals.html")
        except TemplateNotFound:
            continue
        found.append(f"{config.label}/refusals.html")
    return tuple(found)


def refusal_words(env: Environment, refusal: Refusal) -> Markup:
    """Return what, why and what instead, in the reader's language.

    A code nobody has words for gets a plain sentence; a contract test lists such codes.
    """
    for name in _rooms_that_refuse(env):
        said = Markup(env.get_template(name).module.words(refusal.code, refusal.values)).strip()  # type: ignore[attr-defined]  # noqa: S704
        if said:
            return said
    return Markup("{}").format(gettext("This cannot be done now. Nothing was changed."))


def has_words(env: Environment, code: str, **values: object) -> bool:
    """Tell whether a room has words for the code; for the contract test."""
    return refusal_words(env, Refusal(code, values)) != refusal_words(env, Refusal("nobody.says_this"))
