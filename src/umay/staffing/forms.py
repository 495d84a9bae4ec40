"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.people.api import PastedLine, read_pasted
from umay.staffing.actions.entering import WorkerFacts
from umay.staffing.actions.keeping import Seen, Written
from umay.staffing.actions.own import OwnWords
from umay.staffing.actions.teaching import Lesson, Picked
from umay.staffing.queries import words as said
from umay.staffing.rules.kinds import Kind
from umay.staffing.rules.serving import Outcome
from umay.staffing.rules.teaching import LARGEST_LEAFLET, MOST_LEAFLETS, TrainingKind
from umay.web.api import DateField, Form, WordsField

_DIGITS: Final = 5
Choices = Iterable[tuple[str, Any]]


def _coded(codes: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [("", _("Please choose")), *((code.value, words) for code, words in codes.items())]


def _phone(required: bool = False) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
    return forms.CharField(label=_("Phone"), max_length=30, required=required, widget=widget)


def _name() -> forms.CharField:
    return forms.CharField(label=_("Name and family name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


def _email() -> forms.EmailField:
    return forms.EmailField(label=_("E-mail"), required=False, max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class _CalledForm(Form):
    """A form with a number by which the school reaches whoever fills it in, and the language in which it writes to them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = list(settings.LANGUAGES)  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """Return the number. Raises ValidationError for one that nobody could call."""
        phone: str = self.cleaned_data["phone"]
        if phone and sum(sign.isdigit() for sign in phone) < _DIGITS:
            raise ValidationError(_("Write a number that the school can call."))
        return phone


class WorkerForm(Form):
    """Somebody near children, as the school writes them down."""

    kind = forms.ChoiceField(label=_("What do they do?"), choices=[])
    name = _name()
    phone = _phone()
    email = _email()
    class_name = forms.CharField(label=_("Class"), max_length=20, required=False, help_text=_("Of their child, or the class they lead."))
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        min_value=1920,
        max_value=2015,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Tells two people of the same name apart."),
    )
    licensed = forms.BooleanField(label=_("Licensed as a guard"), required=False)
    experienced = forms.BooleanField(label=_("Has stood at a gate before"), required=False)
    on_board = forms.BooleanField(label=_("Agreed to stand by name on the board"), required=False)
    person = forms.ChoiceField(label=_("Do they sign in to Umay?"), required=False)

    def __init__(self, *args: Any, staff: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _coded(said.KINDS)  # type: ignore[attr-defined]
        offered = list(staff)
        self.fields["person"].choices = [("", _("No: they come in by a pass")), *offered]  # type: ignore[attr-defined]
        if not offered:
            del self.fields["person"]

    def facts(self) -> WorkerFacts:
        """Return what was typed, of somebody new."""
        data = dict(self.cleaned_data)
        person, kind = data.pop("person", ""), Kind(data.pop("kind"))
        return WorkerFacts(kind=kind, person_id=int(person) if person else None, **data)

    def written(self) -> Written:
        """Return what was typed, of somebody who is there."""
        data = self.cleaned_data
        fields = ("name", "phone", "email", "class_name", "licensed", "experienced", "on_board")
        return Written(kind=Kind(data["kind"]), **{field: data[field] for field in fields})


class PasteForm(Form):
    """Many at once."""

    kind = forms.ChoiceField(label=_("What do they do?"))
    lines = WordsField(
        label=_("One person on each line"),
        rows=8,
        max_length=100_000,
        help_text=_("Name, phone, class: divided by a comma, a semicolon or a tab. Copy them from a sheet as they are."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _coded(said.KINDS)  # type: ignore[attr-defined]

    def clean_lines(self) -> tuple[PastedLine, ...]:
        """Return the lines as people; those that were not understood are named."""
        lines = read_pasted(self.cleaned_data["lines"])
        wrong = [one for one in lines if one.wrong]
        if wrong:
            numbers = ", ".join(str(one.number) for one in wrong[:20])
            raise ValidationError(_("These lines were not understood: %(lines)s. Write a name, a phone, a class.") % {"lines": numbers})
        if not lines:
            raise ValidationError(_("Nobody stands there yet."))
        return lines

    def people(self) -> tuple[WorkerFacts, ...]:
        """Return the people of the lines."""
        kind = Kind(self.cleaned_data["kind"])
        return tuple(WorkerFacts(kind, one.name, one.phone, class_name=one.class_name) for one in self.cleaned_data["lines"])


class CheckForm(Form):
    """What somebody saw who looked at a proof."""

    outcome = forms.ChoiceField(label=_("What did you see?"), choices=[], widget=forms.RadioSelect)
    checked_on = DateField(label=_("Seen on"))
    earlier_on = DateField(
        label=_("Day of the earlier proof"), required=False, help_text=_("Only where a new one is on its way: then nothing has expired.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(code.value, words) for code, words in said.OUTCOMES.items()]  # type: ignore[attr-defined]

    def seen(self) -> Seen:
        """Return what was said."""
        data = self.cleaned_data
        return Seen(Outcome(data["outcome"]), data["checked_on"], data["earlier_on"])


class DayForm(Form):
    """A day on which something was signed."""

    signed_on = DateField(label=_("Signed on"))


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files as somebody chose them, unexamined and none read beyond what is taken."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> tuple[Picked, ...]:
        """Return the files; more than are kept are left for the action to refuse."""
        sent = data if isinstance(data, list) else [data] if data else []
        found = [super(FilesField, self).clean(one, initial) for one in sent[: MOST_LEAFLETS + 1]]
        return tuple(_picked(one) for one in found if one)


def _picked(sent: Any, title: str = "") -> Picked:
    return Picked(sent.read(LARGEST_LEAFLET + 1), sent.name or "leaflet", title)


class LeafletForm(Form):
    """One more leaflet of a training."""

    file = forms.FileField(
        label=_("Leaflet as a file"), help_text=_("A PDF, a picture or a document, 5 MB at most. Who took part opens it on their own page.")
    )
    title = forms.CharField(label=_("What it is called"), max_length=120, required=False, help_text=_("Empty for the name of the file."))

    def picked(self) -> Picked:
        """Return the file with its name."""
        return _picked(self.cleaned_data["file"], self.cleaned_data["title"])


class TrainingForm(Form):
    """A training, and who took part."""

    kind = forms.ChoiceField(label=_("When"), choices=[])
    topic = forms.CharField(label=_("What was taught"), max_length=160)
    trainer = forms.CharField(label=_("Who taught it"), max_length=160, required=False)
    on_day = DateField(label=_("On"))
    leaflet = forms.CharField(
        label=_("Leaflet handed out"), max_length=160, required=False, help_text=_("Its name, so that it is found again.")
    )
    leaflets = FilesField(
        label=_("Leaflets as files"),
        required=False,
        help_text=_("Up to 5: PDFs, pictures or documents, 5 MB each at most. Who took part opens them on their own page."),
    )
    signed = forms.BooleanField(label=_("All of them signed the commitment on that day"), required=False)
    who = forms.MultipleChoiceField(label=_("Who took part"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _coded(said.TRAININGS)  # type: ignore[attr-defined]
        self.fields["who"].choices = list(people)  # type: ignore[attr-defined]

    def lesson(self) -> tuple[Lesson, tuple[UUID, ...]]:
        """Return the training, and who took part."""
        data = self.cleaned_data
        lesson = Lesson(TrainingKind(data["kind"]), data["topic"], data["trainer"], data["on_day"], data["leaflet"], data["leaflets"])
        return lesson, tuple(UUID(one) for one in data["who"])


class PassesForm(Form):
    """For whom passes are made and printed."""

    class_name = forms.ChoiceField(label=_("For whom?"), required=False)
    is_anew = forms.BooleanField(
        label=_("Also for those who have one"),
        required=False,
        help_text=_("The pass they have ends at once, such as when cards were lost."),
    )

    def __init__(self, *args: Any, classes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one, one) for one in classes]
        self.fields["class_name"].choices = [("", _("Everybody who serves")), *named]  # type: ignore[attr-defined]


class AskedForm(Form):
    """Of whom the school asks a proof beside those of whom its programme does."""

    kinds = forms.MultipleChoiceField(label=_("Ask a proof of these too"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, fixed: Collection[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(kind.value, words) for kind, words in said.KINDS.items() if kind not in fixed]
        self.fields["kinds"].choices = offered  # type: ignore[attr-defined]

    def chosen(self) -> frozenset[Kind]:
        """Return the kinds that the school adds."""
        return frozenset(Kind(one) for one in self.cleaned_data["kinds"])


class LinkForm(Form):
    """A link for a class."""

    class_name = forms.CharField(
        label=_("Class"), max_length=20, required=False, help_text=_("Leave it empty for one link for the whole school.")
    )
    until_on = DateField(label=_("Opens until"))


class JoinForm(_CalledForm):
    """A parent who enrols. Three short steps on one page, so that nothing is lost on the way."""

    name = _name()
    phone = _phone(required=True)
    email = _email()
    class_name = forms.CharField(label=_("Your child's class"), max_length=20)
    on_board = forms.BooleanField(
        label=_("My name may stand on the duty board at the gate"), required=False, help_text=_("Without it the board shows a short code.")
    )
    language = forms.ChoiceField(label=_("The school writes to me in"), choices=[])

    def __init__(self, *args: Any, class_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if class_name:
            del self.fields["class_name"]
        self._class_name = class_name

    def facts(self, grade: int | None) -> WorkerFacts:
        """Return what was typed."""
        data = dict(self.cleaned_data)
        return WorkerFacts(kind=Kind.PARENT, grade=grade, **{"class_name": self._class_name, **data})


class OwnForm(_CalledForm):
    """What somebody changes of their own; a number that is there is changed and not taken away."""

    phone = _phone()
    email = _email()
    language = forms.ChoiceField(label=_("The school writes to me in"), choices=[])
    on_board = forms.BooleanField(label=_("My name may stand on the duty board at the gate"), required=False)

    def __init__(self, *args: Any, has_phone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = has_phone

    def words(self) -> OwnWords:
        """Return what was typed."""
        return OwnWords(**self.cleaned_data)
