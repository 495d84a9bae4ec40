"""To whom letters of a case can go: the authorities of the country's procedure, with when, how soon and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.cases import api as cases
from umay.correspondence.rules.choosing import Kind, LetterStep, asked_of, kind_of
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class Office:
    """An authority that gets a letter. asked: whether this matter must be told to it. by, why: as words; late: the time has passed."""

    code: str
    title: Text
    kind: Kind
    asked: bool
    by: str
    late: bool
    why: str
    call: str


def offices_of(work: cases.Work, lang: str) -> tuple[Office, ...]:
    """Return the authorities of the procedure, those whom the matter must be told to first."""
    wanted = {one.code for one in packs.authorities_for(work.response, situation_of(work))}
    found = [_office(work, one, one.code in wanted, lang) for one in work.response.authorities]
    return tuple(sorted(found, key=lambda one: not one.asked))


def situation_of(work: cases.Work) -> packs.Situation:
    """Return what is known of the matter, as the procedure reads it."""
    case = work.case
    return packs.Situation(frozenset(case.kinds), frozenset(case.offenders), frozenset(case.places), frozenset(case.flags))


def _office(work: cases.Work, one: packs.Authority, asked: bool, lang: str) -> Office:
    by, late = _by(work, one.within) if asked else ("", False)
    item = one.source.item if one.source else ""
    said = one.hint or one.why
    why = " ".join(part for part in (said.in_(lang) if said else "", _("Item %(item)s.") % {"item": item} if item else "") if part)
    return Office(one.code, one.title, kind_of(one), asked, by, late, why, one.number or "")


def _by(work: cases.Work, within: packs.Within | None) -> tuple[str, bool]:
    """Return by when an authority is to know, and whether that has passed; the time runs from the first report."""
    if within is None:
        return "", False
    if within.at_once:
        return _("at once"), False
    if within.working_days is not None:
        said = ngettext("within %(num)s working day", "within %(num)s working days", within.working_days)
        return said % {"num": within.working_days}, False
    due = work.case.told_at + timedelta(hours=within.hours or 0, days=within.days or 0)
    return _("by %(when)s") % {"when": dates.say_moment(due, timezone.get_current_timezone())}, due <= work.now


def steps_of(work: cases.Work, page: cases.CasePage, *, settled: bool = False) -> tuple[LetterStep, ...]:
    """Return the steps of the case that need a letter and are still open. settled: those that are done or decided against instead."""
    named = {step.code: step.letter or "" for step in work.response.steps}
    found = (one for one in page.steps if (one.mark in ("done", "not_done")) == settled and "letter" in one.needs)
    return tuple(LetterStep(one.uid, named.get(one.code, ""), one.needs, one.child_uid) for one in found)


def settled_offices(work: cases.Work, page: cases.CasePage) -> frozenset[str]:
    """Return the codes of the authorities about whom a step was settled, whichever way they were told."""
    told, steps = authorities(work), steps_of(work, page, settled=True)
    every = (*steps, *steps_of(work, page))
    return frozenset(code for step in steps for code in asked_of(step, told, every))


def authorities(work: cases.Work) -> tuple[packs.Authority, ...]:
    """Return whom this matter must be told to."""
    return packs.authorities_for(work.response, situation_of(work))


def guardians_of(work: cases.Work, page: cases.CasePage) -> dict[object, str]:
    """Return by child how writing to its guardians stands: free, told, tell, tell_other; or undecided, wait, left.

    left: somebody decided that they are not told. A child without a step of its own goes by the last decision about it.
    """
    must_wait = packs.guardians_must_wait(work.response, situation_of(work))
    left = {one.child_uid for one in page.steps if one.code == "tell_guardians" and one.mark == "not_done"}
    told = {one.child_uid for one in page.steps if one.code == "tell_guardians" and one.mark == "done"}
    return {one.uid: _stands(one, page.entries, left, told, must_wait=must_wait) for one in page.children}


def _stands(
    child: cases.ChildCard, entries: Collection[cases.EntryShown], left: Collection[object], told: Collection[object], *, must_wait: bool
) -> str:
    if child.uid in left:
        return "left"
    if not must_wait:
        return "free"
    if child.uid in told or child.guardians != "told":
        return "told" if child.uid in told else child.guardians
    decided = (one.title for one in entries if one.kind == "decision" and one.child_uid == child.uid)
    return next(decided, "undecided")
