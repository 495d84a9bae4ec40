"""What functions are called, in the reader's language and in all."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from umay.core.api import Function

FUNCTIONS: Final = {
    Function.UNIT_HEAD: _("Head of the unit"),
    Function.DEPUTY_HEAD: _("Deputy head"),
    Function.SECRETARY: _("Secretary of a programme"),
    Function.COORDINATOR: _("Coordinator"),
    Function.COUNSELLOR: _("Counsellor"),
    Function.PSYCHOLOGIST: _("Psychologist"),
    Function.SOCIAL_WORKER: _("Social worker"),
    Function.OFFICER: _("Officer"),
    Function.TEACHER: _("Teacher"),
    Function.GUARD: _("Guard"),
    Function.VOLUNTEER: _("Volunteer"),
    Function.MEMBER: _("Member of the staff"),
    Function.OBSERVER: _("Inspector, who reads only"),
    Function.ADMINISTRATOR: _("Administrator of Umay"),
}


def title_of(function: Function) -> dict[str, str]:
    """Return what the function is called, by language, as an appointment keeps the title of its post."""
    found = {}
    for lang, _name in settings.LANGUAGES:
        with translation.override(lang):
            found[lang] = str(FUNCTIONS[function])
    return found
