"""The shape of what people type about drafts. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from umay.drafts.queries.draft_page import CONFIRM_WORDS, STATUS_WORDS
from umay.drafts.queries.draft_row import RowPage
from umay.drafts.rules.rows import MOST_OWNERS, TITLE_LIMIT
from umay.web.api import Form, WordsField

TAKEN = ".docx,.xlsx,.xls,.ods,.csv,.txt,.md,.doc"
MOST_MEGABYTES = 20
MOST_PASTED = 500_000
LANGUAGES = [
    ("en", "English"),
    ("tr", "Türkçe"),
    ("kk", "Қазақша"),
    ("ru", "Русский"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
]
JOINTS = [
    ("lead", _("the first one, the others help")),
    ("all", _("each of them")),
    ("any", _("any one of them")),
]
NO_TIMES = [
    ("", _("The time as written above")),
    ("continuous", _("The document gives no time: always")),
    ("as_needed", _("The document gives no time: when needed")),
]


class DraftForm(Form):
    """A form in which much may stay empty, and the fields named in `unmarked` do not say so each time."""

    unmarked: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mark(required=True)

    def full_clean(self) -> None:
        """Check what was typed; nothing unmarked is asked for."""
        self._mark(required=False)
        super().full_clean()
        self._mark(required=True)

    def _mark(self, *, required: bool) -> None:
        for name in self.unmarked:
            if name in self.fields:
                self.fields[name].required = required


class ImportForm(DraftForm):
    """A document as a file, or its text."""

    unmarked = ("file", "text", "lang")

    file = forms.FileField(
        label=_("The document as a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": TAKEN}),
        help_text=_("Word, Excel, OpenDocument, CSV or plain text, up to 20 MB. A PDF has to be saved as Word or text first."),
    )
    text = WordsField(
        label=_("Or its text"),
        required=False,
        rows=8,
        max_length=MOST_PASTED,
        help_text=_("Paste it here, tables too: copied out of Word or a page they keep their cells."),
    )
    lang = forms.ChoiceField(label=_("Language of the document"), required=False, choices=[("", _("Recognise it")), *LANGUAGES])

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and no file that is too large."""
        data = super().clean() or {}
        sent = data.get("file")
        if not sent and not str(data.get("text") or "").strip() and not self.errors:
            self.add_error("file", _("Choose a file, or paste the document's text."))
        if isinstance(sent, UploadedFile) and (sent.size or 0) > MOST_MEGABYTES * 2**20:
            self.add_error("file", _("The file is larger than 20 MB. Nothing was kept. Take the part with the duties out of it."))
        return data


class TakeInForm(Form):
    """A pack from another deployment."""

    file = forms.FileField(
        label=_("The pack"),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml"}),
        help_text=_("One YAML file, as Umay exports it, up to 2 MB."),
    )


class DescribeForm(Form):
    """What the draft is called, and for which year it was written."""

    title = forms.CharField(label=_("What the programme is called"), max_length=300)
    base_year = forms.IntegerField(
        label=_("Written for the school year that begins in"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_(
            "A plan of another year gets its dates proposed anew when it is adopted. Leave it empty if the document names no year."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class SectionForm(DraftForm):
    """A section's heading, and who owes the rows that name nobody."""

    unmarked = ("title", "owner")

    title = forms.CharField(label=_("Heading"), required=False, max_length=600)
    owner = forms.ChoiceField(label=_("Who owes the rows that name nobody"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Nobody yet")), *choices]  # type: ignore[attr-defined]


class PublishForm(Form):
    """The number of the version to publish."""

    version = forms.RegexField(
        r"^\d{1,4}(\.\d{1,4}){0,2}$",
        label=_("Version"),
        error_messages={"invalid": _("Write figures with dots between them, such as 1.2.")},
    )
    draft_version = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(DraftForm):
    """What a row says. Owners are as many choices as there are owners, and one more."""

    unmarked = ("title", "joint", "no_time", "confirm", "status", "section", "agreed", "owners_agreed", "owner_0")

    number = forms.CharField(label=_("Number"), required=False, max_length=40)
    title = forms.CharField(
        label=_("What is to be done"),
        required=False,
        max_length=600,
        help_text=_("In short, in the document's language: 90 letters at most."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    title_en = forms.CharField(label=_("The same in English"), required=False, max_length=TITLE_LIMIT)
    joint = forms.ChoiceField(label=_("With several, it is owed by"), choices=JOINTS, required=False)
    partners = WordsField(label=_("Who works along"), required=False, rows=1, max_length=2000)
    phrase = forms.CharField(label=_("When"), required=False, max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    agreed = forms.BooleanField(label=_("It is right as it was read"), required=False)
    owners_agreed = forms.BooleanField(label=_("The owner is right as it was guessed"), required=False)
    no_time = forms.ChoiceField(label=_("If there is no time"), choices=NO_TIMES, required=False)
    confirm = forms.ChoiceField(label=_("Without a date, how often it is confirmed"), choices=list(CONFIRM_WORDS.items()), required=False)
    steps = WordsField(label=_("Steps, one on each line"), required=False, rows=2, max_length=20_000)
    status = forms.ChoiceField(label=_("What it is"), choices=list(STATUS_WORDS.items()), required=False)
    reason = forms.CharField(label=_("Why it is not carried out"), required=False, max_length=500)
    section = forms.ChoiceField(label=_("Under which heading"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: RowPage, **kwargs: Any) -> None:
        row = page.row
        initial = {name: getattr(row, name) for name in self.base_fields if name != "owners_agreed"}
        super().__init__(*args, initial=initial, auto_id=f"{row.key}-%s", **kwargs)
        self.fields["section"].choices = page.sections  # type: ignore[attr-defined]
        for at in range(min(max(len(row.owners) + 1, 2), MOST_OWNERS)):
            code = row.owners[at] if at < len(row.owners) else ""
            choices = [("", _("Nobody yet") if at == 0 else _("Nobody else")), *page.choices]
            if code and code not in dict(page.choices):
                choices.append((code, code))
            label = _("Who must do it") if at == 0 else _("And who else")
            self.fields[f"owner_{at}"] = forms.ChoiceField(label=label, required=False, choices=choices, initial=code)
        self._mark(required=True)

    def owners(self) -> list[Any]:
        """Return the fields of the owners, in order."""
        return [self[name] for name in self.fields if name.startswith("owner_")]

    def changes(self) -> dict[str, Any]:
        """Return what was typed, as fields of a row."""
        data = dict(self.cleaned_data)
        data.pop("version")
        chosen = [data.pop(name) for name in list(data) if name.startswith("owner_")]
        data["title"] = " ".join(data["title"].split())
        data["owners"] = tuple(dict.fromkeys(code for code in chosen if code))
        return {name: value for name, value in data.items() if value or name not in {"joint", "confirm", "status", "section"}}
