"""Who asked what is kept about a child, and what of it there is, with other people's names blackened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone, translation

from umay.cases import api as cases
from umay.core.api import Actor, query
from umay.handover import papers
from umay.handover.models import AccessRequest, Transfer
from umay.handover.rules.access import NOT_OFFERED
from umay.handover.rules.blackening import blackened
from umay.people import api as people
from umay.protected.api import is_protected
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request. state: waiting, late, given or refused. child: initials."""

    uid: UUID
    case_uid: UUID
    child_uid: UUID
    child: str
    asker: str
    asked: str
    until: str
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class TextOut:
    """A text as it would go out. said: field by field, blackened. by: the post of who wrote it, never a name."""

    uid: UUID
    kind: str
    title: str
    on: date
    by: str
    said: tuple[str, ...]

    @property
    def said_on(self) -> str:
        """Return its day in words."""
        return dates.say_date(self.on)


@dataclass(frozen=True, slots=True, repr=False)
class Out:
    """All that is kept in a child's compartment, as it would go out. is_hidden: the child's place is protected, so no place is named."""

    child: cases.ChildFacts
    texts: tuple[TextOut, ...]
    steps: tuple[tuple[str, str, str], ...]
    switch: str
    suspected: bool
    is_hidden: bool

    @property
    def known(self) -> frozenset[UUID]:
        """Return the ids of the texts."""
        return frozenset(one.uid for one in self.texts)


@query
def requests_of(actor: Actor, work: cases.Work) -> tuple[RequestLine, ...]:
    """Return who asked about the children of an opened case, newest first."""
    shown = {one.uid: one.initials for one in cases.case_page(actor, work).children}
    rows = AccessRequest.objects.filter(case_ref=work.case.uid).order_by("-pk")
    return tuple(_line(one, shown.get(one.child_ref, ""), _today(work.now)) for one in rows)


@query
def requests_due(actor: Actor, now: datetime) -> tuple[RequestLine, ...]:
    """Return the requests that wait in the actor's cases, the nearest day first."""
    rows = AccessRequest.objects.filter(outcome="", unit_id=actor.seat.place.unit_id if actor.seat else 0).order_by("due_on", "pk")
    return tuple(_line(one, "", _today(now)) for one in rows)


def _today(now: datetime) -> date:
    return now.astimezone(timezone.get_current_timezone()).date()


def _line(row: AccessRequest, child: str, today: date) -> RequestLine:
    state = row.outcome or ("late" if row.due_on < today else "waiting")
    return RequestLine(
        row.uid, row.case_ref, row.child_ref, child, row.asker, dates.say_date(row.asked_on), dates.say_date(row.due_on), state
    )


@query
def what_goes_out(actor: Actor, work: cases.Work, file: cases.ChildFile, more: Collection[str] = ()) -> Out:
    """Return what of a child's compartment can go out. more: further words to blacken, beside the other children's names."""
    page = cases.case_page(actor, work)
    names = [*(one.name for one in page.children if one.uid != file.child.uid and one.name), *more, *_places(actor, work)]
    asked = set(AccessRequest.objects.filter(case_ref=work.case.uid).values_list("paper_uid", flat=True))  # who asked is no answer
    kept = [one for one in file.entries if one.kind not in NOT_OFFERED and one.uid not in asked]
    lang = translation.get_language() or "en"
    posts = people.posts_of({one.by_id for one in kept}, _today(work.now), near=work.case.unit_id, lang=lang)
    texts = tuple(
        TextOut(one.uid, one.kind, papers.named(one.kind), _today(one.at), posts.get(one.by_id, ""), _said(one, names, file.child.name))
        for one in kept
    )
    steps = tuple((one.title.in_(lang), one.state, dates.say_date(_today(one.done_at)) if one.done_at else "") for one in file.steps)
    card = next(one for one in page.children if one.uid == file.child.uid)
    switch = "free" if card.guardians == "told" else card.guardians
    suspected = "guardian_suspected" in work.case.flags or "guardian" in work.case.offenders
    return Out(file.child, texts, steps, switch, suspected, file.child.uid in is_protected(actor, [file.child.uid]))


def _places(actor: Actor, work: cases.Work) -> tuple[str, ...]:
    """Return what would tell a protected place: this school, and those that a file went to; nothing where no place is protected."""
    here = papers.words_to_hide(actor, work)
    if not here:
        return ()
    return (*here, *Transfer.objects.filter(case_ref=work.case.uid).values_list("to_unit__name", flat=True))


def _said(entry: cases.ChildEntry, names: Collection[str], own: str) -> tuple[str, ...]:
    return tuple(blackened(words, names, own) for name, words in entry.texts.items() if words.strip() and not name.startswith("_"))
