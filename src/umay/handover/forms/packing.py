"""What somebody says when a part of a case is handed over, and who took it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core import signing
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umay.cases import api as cases
from umay.handover import papers
from umay.handover.actions.packing import Order
from umay.handover.queries.offices import offices_of
from umay.handover.queries.packable import Packable
from umay.handover.rules.packing import Taken
from umay.kernel.ids import new_id
from umay.reports import api as reports
from umay.web.api import DateField, Form, WordsField, submission_of

SALT: Final = "handover.passphrase"
MOST_SECONDS: Final = 1_800
PURPOSES: Final = [
    ("investigation", _("For an investigation")), ("court", _("For a court")), ("protection", _("To protect the child")),
]  # fmt: skip
BASES: Final = [
    ("duty", _("The law makes us tell them")), ("request", _("They asked in writing")),
    ("order", _("A court or a prosecutor ordered it")), ("consent", _("The guardians, or the child where the law asks it, agreed")),
]  # fmt: skip


def _one(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class PackageForm(Form):
    """To whom, why, and what of the case. Each compartment has a field of its own, so that one child goes without the other."""

    office = _one(_("To whom"), ())
    purpose = _one(_("What for"), PURPOSES)
    basis = _one(_("By which right"), BASES)
    reference = forms.CharField(label=_("Law, or number and day of the paper"), max_length=200)
    words = WordsField(label=_("What you tell them in the letter"), rows=5, max_length=8_000)
    contact = forms.CharField(label=_("Whom they ask at your school"), max_length=200, help_text=_("Post and telephone."))

    def __init__(self, work: cases.Work, found: Packable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = translation.get_language() or "en"
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [(one.code, one.named(lang)) for one in offices_of(work.response)]
        self.parts: list[str] = []
        for number, part in enumerate(found.parts):
            said = [(str(one.uid), f"{papers.kind_of(one)} · {one.when} · {one.by}") for one in part.entries]
            name = f"part{number}"
            self.fields[name] = forms.MultipleChoiceField(
                label=part.name, choices=said, required=False, widget=forms.CheckboxSelectMultiple
            )
            self.parts.append(name)
        for number, report in enumerate(found.told):
            name = f"told{number}"
            self.fields[name] = forms.MultipleChoiceField(
                label=_("As it was told, %(when)s") % {"when": papers.day_words(papers.day_of(report.received_at))},
                choices=list(_told(report)), required=False, widget=forms.CheckboxSelectMultiple,
                help_text=_("Word for word, with the files. Never who told it."),
            )  # fmt: skip
            self.parts.append(name)

    def chosen(self) -> frozenset[UUID]:
        """Return the ids of the texts that were chosen, of all compartments, and of reports and files."""
        return frozenset(UUID(uid) for name in self.parts for uid in self.cleaned_data.get(name, ()))

    def order(self, passphrase: str) -> Order:
        """Return what is handed over."""
        said = self.cleaned_data
        return Order(
            submission_of(self.data) or new_id(), said["office"], said["purpose"], said["basis"], said["reference"], said["words"],
            said["contact"], self.chosen(), passphrase,
        )  # fmt: skip


def _told(report: reports.CaseReport) -> Iterator[tuple[str, str]]:
    yield str(report.uid), gettext("What was told")
    for one in report.files:
        said = gettext("File %(number)s") % {"number": one.number}
        yield str(one.uid), f"{said} · {gettext('shows abuse: sealed, for police and prosecutor alone')}" if one.shows_abuse else said


def sealed_passphrase(passphrase: str) -> str:
    """Return a passphrase as it travels through the form: ours, and nobody can put a weaker one in its place."""
    return signing.dumps(passphrase, salt=SALT)


def passphrase_of(said: str) -> str:
    """Return the passphrase of the form; "" when it is not ours, or was shown too long ago."""
    try:
        return str(signing.loads(said, salt=SALT, max_age=MOST_SECONDS))
    except signing.BadSignature:
        return ""


class ReceiptForm(Form):
    """Who took a package."""

    name = forms.CharField(label=_("Who took it"), max_length=120, help_text=_("The name is sealed into the case."))
    post = forms.CharField(label=_("Their post"), max_length=120)
    taken_on = DateField(label=_("On which day"))
    number = forms.CharField(label=_("Number of their receipt"), max_length=40)
    wipe = forms.BooleanField(
        label=_("Destroy here what the investigation now holds"), required=False, initial=True,
        help_text=_("What was told, notes, interviews and the inquiry that went along. Plans, wishes and decisions stay."),
    )  # fmt: skip

    def taken(self) -> Taken:
        """Return who took it."""
        said = self.cleaned_data
        return Taken(said["name"], said["post"], said["taken_on"], said["number"])
