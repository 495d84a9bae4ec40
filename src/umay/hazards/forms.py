"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from umay.hazards.actions.bench import Picture
from umay.hazards.queries import words as said
from umay.hazards.rules.kinds import HazardKind, Nature, OwnerKind, Size
from umay.hazards.rules.ledger import MOST_MEASURE, MOST_WHAT, MOST_WHERE, Owner, Spot
from umay.hazards.rules.telling import hint_of
from umay.web.api import DateField, FigureField, Form, WordsField

MOST_BYTES: Final = 12 * 2**20
NO_NAMES: Final = _("Places and things. No names, no telephone numbers, no number plates.")


class PhotoField(forms.FileField):
    """A picture from the camera or the album."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.ClearableFileInput(attrs={"accept": "image/*", "capture": "environment"})
        super().__init__(**{"required": False, "label": _("Photo"), "widget": widget, **kwargs})

    def clean(self, data: Any, initial: Any = None) -> Picture | None:
        """Return the picture, unexamined; None for none. Raises ValidationError for one too large."""
        sent = super().clean(data, initial)
        if not sent:
            return None
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("That photo is too large. Take a smaller one."))
        return Picture(sent.read(), sent.name or "photo")


class GentleForm(Form):
    """A form that asks once whether a telephone number or a plate in its words belongs there; whoever sends it again has answered."""

    asked = forms.CharField(widget=forms.HiddenInput, required=False)
    gentle: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Ask at the field, once."""
        data = super().clean() or self.cleaned_data
        if not data.get("asked"):
            for name in self.gentle:
                if found := hint_of(str(data.get(name, ""))):
                    self.data = {**self.data.dict(), self.add_prefix("asked"): "yes"} if isinstance(self.data, QueryDict) else self.data
                    number = _("There seems to be a number of a person or a telephone in it. Does it belong here? Send again if it does.")
                    plate = _("There seems to be a number plate in it. Does it belong here? Send again if it does.")
                    self.add_error(name, number if found == "number" else plate)
        return data


class HazardForm(GentleForm):
    """A danger, written down."""

    gentle = ("where", "what")
    kind = forms.ChoiceField(label=_("What is it?"), choices=list(said.KINDS.items()), widget=forms.RadioSelect)
    where = forms.CharField(
        label=_("Where?"), max_length=MOST_WHERE, help_text=_("So that somebody finds it: “north fence, behind the bicycle stand”.")
    )
    what = WordsField(label=_("What do you see?"), rows=3, max_length=MOST_WHAT, required=False, help_text=NO_NAMES)
    size = forms.ChoiceField(
        label=_("How large?"), choices=[
            (Size.SMALL, _("Small: the school can see to it")), (Size.LARGE, _("Large: a child could be badly hurt, or it needs others")),
        ], initial=Size.SMALL, widget=forms.RadioSelect, help_text=_("A large one goes to the office above at once."),
    )  # fmt: skip
    photo = PhotoField(help_text=_("Of the place, without faces. What the camera wrote into it is taken out."))
    map_on = forms.ChoiceField(label=_("On which picture"), required=False, widget=forms.RadioSelect)
    across = FigureField(label=_("From the left edge"), required=False, max_value=100)
    down = FigureField(label=_("From the upper edge"), required=False, max_value=100)

    def __init__(self, *args: Any, own: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(own), _("Own picture of the school"))] if own is not None else []
        self.fields["map_on"].choices = [*choices, ("", _("The neutral picture"))]  # type: ignore[attr-defined] # a ChoiceField
        self.initial.setdefault("map_on", choices[0][0] if choices else "")

    def clean(self) -> dict[str, Any]:
        """Ask for the second of two numbers."""
        data = super().clean()
        for one, other in (("across", "down"), ("down", "across")):
            if data.get(one) is not None and data.get(other) is None and other not in self.errors:
                self.add_error(other, _("Write both numbers, or neither."))
        if "map_on" in self.errors:  # kept by the browser from before another picture came
            self.errors["map_on"] = self.error_class([str(_("The picture was changed meanwhile. Point at it again."))])
        return data

    @property
    def spot(self) -> Spot:
        """Return where on which map it is; nowhere is a spot too."""
        said = self.cleaned_data
        if said["across"] is None:
            return Spot()
        return Spot(map_at=(said["across"] * 10, said["down"] * 10), picture=int(said["map_on"]) if said["map_on"] else None)

    @property
    def kind_chosen(self) -> HazardKind:
        """Return the kind."""
        return HazardKind(self.cleaned_data["kind"])

    @property
    def size_chosen(self) -> Size:
        """Return the size."""
        return Size(self.cleaned_data["size"])


class GiveForm(GentleForm):
    """Who sees to it, by when, and what is done meanwhile."""

    gentle = ("measure",)
    owner = forms.ChoiceField(label=_("Who sees to it?"))
    owner_name = forms.CharField(
        label=_("Which office or company?"),
        max_length=120,
        required=False,
        help_text=_("By its name, such as the municipality's roads department."),
    )
    due_on = DateField(label=_("Until when?"), help_text=_("A large one usually within 3 days, a small one within 14."))
    size = forms.ChoiceField(label=_("How large?"), choices=list(said.SIZES.items()), widget=forms.RadioSelect)
    measure = forms.CharField(
        label=_("Meanwhile"),
        max_length=MOST_MEASURE,
        required=False,
        help_text=_("What keeps children safe until then: a cone, a tape, somebody who stands there."),
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persons = [(f"person-{pk}", name) for pk, name in people]
        self.fields["owner"].choices = [("unit", _("The school")), *persons, ("agency", _("Another office or company"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of another office."""
        data = super().clean()
        if data.get("owner") == "agency" and not str(data.get("owner_name", "")).strip():
            self.add_error("owner_name", _("Say which office or company."))
        return data

    @property
    def owner_chosen(self) -> Owner:
        """Return who sees to it."""
        chosen = str(self.cleaned_data["owner"])
        if chosen.startswith("person-"):
            return Owner(OwnerKind.PERSON, int(chosen.removeprefix("person-")))
        return Owner(OwnerKind.AGENCY, name=self.cleaned_data["owner_name"]) if chosen == "agency" else Owner(OwnerKind.UNIT)


class FixForm(GentleForm):
    """What was done."""

    gentle = ("note",)
    note = WordsField(label=_("What was done?"), rows=2, max_length=MOST_WHAT, help_text=NO_NAMES)
    photo = PhotoField(label=_("Photo of it now"))


class CheckForm(GentleForm):
    """Gone, and when somebody looks again."""

    gentle = ("note",)
    note = forms.CharField(label=_("What you saw"), max_length=MOST_WHAT, required=False)
    look_on = DateField(label=_("Look again on"), required=False, help_text=_("Umay asks on that day whether it is still gone."))


class NoteForm(GentleForm):
    """A sentence that says why."""

    gentle = ("note",)
    note = WordsField(label=_("What is there?"), rows=2, max_length=MOST_WHAT, help_text=NO_NAMES)


class IncidentForm(GentleForm):
    """Something happened. Where and what may come later; the nature is enough."""

    gentle = ("where", "what")
    nature = forms.ChoiceField(choices=list(said.NATURES.items()), widget=forms.HiddenInput)
    where = forms.CharField(label=_("Where?"), max_length=200, required=False)
    what = WordsField(
        label=_("What happened?"), rows=3, max_length=2000, required=False, help_text=_("No names. You can write it later too.")
    )
    device_at = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    @property
    def nature_chosen(self) -> Nature:
        """Return the nature."""
        return Nature(self.cleaned_data["nature"])


class MoreForm(GentleForm):
    """Where it was and what happened, said later, beside what stands there."""

    gentle = ("where", "what")
    where = forms.CharField(label=_("Where?"), max_length=200, required=False)
    what = WordsField(label=_("What happened?"), rows=3, max_length=2000, required=False, help_text=_("No names."))


class ToldForm(Form):
    """Somebody was told. whom: of the list; label: somebody else, in words."""

    whom = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    label = forms.CharField(
        label=_("Who else was told?"), max_length=120, required=False, help_text=_("Their post, no name: “the father”, “the duty doctor”.")
    )
    device_at = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)


class ReviewForm(GentleForm):
    """What was learned."""

    gentle = ("review",)
    review = WordsField(
        label=_("What was learned, and what changes?"), rows=4, max_length=2000, required=False,
        help_text=_("No names. Dangers that you found go into the ledger."),

    )  # fmt: skip


def device_moment(said_at: str) -> datetime | None:
    """Return the time that a device said; None for none and for what is no time with its zone."""
    try:
        at = datetime.fromisoformat(said_at)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def key_of(given: UUID | None, submission: UUID | None) -> UUID | None:
    """Return under which key what was sent is kept once: the device's, or the form's."""
    return given or submission
