"""The shape of what people type about themselves and about appointments. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from babel import Locale
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.core.api import Function
from umay.kernel.text import Text
from umay.people.actions.appointing import Post
from umay.people.actions.setting_up import First
from umay.people.functions import FUNCTIONS, title_of
from umay.people.models import Account, Digest
from umay.people.queries.appointments import PostChoice
from umay.places import api as places
from umay.web.api import DateField, Form, WordsField

_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})  # areas of CLDR that are none
DIGESTS = {
    Digest.AT_ONCE: _("At once"),
    Digest.DAILY: _("Once a day, in the morning"),
    Digest.WEEKLY: _("Once a week, on Monday"),
    Digest.NEVER: _("Only when a child is in danger"),
}


class SettingsForm(Form):
    """Language and notices."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, help_text=_("In it you read Umay and are written to."))
    digest = forms.ChoiceField(
        label=_("E-mail about what waits for you"), choices=[(one.value, words) for one, words in DIGESTS.items()], widget=forms.RadioSelect
    )


class GlassForm(Form):
    """For which unit, and why."""

    unit = forms.UUIDField(label=_("Unit"), widget=forms.Select)
    reason = WordsField(
        label=_("Why nobody of the unit can do it now"),
        max_length=1000,
        rows=3,
        help_text=_("The people of the unit read this, and so does whoever checks. No names of children."),
    )

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].widget.choices = [("", ""), *units]


class AppointForm(Form):
    """Who, to which post, from when to when."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("Somebody new gets a letter with a link to choose a password."))
    shown = forms.CharField(label=_("Name"), max_length=120, required=False, help_text=_("Only for somebody who is not in Umay yet."))
    post = forms.ChoiceField(label=_("Post"))
    from_on = DateField(label=_("From"))
    until_on = DateField(label=_("Until"), required=False, help_text=_("The last day. Leave it empty when no end is known."))
    paper = forms.CharField(label=_("Number of the paper that appoints"), max_length=80, required=False)

    def __init__(self, *args: Any, posts: Sequence[PostChoice], lang: str, mail: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mail:
            self.fields["email"].help_text = _(
                "No mail server is set yet: no letter goes out. The way in is shown beside the name, to hand over."
            )
        self._posts = {one.key: one for one in posts}
        own = [(one.key, Text.of(one.title).in_(lang) if one.title else one.role) for one in posts]
        plain = [(f"function:{one.value}", words) for one, words in FUNCTIONS.items()]
        groups: list[Any] = [(_("Posts of the programmes"), own)] if own else []
        self.fields["post"].choices = [("", ""), *groups, (_("Any other post"), plain)]  # type: ignore[attr-defined]

    def post_wanted(self, last_day_to_end: Any) -> Post:
        """Return what was chosen. last_day_to_end: turns a last day into the day after it."""
        data = self.cleaned_data
        chosen = self._posts.get(data["post"])
        function = chosen.function if chosen else Function(data["post"].removeprefix("function:"))
        title = chosen.title if chosen else title_of(function)
        until: date | None = last_day_to_end(data["until_on"]) if data["until_on"] else None
        return Post(chosen.role if chosen else function.value, title, function, data["from_on"], until, data["paper"])


class EndForm(Form):
    """The last day of an appointment."""

    last_on = DateField(label=_("Last day"))


class RotaForm(Form):
    """Who answers, from when to when."""

    person = forms.ChoiceField(label=_("Who"))
    first = DateField(label=_("From"))
    last = DateField(label=_("Until"), required=False, help_text=_("The last day. Leave it empty for “until further notice”."))

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", ""), *((str(key), name) for key, name in people)]  # type: ignore[attr-defined]


class FirstForm(Form):
    """What this deployment is, and who administers it first."""

    name = forms.CharField(
        label=_("Name of this deployment"), max_length=120, help_text=_("Shown on the first page, such as “Umay · Lake Province”.")
    )
    country = forms.ChoiceField(
        label=_("Country"), help_text=_("It brings the programmes, posts, holidays and helplines. It cannot be changed later.")
    )
    office = forms.CharField(
        label=_("The highest office here"), max_length=160, help_text=_("Such as the ministry, or the directorate that runs this.")
    )
    country_sure = forms.BooleanField(
        label=_("The country is right. I know that it stays."),
        error_messages={"required": _("Look at the country again, and say that it is right.")},
    )
    shown = forms.CharField(label=pgettext_lazy("staff", "Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail address"))
    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-behaviour": "reveal", "data-show": _("Show the password")}),
        help_text=_("12 letters or more. Three or four words that nobody else would put together are easy to keep in mind."),
    )

    def __init__(self, *args: Any, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = country_names(lang)
        ours = sorted((code for code in places.packs_by_country() if code in names), key=lambda code: names[code])
        rest = sorted((code for code in names if code not in ours), key=lambda code: names[code])
        self._names = names
        self.fields["country"].choices = [  # type: ignore[attr-defined]
            ("", ""),
            (_("With programmes"), [(code, names[code]) for code in ours]),
            (_("Without programmes yet"), [(code, names[code]) for code in rest]),
        ]

    def clean_password(self) -> str:
        """Ask the same of this password as of any other."""
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, Account(email=str(self.cleaned_data.get("email", ""))))
        return password

    def first(self, lang: str) -> First:
        """Return what was said."""
        data = self.cleaned_data
        return First(
            name=data["name"],
            country=data["country"],
            country_name=self._names[data["country"]],
            office=data["office"],
            shown=data["shown"],
            email=data["email"],
            password=data["password"],
            language=lang,
        )


def country_names(lang: str) -> dict[str, str]:
    """Return the countries by ISO code, in the language."""
    territories = Locale.parse(lang.replace("-", "_")).territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES}
