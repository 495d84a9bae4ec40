"""Setting up from a template: the bell where the school has none, who stands at each post, whose turn it is. One page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from itertools import count
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from umay.packs import api as packs
from umay.posts.forms.fields import GradesField, NeedField, by_week, comma, parts_of
from umay.posts.queries.templates import TemplateCard
from umay.posts.queries.words import PEOPLE, bell_words, days_words, kit_words, variant_words
from umay.posts.rules.drafts import KitDraft, PostDraft, RingDraft, SetUpDraft, WindowDraft
from umay.posts.rules.hours import Ring, rung_instead
from umay.posts.rules.kinds import PostKind, Turn
from umay.staffing.api import Kind
from umay.web.api import FigureField, Form, TimeField

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LEAD: Final = 15
_FOR_ALL: Final = ("lead_min", "call_number")


@dataclass(frozen=True, slots=True)
class BellFields:
    """A ring that the school does not have yet, to be written."""

    title: str
    starts: Any
    ends: Any


@dataclass(frozen=True, slots=True)
class PostFields:
    """A post of the template as the page asks for it. number: how many of its like are set up. kit: in words."""

    title: str
    number: int
    keep: Any
    name: Any
    metres: Any
    needs: tuple[Any, ...]
    grades: tuple[Any, ...]
    kit: str


class SetUpForm(Form):
    """What a school says to a template. Fields of posts are named by their place in the template."""

    lead_min = FigureField(label=_("Be there before the window"), max_value=60)
    call_number = forms.CharField(label=_("Number to call in danger"), max_length=30, required=False)

    def __init__(self, data: Any, card: TemplateCard, rings: Mapping[tuple[str, str], Ring], *, lang: str, call: str = "") -> None:
        super().__init__(data)
        self.card, self.template, self.rings, self.lang = card, card.template, rings, lang
        self.fields["lead_min"].initial = self.template.lead_minutes or _LEAD
        self.fields["call_number"].initial = call
        self.instead = {bell.code: own for bell in self.template.bells if (own := rung_instead(_asked(bell), rings.values()))}
        self.lacking = [one for one in self.template.bells if (one.code, one.variant) not in rings and one.code not in self.instead]
        for index, bell in enumerate(self.lacking):
            self._ask_bell(index, bell)
        for index, post in enumerate(self.template.posts):
            self._ask_post(index, post)
        self._ask_classes()
        self.order_fields([name for name in self.fields if name not in _FOR_ALL])  # as the page has them: these stand last

    def _ask_bell(self, index: int, bell: packs.TemplateBell) -> None:
        self.fields[f"bell{index}_starts"] = TimeField(label=pgettext_lazy("hour", "From"), initial=bell.start)
        self.fields[f"bell{index}_ends"] = TimeField(label=pgettext_lazy("hour", "Until"), initial=bell.end)

    def _ask_post(self, index: int, post: packs.TemplatePost) -> None:
        name, unnamed = post.name.in_(self.lang), {"required": _("Give the post a name.")}
        self.fields[f"post{index}_keep"] = forms.BooleanField(label=_("Set up this post"), required=False, initial=True)
        self.fields[f"post{index}_name"] = forms.CharField(
            label=_("Name of the post"), max_length=110, initial=name, error_messages=unnamed
        )  # fmt: skip
        for kind, number in _needs(post).items():
            hint = "" if number else _("As the place needs; empty means none.")
            self.fields[f"post{index}_need_{kind.value}"] = NeedField(label=PEOPLE[kind], max_value=60, initial=number, help_text=hint)
        for place, window in enumerate(post.windows):
            if window.turn == "grades":
                said = _("%(days)s: %(bells)s") % {"days": _days(window), "bells": _bells(window)}
                self.fields[f"post{index}_grades{place}"] = GradesField(label=said, required=False, initial=comma(window.grades))
        self.fields[f"post{index}_metres"] = FigureField(
            label=_("How far from the gate"), required=False, max_value=20000, initial=post.metres
        )  # fmt: skip

    def _ask_classes(self) -> None:
        turns = [window for post in self.template.posts for window in post.windows if window.turn == "class_week"]
        if turns:
            first = turns[0]
            self.fields["classes"] = forms.CharField(
                label=_("Classes in the order of their weeks"), required=False, max_length=1500, initial=comma(first.classes),
                help_text=_("Such as 40, 41, 42. Empty: you say it later."),
            )  # fmt: skip
            self.fields["first_week"] = FigureField(
                label=_("First week of the term"), min_value=1, max_value=53, initial=first.weeks[0] if first.weeks else 1
            )  # fmt: skip

    def bells(self) -> list[BellFields]:
        """Return the rings to be written."""
        return [
            BellFields(_bell_title(bell), self[f"bell{index}_starts"], self[f"bell{index}_ends"]) for index, bell in enumerate(self.lacking)
        ]

    def posts(self) -> list[PostFields]:
        """Return the posts to be adjusted."""
        return [
            PostFields(
                title=post.name.in_(self.lang), number=post.number, keep=self[f"post{index}_keep"], name=self[f"post{index}_name"],
                metres=self[f"post{index}_metres"], needs=tuple(self[f"post{index}_need_{kind.value}"] for kind in _needs(post)),
                grades=tuple(self[name] for name in self.fields if name.startswith(f"post{index}_grades")),
                kit=", ".join(f"{item.number} × {kit_words(item.item)}" for item in post.kit),
            )
            for index, post in enumerate(self.template.posts)
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """See that somebody stands at each post that is set up, and that bells end after they start."""
        said = super().clean() or {}
        for index in range(len(self.lacking)):
            starts, ends = said.get(f"bell{index}_starts"), said.get(f"bell{index}_ends")
            if starts and ends and ends <= starts:
                self.add_error(f"bell{index}_ends", gettext("This does not lie after the start."))
        if len(self.template.posts) == 1:
            said["post0_keep"] = True  # nothing to choose between, so nobody is asked
        kept = [index for index in range(len(self.template.posts)) if said.get(f"post{index}_keep")]
        for name in [name for name in self.errors if name.startswith("post") and int(name[4 : name.index("_")]) not in kept]:
            del self.errors[name]  # of a post that is not set up nothing is asked
        if not kept:
            raise ValidationError(gettext("Choose at least one post to set up."))
        for index in kept:
            needs = [f"post{index}_need_{kind.value}" for kind in _needs(self.template.posts[index])]
            if not any(said.get(name) or name in self.errors for name in needs):
                self.add_error(needs[0], gettext("Say how many stand here, of at least one kind."))
        return said

    def draft(self, school_year: int) -> SetUpDraft:
        """Return what is asked for."""
        rings = tuple(self._ring(index, bell) for index, bell in enumerate(self.lacking))
        posts = tuple(draft for index, post in enumerate(self.template.posts) for draft in self._posts(index, post))
        return SetUpDraft(posts, rings, school_year)

    def _ring(self, index: int, bell: packs.TemplateBell) -> RingDraft:
        said = self.cleaned_data
        days = tuple(_WEEKDAYS.index(day) for day in bell.days)
        return RingDraft(bell.code, said[f"bell{index}_starts"], said[f"bell{index}_ends"], bell.variant, days, bell.grades)

    def _posts(self, index: int, post: packs.TemplatePost) -> list[PostDraft]:
        said = self.cleaned_data
        if not said[f"post{index}_keep"]:
            return []
        windows = tuple(window for place, asked in enumerate(post.windows) for window in self._windows(index, place, asked))
        kit = tuple(KitDraft(item.item, item.number, item.defensive, item.kind or "") for item in post.kit)
        name = said[f"post{index}_name"].strip()
        names = [name] if post.number == 1 else [f"{name} {number}" for number, _each in zip(count(1), range(post.number), strict=False)]
        return [
            PostDraft(
                name=each, kind=PostKind(post.kind), where=post.where.in_(self.lang) if post.where else "",
                metres=said[f"post{index}_metres"], lead_min=said["lead_min"], call_number=said["call_number"], tasks=post.tasks,
                template="" if self.card.pack == self.template.id else self.card.code, windows=windows, kit=kit,
            )
            for each in names
        ]  # fmt: skip

    def _windows(self, index: int, place: int, asked: packs.TemplateWindow) -> list[WindowDraft]:
        said = self.cleaned_data
        turn = Turn(asked.turn)
        needs: dict[str, int] = {need.kind: number for need in asked.needs if (number := said.get(f"post{index}_need_{need.kind}"))}
        if not needs:
            return []
        classes = by_week(parts_of(said.get("classes", "")), said.get("first_week")) if turn is Turn.CLASS_WEEK else {}
        return [
            WindowDraft(
                needs=needs, bell_code=bell, weekdays=tuple(_WEEKDAYS.index(day) for day in asked.days), turn=turn,
                week_from=min(classes) if classes else None, week_until=max(classes) if classes else None,
                grades=said.get(f"post{index}_grades{place}", ()), class_weeks=classes,
            )
            for bell in dict.fromkeys(own for code in asked.bells for own in self.instead.get(code, (code,)))
        ]  # fmt: skip


def _asked(bell: packs.TemplateBell) -> Ring:
    days = frozenset(_WEEKDAYS.index(day) for day in bell.days)
    return Ring(bell.code, bell.variant, time.min, time.max, days, frozenset(bell.grades))


def _needs(post: packs.TemplatePost) -> dict[Kind, int | None]:
    """Return who stands at a post, of all its windows together: a number that any of them gives."""
    found: dict[Kind, int | None] = {}
    for window in post.windows:
        for need in window.needs:
            kind = Kind(need.kind)
            found[kind] = found.get(kind) or need.number
    return found


def _bell_title(bell: packs.TemplateBell) -> str:
    days = days_words(_WEEKDAYS.index(day) for day in bell.days) if bell.days else ""
    grades = comma(bell.grades)
    usual = bell.variant == "usual"
    parts = [bell_words(bell.code), "" if usual else variant_words(bell.variant), days]
    if grades:
        parts.append(gettext("grades %(grades)s") % {"grades": grades})
    return " · ".join(part for part in parts if part)


def _days(window: packs.TemplateWindow) -> str:
    return days_words(_WEEKDAYS.index(day) for day in window.days)


def _bells(window: packs.TemplateWindow) -> str:
    return ", ".join(map(bell_words, window.bells))
