"""Forms of the room: the shape of what is chosen, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from umay.duties.queries.words import CANS
from umay.rosters.api import MOST, WHYS, Span, TieKind, Why, Wished
from umay.turns.api import Can, Half
from umay.web.api import DateField, FigureField, Form

Choices = Iterable[tuple[str, Any]]


class TimesForm(Form):
    """What somebody says of half weekdays: a grid of ticks, one field for each. weekdays: those that are shown."""

    def __init__(self, *args: Any, weekdays: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weekdays = list(weekdays)
        for day in self.weekdays:
            for half in Half:
                self.fields[f"{half.value}-{day}"] = forms.ChoiceField(
                    label=WEEKDAYS[day], choices=[(one.value, words) for one, words in CANS.items()], widget=forms.RadioSelect,
                    initial=Can.CAN.value, required=False,
                )  # fmt: skip

    @property
    def said(self) -> dict[tuple[int, Half], Can]:
        """Return what was said, and nothing of a half day that was not sent: it may not have been shown."""
        sent = {(day, half): self.cleaned_data.get(f"{half.value}-{day}") for day in self.weekdays for half in Half}
        return {time: Can(one) for time, one in sent.items() if one}


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


class LimitsForm(Form):
    """How often somebody told the office they want to stand at most."""

    most_week = FigureField(label=_("Times a week at most"), min_value=1, max_value=7, required=False)
    most_term = FigureField(label=_("Times in the term at most"), min_value=1, max_value=MOST, required=False)
    said_so = forms.BooleanField(
        label=_("They told me so themselves"),
        required=False,
        help_text=_("It holds at once then. Else it holds once they say that it is right."),
    )

    @property
    def told(self) -> bool:
        """Tell whether they said so themselves."""
        return bool(self.cleaned_data["said_so"])

    @property
    def limits(self) -> tuple[int | None, int | None]:
        """Return both limits, None for none."""
        return self.cleaned_data["most_week"], self.cleaned_data["most_term"]


class AwayForm(Form):
    """Somebody who is away."""

    worker = forms.ChoiceField(label=_("Who"))
    from_on = DateField(label=_("From"))
    until_on = DateField(label=_("Until"))
    why = forms.ChoiceField(label=_("Why"), choices=[(one.value, WHYS[one]) for one in (Why.AWAY, Why.ILL)])

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", _("Please choose")), *workers]  # type: ignore[attr-defined]

    @property
    def worker_id(self) -> int:
        """Return whom."""
        return int(self.cleaned_data["worker"])

    @property
    def away(self) -> Span:
        """Return from when until when, and why."""
        data = self.cleaned_data
        return Span(data["from_on"], data["until_on"], Why(data["why"]))


class StandingForm(Form):
    """Somebody who stands in a window every week."""

    worker = forms.ChoiceField(label=_("Who"))
    window = forms.ChoiceField(label=_("Where and when"))
    weekdays = forms.MultipleChoiceField(
        label=_("On which days"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("None: on every day of the window.")
    )

    def __init__(self, *args: Any, workers: Choices, windows: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", _("Please choose")), *workers]  # type: ignore[attr-defined]
        self.fields["window"].choices = [("", _("Please choose")), *windows]  # type: ignore[attr-defined]
        self.fields["weekdays"].choices = [(str(day), words) for day, words in WEEKDAYS.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[int, int, tuple[int, ...]]:
        """Return who, in which window, on which weekdays."""
        data = self.cleaned_data
        return int(data["worker"]), int(data["window"]), tuple(int(one) for one in data["weekdays"])


class TieForm(Form):
    """Two people who stand together, or of whom one stays at home."""

    one = forms.ChoiceField(label=_("Who"))
    other = forms.ChoiceField(label=_("And who"))
    kind = forms.ChoiceField(
        label=_("How"), widget=forms.RadioSelect, initial=TieKind.TOGETHER.value,
        choices=[(TieKind.TOGETHER.value, _("They stand together")), (TieKind.APART.value, _("One stays at home while the other stands"))],
    )  # fmt: skip

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("Please choose")), *workers]
        self.fields["one"].choices = offered  # type: ignore[attr-defined]
        self.fields["other"].choices = offered  # type: ignore[attr-defined]

    @property
    def pair(self) -> tuple[int, int]:
        """Return both."""
        return int(self.cleaned_data["one"]), int(self.cleaned_data["other"])

    @property
    def tied(self) -> TieKind:
        """Return how."""
        return TieKind(self.cleaned_data["kind"])
