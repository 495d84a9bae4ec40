"""Forms of the room: the shape of what is chosen, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.duties.queries.words import CANS
from umay.rosters.api import MOST, Wished
from umay.turns.api import Can, Half
from umay.web.api import FigureField, Form

Choices = Iterable[tuple[str, Any]]


class TimesForm(Form):
    """What somebody says of half weekdays: a grid of ticks, one field for each."""

    def __init__(self, *args: Any, weekdays: Iterable[int] = range(5), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from django.utils.dates import WEEKDAYS as NAMES

        self.weekdays = list(weekdays)
        for day in self.weekdays:
            for half in Half:
                self.fields[f"{half.value}-{day}"] = forms.ChoiceField(
                    label=NAMES[day], choices=[(one.value, words) for one, words in CANS.items()], widget=forms.RadioSelect,
                    initial=Can.CAN.value, required=False,
                )  # fmt: skip

    @property
    def said(self) -> dict[tuple[int, Half], Can]:
        """Return what was said; nothing said means that they can."""
        return {(day, half): Can(self.cleaned_data.get(f"{half.value}-{day}") or Can.CAN.value) for day in self.weekdays for half in Half}


class WishForm(Form):
    """Where somebody likes to stand, how often at most, how long their way is."""

    post = forms.ChoiceField(label=_("Where do you like to stand?"), required=False)
    most_week = FigureField(label=_("At most so many times a week"), min_value=1, max_value=7, required=False)
    most_term = FigureField(label=_("At most so many times in the term"), min_value=1, max_value=MOST, required=False)
    minutes_away = FigureField(
        label=_("How many minutes does your way take?"), min_value=0, max_value=240, required=False,
        help_text=_("Who has a long way stands a little less often. Nobody asks where you live."),
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = [("", _("Anywhere")), *posts]  # type: ignore[attr-defined]

    @property
    def wished(self) -> Wished:
        """Return what was wished."""
        data = self.cleaned_data
        post = UUID(data["post"]) if data["post"] else None
        return Wished(post, data["most_week"], data["most_term"], data["minutes_away"])
