"""Shapes of what is written about posts and the bell."""

from __future__ import annotations

from datetime import time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from umay.posts.forms.fields import MOST_WEEKS, DaysField, GradesField, by_week, comma, parts_of
from umay.posts.models import Bell, Post, Window
from umay.posts.queries.words import BELLS, DEFENSIVE, KIT, PEOPLE, PLACES, TASKS, TURNS, VARIANTS, bell_words, variant_words
from umay.posts.rules.drafts import KitDraft, PostDraft, RingDraft, WindowDraft, is_gear
from umay.posts.rules.kinds import PostKind, Turn
from umay.web.api import DateField, FigureField, Form, TimeField, WordsField

OTHER: Final = "other"
MOST_BYTES: Final = 12 * 2**20


class PostForm(Form):
    """What is said of a post."""

    name = forms.CharField(label=_("Name of the post"), max_length=120)
    kind = forms.ChoiceField(label=_("What it is"), choices=[(one.value, words) for one, words in PLACES.items()])
    number = FigureField(label=_("Number"), min_value=1, max_value=99)
    where = forms.CharField(label=_("Where, in words"), max_length=200, required=False, help_text=_("Such as: junction by the bakery."))
    metres = FigureField(label=_("How far from the gate"), required=False, max_value=20000)
    lead_min = FigureField(label=_("Be there before the window"), max_value=60)
    call_number = forms.CharField(label=_("Number to call in danger"), max_length=30, required=False)
    tasks = forms.MultipleChoiceField(
        label=_("What is done here"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(TASKS.items())
    )
    own_tasks = WordsField(label=_("Other tasks, one on each line"), rows=3, required=False, max_length=1500)

    @classmethod
    def of(cls, row: Post) -> PostForm:
        """Return the form filled with what the post has."""
        known = [task for task in row.tasks if task in TASKS]
        own = [task for task in row.tasks if task not in TASKS]
        initial = {name: getattr(row, name) for name in ("name", "kind", "number", "where", "metres", "lead_min", "call_number")}
        return cls(initial=initial | {"tasks": known, "own_tasks": "\n".join(own)})

    def draft(self, row: Post) -> PostDraft:
        """Return what is asked for; where it is on the map stays."""
        said = self.cleaned_data
        own = [line.strip() for line in said["own_tasks"].splitlines() if line.strip()]
        return PostDraft(
            name=said["name"], kind=PostKind(said["kind"]), number=said["number"], where=said["where"], metres=said["metres"],
            map_x=row.map_x, map_y=row.map_y, lead_min=said["lead_min"], call_number=said["call_number"], tasks=(*said["tasks"], *own),
        )  # fmt: skip


class WindowForm(Form):
    """When a post is held, and by how many."""

    label = forms.CharField(label=_("Name of the window"), max_length=60, required=False)
    bell_code = forms.ChoiceField(label=_("When"), required=False)
    before_min = FigureField(label=_("Minutes before the bell"), required=False, max_value=240)
    after_min = FigureField(label=_("Minutes after the bell"), required=False, max_value=240)
    starts = TimeField(label=pgettext_lazy("hour", "From"), required=False)
    ends = TimeField(label=pgettext_lazy("hour", "Until"), required=False)
    weekdays = DaysField(label=_("On these days"), help_text=_("None ticked means every school day."))
    week_from = FigureField(label=_("First week of the term"), required=False, min_value=1, max_value=MOST_WEEKS)
    week_until = FigureField(label=_("Last week of the term"), required=False, min_value=1, max_value=MOST_WEEKS)
    turn = forms.ChoiceField(label=_("Whose parents"), choices=[(one.value, said) for one, said in TURNS.items()], widget=forms.RadioSelect)
    grades = GradesField(label=_("Grades"), required=False, help_text=_("Such as 1, 2, 3. Empty means all."))
    classes = forms.CharField(
        label=_("Classes in the order of their weeks"),
        required=False,
        max_length=1500,
        help_text=_("Such as 40, 41, 42, from the first week on."),
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = codes
        choices = [("", _("By the clock")), *((code, bell_words(code)) for code in codes)]
        self.fields["bell_code"].choices = choices  # type: ignore[attr-defined] # a ChoiceField
        for kind, words in PEOPLE.items():
            self.fields[f"need_{kind.value}"] = FigureField(label=words, required=False, max_value=60)

    @classmethod
    def of(cls, row: Window | None, codes: list[str]) -> WindowForm:
        """Return the form filled with what the window has; a new one asks for parents when pupils come."""
        if row is None:
            return cls(codes=codes, initial={"bell_code": codes[0] if codes else "", "turn": Turn.FREE.value, "need_parent": 2})
        initial: dict[str, Any] = {name: getattr(row, name) for name in _WINDOW_FIELDS} | {"weekdays": [str(day) for day in row.weekdays]}
        weeks = sorted((int(week), name) for week, name in row.class_weeks.items())
        initial |= {"grades": comma(row.grades), "classes": comma(name for _week, name in weeks)}
        initial |= {f"need_{need.kind}": need.number for need in row.needs.all()}
        return cls(codes=[*codes, *([row.bell_code] if row.bell_code and row.bell_code not in codes else [])], initial=initial)

    def suggest(self, starts: time, ends: time) -> None:
        """Write hours that would mend a hole of a roster into the form; nothing is kept until somebody sends it."""
        self.initial.update({"bell_code": "", "starts": starts, "ends": ends})

    def stand_at(self, name: str) -> None:
        """Let whoever opens the page stand at a field at once, with and without script."""
        self.fields[name].widget.attrs["autofocus"] = True

    def needs(self) -> list[Any]:
        """Return the fields that ask how many."""
        return [self[f"need_{kind.value}"] for kind in PEOPLE]

    def draft(self) -> WindowDraft:
        """Return what is asked for."""
        said = self.cleaned_data
        by_bell = bool(said["bell_code"])
        classes = parts_of(said["classes"])
        turn = Turn(said["turn"])
        return WindowDraft(
            needs={kind.value: said[f"need_{kind.value}"] for kind in PEOPLE if said[f"need_{kind.value}"]}, label=said["label"],
            bell_code=said["bell_code"], before_min=said["before_min"] or 0, after_min=said["after_min"] or 0,
            starts=None if by_bell else said["starts"], ends=None if by_bell else said["ends"], weekdays=tuple(said["weekdays"]),
            week_from=said["week_from"], week_until=said["week_until"], turn=turn, grades=said["grades"],
            class_weeks=by_week(classes, said["week_from"]) if turn is Turn.CLASS_WEEK else {},
        )  # fmt: skip


_WINDOW_FIELDS: Final = ("label", "bell_code", "before_min", "after_min", "starts", "ends", "week_from", "week_until", "turn")


class KitForm(Form):
    """A thing for the kit list."""

    item = forms.ChoiceField(label=_("What"), choices=[*KIT.items(), (OTHER, _("Something else"))])
    name = forms.CharField(label=_("What else"), max_length=80, required=False)
    number = FigureField(label=_("How many"), min_value=1, max_value=200, initial=1)
    kind = forms.ChoiceField(
        label=_("For whom"), required=False, choices=[("", _("Everybody there")), *((one.value, words) for one, words in PEOPLE.items())]
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the name of something else."""
        said = super().clean() or {}
        if said.get("item") == OTHER and not (said.get("name") or "").strip():
            self.add_error("name", _("Write what it is."))
        return said

    def draft(self) -> KitDraft:
        """Return what is asked for; gear is gear whatever it is called by."""
        said = self.cleaned_data
        name = said["name"].strip() if said["item"] == OTHER else said["item"]
        return KitDraft(name, said["number"], defensive=said["item"] in DEFENSIVE or is_gear(name), kind=said["kind"])


class SpotForm(Form):
    """Where on a picture a post is, by two numbers."""

    across = FigureField(label=_("From the left edge"), max_value=100)
    down = FigureField(label=_("From the upper edge"), max_value=100)


class PictureForm(Form):
    """The school's own picture."""

    picture = forms.FileField(
        label=_("Plan or photo from above"), widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        help_text=_("JPEG, PNG or WebP. No faces, no number plates. What the camera wrote into it is taken out."),
    )  # fmt: skip

    def clean_picture(self) -> Any:
        """Refuse what is too large to be looked at."""
        sent = self.cleaned_data["picture"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(gettext("That picture is too large: 12 MB at most."))
        return sent


class RingForm(Form):
    """A ring of the bell."""

    code = forms.ChoiceField(label=_("Which bell"))
    variant = forms.ChoiceField(label=_("Which days it is for"))
    starts = TimeField(label=pgettext_lazy("hour", "From"))
    ends = TimeField(label=pgettext_lazy("hour", "Until"))
    weekdays = DaysField(label=_("On these days"), help_text=_("None ticked means every school day."))
    grades = GradesField(label=_("Grades"), required=False, help_text=_("Whom it lets in or out, such as 1, 2, 3. Empty means all."))
    from_on = DateField(label=_("First day"), required=False)
    until_on = DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict.fromkeys([*BELLS, *codes])
        self.fields["code"].choices = [(code, bell_words(code)) for code in known]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["variant"].choices = [(one, variant_words(one)) for one in VARIANTS]  # type: ignore[attr-defined] # a ChoiceField

    @classmethod
    def of(cls, row: Bell, codes: list[str]) -> RingForm:
        """Return the form filled with what rings."""
        initial = {name: getattr(row, name) for name in ("code", "variant", "starts", "ends", "from_on", "until_on")}
        return cls(codes=codes, initial=initial | {"weekdays": [str(day) for day in row.weekdays], "grades": comma(row.grades)})

    def draft(self) -> RingDraft:
        """Return what is asked for."""
        said = self.cleaned_data
        return RingDraft(
            said["code"], said["starts"], said["ends"], said["variant"], tuple(said["weekdays"]), said["grades"], said["from_on"],
            said["until_on"],
        )  # fmt: skip
