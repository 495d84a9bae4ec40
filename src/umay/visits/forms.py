"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.visits.queries.hosts import Host
from umay.visits.queries.words import BASES, STEPS, WHYS
from umay.visits.rules.arriving import needed
from umay.visits.rules.codes import Basis, Step, Why
from umay.visits.rules.orders import Dates, dates_refusal
from umay.visits.sealed import Said
from umay.web.api import DateField, Form, TimeField, WordsField, pages

NOBODY: Final = ("", _("Please choose"))
_CALL: Final = re.compile(r"^(?P<who>.*?)[\s:,;-]*(?P<number>[+*#]?[\d(][\d\s()/*#.-]{1,24})$")
SOMETIMES: Final = ("host", "class_name")
MOST_CALLS: Final = 4
MOST_NAMES: Final = 8


class VisitForm(Form):
    """Who stands at the gate."""

    name = forms.CharField(
        label=pgettext_lazy("a person", "Name"),
        max_length=120,
        help_text=_("As their own paper shows it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    why = forms.ChoiceField(label=_("What brings them?"), choices=list(WHYS.items()), widget=forms.RadioSelect)
    host = forms.ChoiceField(
        label=_("Whom do they visit?"),
        help_text=_("Needed to talk with somebody, and to pick up a child early: then the class teacher, who is asked first."),
    )
    class_name = forms.CharField(
        label=_("Class, for an early pick-up"),
        max_length=20,
        help_text=_("Needed to pick up a child early, such as 3/A; else it stays empty. The child is not written down."),
    )
    plate = forms.CharField(label=_("Number plate, if they drive in"), max_length=20, required=False)

    again = forms.BooleanField(label=_("Give a second pass: this is another person of the same name"), required=False)

    def __init__(self, *args: Any, people: Iterable[Host], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_again = False
        self.people = {one.key: one for one in people}
        self.fields["host"].choices = [NOBODY, *((one.key, one.shown) for one in self.people.values())]  # type: ignore[attr-defined]
        if self.is_bound:
            self._ask_for(self["why"].value())

    def _ask_for(self, why: Any) -> None:
        """Require what this reason needs, all at once; before a reason is sent, the hints say what each needs."""
        asked = needed(Why(why)) if why in set(Why) else {}
        for name in SOMETIMES:
            self.fields[name].required = name in asked
            if name in asked:
                self.fields[name].error_messages["required"] = pages.words_of(asked[name])

    def ask_again(self, since: str, number: int) -> None:
        """Ask whether somebody of a name that is inside already is another person, instead of giving a second pass unasked."""
        self.asks_again = True
        values = {"since": since, "number": number}
        self.add_error("name", _("Somebody of this name is inside already since %(since)s, with pass %(number)s. A second pass?") % values)

    @property
    def chosen(self) -> Host | None:
        """Return whom they visit."""
        return self.people.get(self.cleaned_data.get("host", ""))


class ExpectedForm(VisitForm):
    """Somebody whom one expects on a day."""

    on_day = DateField(label=_("Day"))
    expected_at = TimeField(label=_("About when"), required=False)


class WordForm(Form):
    """On whose word something was decided at the gate."""

    word = forms.ChoiceField(
        label=_("On whose word?"), error_messages={"required": _("Choose who gave the word. Without a name nothing is decided.")}
    )

    def __init__(self, *args: Any, people: Iterable[Host], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.key: one for one in people}
        self.fields["word"].choices = [NOBODY, *((one.key, one.shown) for one in self.people.values())]  # type: ignore[attr-defined]

    @property
    def host(self) -> Host | None:
        """Return whoever gave the word; None while nobody is chosen."""
        return self.people.get(self.cleaned_data["word"]) if self.is_valid() else None


class OrderForm(Form):
    """An order of a court or governor."""

    names = WordsField(
        label=_("Who is ordered to stay away"), rows=2, max_length=600,
        help_text=_("The name as it stands in the order; other ways to write it on lines of their own."),
    )  # fmt: skip
    looks = WordsField(
        label=_("How to know them"), rows=2, max_length=600, required=False,
        help_text=_("Height, age, car: what anybody sees. Nothing of health, belief or origin."),
    )  # fmt: skip
    basis = forms.ChoiceField(label=_("Who ordered it?"), choices=list(BASES.items()), widget=forms.RadioSelect)
    number = forms.CharField(label=_("Number of the decision"), max_length=80)
    given_on = DateField(label=_("Day of the decision"))
    from_on = DateField(label=_("Holds from"))
    until_on = DateField(label=pgettext_lazy("an order", "Last day"), help_text=_("After this day the order is gone from here by itself."))
    steps = forms.MultipleChoiceField(
        label=_("What the gate does if they come"), choices=list(STEPS.items()), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Whoever stands at the gate reads these in their own language, in this order."),
    )  # fmt: skip
    do = WordsField(
        label=_("What else, in your own words"), rows=3, max_length=1_000, required=False,
        help_text=_("Short. It is read as you write it. Do not name the child or the family it concerns."),
    )  # fmt: skip
    calls = WordsField(label=_("Whom to call"), rows=3, max_length=400, help_text=_("One on a line, such as: Police 112"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Ask what the gate does, ticked or written, and say of the days at once what cannot be."""
        data = super().clean() or self.cleaned_data
        self._clean_dates(data)
        if not data.get("steps") and not str(data.get("do", "")).strip():
            self.add_error("steps", _("Tick what the gate does, or write it."))
        return data

    def _clean_dates(self, data: dict[str, Any]) -> None:
        """Say what is wrong with the days that are there; one that is missing is asked for anyway and makes no other wrong."""
        today = self.today
        given, first, last = (data.get(name) for name in ("given_on", "from_on", "until_on"))
        if refusal := dates_refusal(Dates(given or today, today, today), today):
            self.add_error("given_on", pages.words_of(refusal))
        if last and (refusal := dates_refusal(Dates(today, first or last, last), today)):
            self.add_error("until_on", pages.words_of(refusal))

    @property
    def dates(self) -> Dates:
        """Return the order's days."""
        return Dates(self.cleaned_data["given_on"], self.cleaned_data["from_on"], self.cleaned_data["until_on"])

    @property
    def said(self) -> Said:
        """Return what the order says."""
        data = self.cleaned_data
        steps = tuple(step for step in Step if step in data["steps"])
        return Said(data["names"], data["number"], data["looks"], data["do"], data["calls"], steps)

    @property
    def basis_chosen(self) -> Basis:
        """Return who ordered it."""
        return Basis(self.cleaned_data["basis"])

    def clean_names(self) -> tuple[str, ...]:
        """Return the names, each on its line. Raises ValidationError for more than anybody has."""
        found = tuple(name for line in self.cleaned_data["names"].splitlines() if (name := " ".join(line.split())))
        if not found or len(found) > MOST_NAMES:
            raise ValidationError(_("Write one name on each line, eight lines at most."))
        return found

    def clean_calls(self) -> tuple[tuple[str, str], ...]:
        """Return whom to call and the number. Raises ValidationError for a line without one."""
        found = []
        for line in (one.strip() for one in self.cleaned_data["calls"].splitlines()):
            match = _CALL.match(line)
            if line and match is None:
                raise ValidationError(_("There is no number in “%(line)s”."), params={"line": line[:60]})
            if match:
                found.append((match["who"].strip(), match["number"].strip()))
        if not found or len(found) > MOST_CALLS:
            raise ValidationError(_("Write one to four numbers, each on a line of its own."))
        return tuple(found)


class ClosingForm(Form):
    """When the school closes; empty for what follows from its day."""

    closes = TimeField(
        label=_("We close at"), required=False,
        help_text=_("Leave it empty, and it is half an hour after the last post or bell of the day."),
    )  # fmt: skip
