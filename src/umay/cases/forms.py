"""Forms of the room: shape only. What can be chosen comes from the country's procedure and from the case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.cases.queries.case_page import words
from umay.cases.queries.opened import Work
from umay.cases.rules import grants
from umay.cases.sealed import open_name
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.procedure.api import facts, guardians, planning
from umay.web.api import DateField, FigureField, Form, WordsField

LONGEST: Final = 20_000
Choices = list[tuple[str, Any]]

FLAGS: Final[Mapping[str, Any]] = {
    "danger": _("There is danger now"),
    "self_harm": _("The child may hurt itself"),
    "crime_signs": _("There are signs of a crime"),
    "images": _("There are images of abuse"),
    "guardian_suspected": _("A parent or guardian may have done it"),
    "guardian_accuses": _("A parent or guardian accuses somebody"),
    "member_named": _("Somebody of the team is named"),
    "retaliation": _("Somebody takes it out on the child or on who told"),
}
ROLES: Final[Choices] = [("harmed", _("The child was harmed")), ("harming", _("The child did harm")), ("witness", _("The child saw it"))]
SEXES: Final[Choices] = [("unknown", _("Not said")), ("girl", _("Girl")), ("boy", _("Boy"))]
GRADES: Final[Choices] = [
    ("unknown", _("Not known")), ("preschool", _("Preschool")), ("primary", _("Primary school")),
    ("lower_secondary", _("Lower secondary school")), ("upper_secondary", _("Upper secondary school")), ("other", _("Other")),
]  # fmt: skip
HOURS: Final[Choices] = [
    ("unknown", _("Not known")), ("before_school", _("Before school")), ("lessons", _("In lessons")), ("breaks", _("In breaks")),
    ("after_school", _("After school")), ("evening", _("In the evening")), ("night", _("At night")),
]  # fmt: skip
MARKS: Final[Choices] = [
    ("injured_at_school", _("Was injured at school")),
    ("long_absent", _("Has been away from school for long because of it")),
]
NUMBERS: Final[Mapping[str, Any]] = {
    "witnesses": _("Pupils who saw it"),
    "offender_pupils": _("Pupils who did it"),
    "juvenile_police": _("Pupils registered with the juvenile police"),
    "expelled": _("Pupils expelled"),
    "transferred": _("Pupils moved to another school"),
    "staff_dismissed": _("Members of staff dismissed"),
}
REASONS: Final[Choices] = [
    ("team", _("Is of the safety team")), ("teaches", _("Teaches the child")), ("cares", _("Looks after the child")),
    ("substitute", _("Stands in for a member")), ("expert", _("Is asked for advice")),
]  # fmt: skip
LEAD_GONE: Final[Mapping[str, Any]] = {
    "left": _("has left the post"),
    "ill": _("is ill or away for long"),
    "unreachable": _("cannot be reached"),
    "near": _("is too near to the matter"),
    "gone": _("is no longer in the case"),
}
DECISIONS: Final[Choices] = list(
    zip(
        guardians.DECISIONS,
        (_("Tell the guardians"), _("Tell only a guardian whom nobody suspects"), _("Wait, for the reason below")),
        strict=True,
    )
)
PLAN_PARTS: Final[Mapping[str, tuple[Any, Any]]] = {
    "school": (_("At school"), _("Where the child is when, who is near, whom it does not meet.")),
    "way": (_("On the way"), _("Who brings and fetches it, which way, at what hour.")),
    "home": (_("At home and outside"), _("Where it can go, whom it calls, what it does when it is afraid.")),
    "strengths": (_("What is strong in this child"), _("What it likes, what it can do, who is good for it.")),
    "growth": (_("Where it can grow"), _("Getting on with others, thinking well of itself, new ways to act.")),
    "goals": (_("Goals"), _("One on each line: what will be different in the child and around it.")),
    "steps": (_("Steps"), _("What is done, by when, for each goal.")),
    "people": (_("Who does what"), _("By post or first name; one person the child can come to at any time.")),
}


def coded(known: Iterable[packs.Kind | packs.Coded]) -> Choices:
    """Return a list of the procedure as choices."""
    return [(one.code, _said(one.title, one.hint)) for one in known]


def _said(title: Text, hint: Text | None) -> str:
    return words(title) + (f" · {words(hint)}" if hint else "")


def _several(label: Any, choices: Choices, *, required: bool = False, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=required, help_text=help_text, widget=forms.CheckboxSelectMultiple
    )


def _one(label: Any, choices: Choices, *, help_text: Any = "", required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text, required=required, widget=forms.RadioSelect)


class OnCase(Form):
    """A form about a case or one of its children. about_child: it is always about one."""

    about_child = False
    child = forms.ChoiceField(label=_("About"), widget=forms.RadioSelect, required=False)

    def __init__(self, work: Work, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work = work
        named = [(str(uid), open_name(work.keys, one) or _("A child whose name you cannot open")) for uid, one in work.children.items()]
        own = self.fields["child"]
        if isinstance(own, forms.ChoiceField):
            own.choices = named if self.about_child else [("", _("The whole case")), *named]
            own.required = self.about_child
            if self.about_child and len(named) == 1:
                self.initial["child"] = named[0][0]


class NoteForm(OnCase):
    """Words about the case or a child."""

    words = WordsField(label=_("What you want to keep"), rows=6, max_length=LONGEST)


class InterviewForm(OnCase):
    """What a child said."""

    about_child = True
    present = forms.CharField(label=_("Who was there"), max_length=300, help_text=_("By post or name, you too."))
    words = WordsField(label=_("What was asked and said"), rows=12, max_length=LONGEST)


class WishForm(OnCase):
    """What a child wishes."""

    about_child = True
    words = WordsField(label=_("The child's wish, in its own words"), rows=4, max_length=LONGEST)


class AnswerForm(Form):
    """The answer to a wish."""

    words = WordsField(
        label=_("What you answered"),
        rows=3,
        max_length=LONGEST,
        help_text=_("Yes, or why not and what instead."),
    )


class RiskForm(OnCase):
    """How great the danger is."""

    about_child = True
    words = WordsField(label=_("Why you think so"), rows=4, max_length=LONGEST)

    def __init__(self, work: Work, *args: Any, **kwargs: Any) -> None:
        super().__init__(work, *args, **kwargs)
        for group, label in (("danger", _("The danger")), ("vulnerability", _("The child")), ("protection", _("What protects it"))):
            known = coded(one for one in work.response.risk.factors if one.group == group)
            if known:
                self.fields[group] = _several(label, known)
        self.fields["level"] = _one(_("How great is the danger?"), coded(work.response.risk.levels))
        self.order_fields(["child", "danger", "vulnerability", "protection", "level", "words"])

    def factors(self) -> tuple[str, ...]:
        """Return the factors that were ticked, of all groups."""
        return tuple(code for group in ("danger", "vulnerability", "protection") for code in self.cleaned_data.get(group, ()))


class PlanForm(OnCase):
    """A child's plan, part by part. seen: the version on the page."""

    about_child = True
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, work: Work, parts: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(work, *args, **kwargs)
        needed = next((planning.NEEDED[kind] for kind, names in planning.PLANS.items() if tuple(parts) == names), ())
        for name in parts:
            label, hint = PLAN_PARTS[name]
            self.fields[name] = WordsField(label=label, help_text=hint, rows=3, required=name in needed, max_length=LONGEST)


class StepForm(Form):
    """What shows that a step was done, or why it is not taken."""

    words = WordsField(label=_("What was done, when, by whom"), rows=4, required=False, max_length=LONGEST)


class AskedForm(StepForm):
    """What the child answered when it was asked again."""

    answer = _one(_("What did the child answer?"), [
        ("no", _("No, nobody takes it out on anybody")), ("yes", _("Yes")), ("could_not", _("It could not be asked")),
    ], help_text=_("A yes makes a step of its own, at once. Where it could not be asked, you are reminded in a week."))  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("In the child's words, or why it could not be asked")
        self.order_fields(["answer", "words"])


class GuardiansForm(OnCase):
    """Whether a child's guardians are told."""

    about_child = True
    decided = _one(_("Your decision"), DECISIONS)
    words = WordsField(
        label=_("Why"), rows=4, max_length=LONGEST, help_text=_("Your name stands beside it. A wait goes to the office above after a day.")
    )


class ForbiddenForm(OnCase):
    """A way out that may not be taken."""

    words = WordsField(label=_("Who wanted it, why, and what was done instead"), rows=5, max_length=LONGEST)

    def __init__(self, work: Work, *args: Any, **kwargs: Any) -> None:
        super().__init__(work, *args, **kwargs)
        del self.fields["child"]
        self.fields["code"] = _one(_("What was asked for or done?"), coded(work.response.forbidden))
        self.order_fields(["code", "words"])


class ChildForm(Form):
    """A child of the case."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("Sealed. Lists show initials only."))
    role = _one(_("What is it about this child?"), ROLES)
    age = FigureField(label=_("Age"), required=False, max_value=facts.OLDEST)
    sex = _one(_("Girl or boy"), SEXES)
    grade_band = forms.ChoiceField(label=_("Attends"), choices=GRADES)
    marks = _several(_("Also counted"), MARKS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"role": "harmed", "sex": "unknown"}, **kwargs})


class FactsForm(Form):
    """What is known of the matter, in codes. The main kind is one; others may stand beside it."""

    def __init__(self, response: packs.Response, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(one.code, words(one.title)) for one in response.kinds]
        self.fields["kind"] = _one(_("What kind of harm is it mainly?"), kinds)
        self.fields["more_kinds"] = _several(_("Also"), kinds)
        self.fields["offenders"] = _several(_("Who is suspected?"), coded(response.offenders))
        self.fields["places"] = _several(_("Where did it happen?"), coded(response.places))
        self.fields["flags"] = _several(_("What must be known at once?"), list(FLAGS.items()))

    def facts(self, **more: Any) -> facts.Facts:
        """Return what was said, the main kind first."""
        said = self.cleaned_data
        kinds = (said["kind"], *(one for one in said["more_kinds"] if one != said["kind"]))
        return facts.Facts(kinds, tuple(said["offenders"]), tuple(said["places"]), tuple(said["flags"]), **more)


class LaterFactsForm(FactsForm):
    """What is known later, with what the journal counts."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, response: packs.Response, *args: Any, **kwargs: Any) -> None:
        super().__init__(response, *args, **kwargs)
        self.fields["measures"] = _several(_("What was done so far"), coded(response.measures))
        self.fields["hour_band"] = forms.ChoiceField(label=_("When on the day"), choices=HOURS)
        for name, label in NUMBERS.items():
            self.fields[name] = FigureField(label=label, required=False, max_value=2_000)

    def facts(self, **more: Any) -> facts.Facts:
        """Return what was said, with the numbers."""
        said = self.cleaned_data
        numbers = {name: said[name] or 0 for name in NUMBERS}
        return super().facts(measures=tuple(said["measures"]), hour_band=said["hour_band"], numbers=numbers, **more)


class NewCaseForm(FactsForm, ChildForm):
    """What a case is opened with: what happened, the first child, who works on it. seats, everybody: (person, name)."""

    words = WordsField(
        label=_("What was told or seen"),
        rows=6,
        max_length=LONGEST,
        help_text=_("In the teller's words. Sealed; only the members read it."),
    )

    def __init__(self, response: packs.Response, seats: Choices, everybody: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(response, *args, **kwargs)
        self.fields["members"] = _several(_("Who works on it with you?"), seats)
        self.fields["excluded"] = _several(
            _("Whom is it about, or near to whom is it?"), everybody, help_text=_("They are never let in and are told nothing.")
        )
        del self.fields["marks"]

    def comes_from_a_report(self) -> None:
        """Ask for no words, which the report brings, and for no name, which it may not know."""
        self.fields["words"].required = self.fields["name"].required = False
        self.fields["words"].label = _("What you know beside the report")
        self.fields["name"].help_text = _("Sealed. Leave it empty while you do not know it.")


class LetInForm(Form):
    """Whom to let in, for what, until when."""

    def __init__(self, seats: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"role": grants.MEMBER}, **kwargs})
        self.fields["person"] = forms.ChoiceField(label=_("Who"), choices=seats)
        self.fields["reason"] = forms.ChoiceField(label=_("Why"), choices=REASONS)
        self.fields["role"] = _one(_("As what"), [(grants.MEMBER, _("Member of the team")), (grants.GUEST, _("Guest, until a day"))])
        self.fields["until_on"] = DateField(
            label=_("Until and with"), required=False, help_text=_("A guest needs a day, three months away at most.")
        )


class TakeoverForm(Form):
    """Who leads a case from now on."""

    def __init__(self, people: Iterable[tuple[str, str]], holding: Collection[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keyless = _("holds no key to it")
        choices = [(pk, name if pk in holding else f"{name} · {keyless}") for pk, name in people]
        self.fields["person"] = _one(_("Who leads it from now on?"), choices)


class CloseForm(Form):
    """What was seen to change."""

    words = WordsField(label=_("What is different for the child now?"), rows=5, max_length=LONGEST)

    def __init__(self, response: packs.Response, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [("seen", _("Seen")), ("not", _("Not yet")), ("beside", _("Does not apply here"))]
        self.criteria = [one.code for one in response.closing]
        for one in response.closing:
            self.fields[f"seen-{one.code}"] = _one(words(one.title), answers)
        self.fields["outcome"] = _one(_("How did it end?"), coded(response.outcomes))
        self.order_fields([*(f"seen-{code}" for code in self.criteria), "outcome", "words"])

    def answered(self, answer: str) -> frozenset[str]:
        """Return the criteria with this answer."""
        return frozenset(code for code in self.criteria if self.cleaned_data[f"seen-{code}"] == answer)
