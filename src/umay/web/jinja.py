"""The environment of all Jinja2 pages: strict, escaped, translated, with the kit at hand. No page is rendered here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import TemplateNotFound

from umay.kernel.text import Text
from umay.web import dates, kept
from umay.web.asking import csrf_input, submission_input
from umay.web.citing import in_lines
from umay.web.pictures.grid import signs
from umay.web.refusals import refusal_words


class Kit:
    """The components: `ui.button` is the macro `button` of the file `ui/button.html`."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Callable[..., str]:
        try:
            module = self._environment.get_template(f"ui/{name}.html").module
        except TemplateNotFound:
            raise AttributeError(f"there is no component {name!r} in ui/") from None
        macro: Callable[..., str] = getattr(module, name)
        if not self._environment.auto_reload:
            macro = kept.component(macro) if name in kept.CONSTANT else macro
            setattr(self, name, macro)  # asked for hundreds of times on a page
        return macro


def environment(**options: Any) -> Environment:
    """Return the environment Django's Jinja2 backend asks for; undefined names raise, whatever the options say."""
    env = Environment(  # noqa: S701  the options below turn escaping on
        **{
            **options,
            "autoescape": True,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n"],
        }
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext, npgettext=translation.npgettext
    )
    env.globals.update(
        _=kept.gettext,
        gettext=kept.gettext,
        pgettext=kept.pgettext,
        kept=kept.part(env),
        ui=Kit(env),
        signs=signs,
        url=url,
        static=cache(static),  # a collected file keeps its name as long as this process lives
        csrf_input=csrf_input,
        submission_input=submission_input,
        refusal_words=lambda refusal: refusal_words(env, refusal),
        language=translation.get_language,
    )
    env.tests["one_of"] = lambda value, *allowed: value in allowed
    env.filters.update(_filters())
    return env


def _filters() -> dict[str, Callable[..., str]]:
    """Return how pages say lines, days, times and numbers."""
    return {
        "in_lines": in_lines,
        "one_of": one_of,
        "words": words,
        "sentence": dates.sentence,
        "day": dates.say_day,
        "date": dates.say_date,
        "time": dates.say_time,
        "number": dates.say_number,
        "percent": dates.say_percent,
    }


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named route."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def one_of(value: str, *allowed: str) -> str:
    """Return the value if it is one of the allowed ones: variants come from a closed list.

    Raises ValueError otherwise.
    """
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
    return value


def words(text: Text | str) -> str:
    """Return a text in the reader's language, or a string as it is."""
    return text if isinstance(text, str) else text.in_(translation.get_language() or "en")
