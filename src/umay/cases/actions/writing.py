"""Writing in a case: notes, what a child said and wishes, how great the danger is, plans. Each text is sealed and stays as written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from umay.cases.actions.bench import Draft, begin, count, done, lay, settle, write
from umay.cases.models import Child, Entry
from umay.cases.queries import common
from umay.cases.queries.opened import Work
from umay.cases.sealed import Texts
from umay.core.api import Actor, Perm, action
from umay.kernel.refusal import Refusal, Refused
from umay.packs import api as packs
from umay.procedure.api import interviewing, planning
from umay.vault import api as vaults

NOTES: Final = ("note", "inquiry", "told")


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """What somebody writes; repr shows nothing of it. uid: of the form, so that it is kept once. child: None for the whole case."""

    uid: UUID | None
    words: str
    child: UUID | None = None
    more: Texts | None = None

    @property
    def texts(self) -> dict[str, str]:
        """All texts by the field they were written in."""
        return {"words": self.words, **(self.more or {})}


@action(Perm.CASE_WORK, "case.entry_written")
def write_entry(actor: Actor, vault: vaults.Vault, uid: UUID, kind: str, said: Words, *, now: datetime) -> UUID:
    """Write a note, a step of the inquiry or something further that was told; return its uid.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.words_missing", "case.no_key"). Audit: case.entry_written.
    """
    work = begin(actor, vault, uid, now)
    if kind not in NOTES or not said.words.strip():
        raise Refused(Refusal("case.words_missing"))

    entry = write(work, Draft(kind, said.texts, work.child(said.child), uid=said.uid))

    done(work, "case.entry_written", detail={"kind": kind, "entry": str(entry.uid)})
    return entry.uid


@action(Perm.CASE_WORK, "case.interview_kept")
def keep_interview(actor: Actor, vault: vaults.Vault, uid: UUID, said: Words, *, lang: str, now: datetime) -> UUID:
    """Keep what a child said, word for word and for good; after signs of a crime a short note of facts only. Return its uid.

    said.more: "present", who was there. lang: of the writer, for leading phrases, which are counted. Raises CaseMissing;
    Refused ("access.not_granted", "case.closed", "case.words_missing", "case.present_missing", "case.note_too_long", "case.child_missing").
    Audit: case.interview_kept.
    """
    work = begin(actor, vault, uid, now)
    child = _the_child(work, said)
    rules = work.response.interview
    minimal = rules.minimal is not None and packs.holds(work.response, rules.minimal, common.situation_of(work.case))
    if refusal := interviewing.keep_refusal(said.words, said.texts.get("present", ""), minimal=minimal):
        raise Refused(refusal)

    leads = interviewing.leading(said.words, rules.leading, lang)
    code = "minimal" if minimal else "verbatim"
    entry = write(work, Draft("interview", said.texts, child, code, tuple(str(one.line) for one in leads), uid=said.uid))
    settle(work, entry)
    lay(work)

    done(work, "case.interview_kept", detail={"child": str(child.uid), "code": code, "leading": len(leads)})
    return entry.uid


def _the_child(work: Work, said: Words) -> Child:
    child = work.child(said.child)
    if child is None:
        raise Refused(Refusal("case.child_missing"))
    return child


@action(Perm.CASE_WORK, "case.wish_kept")
def keep_wish(actor: Actor, vault: vaults.Vault, uid: UUID, said: Words, *, now: datetime) -> UUID:
    """Keep what the child wishes, in its own words; return its uid, to which the answer belongs.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.words_missing", "case.child_missing"). Audit: case.wish_kept.
    """
    work = begin(actor, vault, uid, now)
    child = _the_child(work, said)
    if not said.words.strip():
        raise Refused(Refusal("case.words_missing"))

    entry = write(work, Draft("wish", said.texts, child, uid=said.uid))

    done(work, "case.wish_kept", detail={"child": str(child.uid)})
    return entry.uid


@action(Perm.CASE_WORK, "case.wish_answered")
def answer_wish(actor: Actor, vault: vaults.Vault, uid: UUID, wish_uid: UUID, words: str, *, now: datetime) -> None:
    """Keep what the child was answered to its wish: yes, or why not. Once.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.words_missing", "case.wish_answered").
    Audit: case.wish_answered.
    """
    work = begin(actor, vault, uid, now)
    wish = Entry.objects.filter(case=work.case, uid=wish_uid, kind="wish").first()
    if wish is None:
        raise common.CaseMissing
    if not words.strip():
        raise Refused(Refusal("case.words_missing"))
    if Entry.objects.filter(case=work.case, chain=wish.chain, version=2).exists():
        raise Refused(Refusal("case.wish_answered"))

    write(work, Draft("wish_answer", {"words": words}, wish.child, chain=wish.chain, version=2))
    settle(work, wish)
    lay(work)

    done(work, "case.wish_answered", detail={"wish": str(wish.uid)})


@action(Perm.CASE_WORK, "case.risk_weighed")
def assess_risk(actor: Actor, vault: vaults.Vault, uid: UUID, said: Words, *, level: str, factors: tuple[str, ...], now: datetime) -> UUID:
    """Say how great the danger for a child is, by which factors, and so when it is weighed again; return the entry's uid.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.code_unknown", "case.words_missing", "case.child_missing").
    Audit: case.risk_weighed.
    """
    work = begin(actor, vault, uid, now)
    child = _the_child(work, said)
    if refusal := planning.risk_refusal(work.response, level, factors, said.words):
        raise Refused(refusal)

    days = next(one.review_days for one in work.response.risk.levels if one.code == level)
    child.level = level
    child.review_on = common.day_in(work.case.country, now) + timedelta(days=days)
    child.save(update_fields=["level", "review_on"])
    entry = write(work, Draft("risk", said.texts, child, level, factors, uid=said.uid))
    settle(work, entry)
    lay(work)
    count(work)

    done(work, "case.risk_weighed", detail={"child": str(child.uid), "level": level})
    return entry.uid


@action(Perm.CASE_WORK, "case.plan_kept")
def keep_plan(actor: Actor, vault: vaults.Vault, uid: UUID, kind: str, said: Words, *, seen: int, now: datetime) -> UUID:
    """Keep a child's safety plan or help plan as its next version; earlier ones stay readable. Return the entry's uid.

    kind: "safety_plan" or "help_plan". said.more: its parts. seen: the version on the page it was written on, 0 for none.
    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.plan_changed" when another kept one meanwhile,
    "case.plan_part_missing", "case.child_missing"). Audit: case.plan_kept.
    """
    work = begin(actor, vault, uid, now)
    child = _the_child(work, said)
    last = Entry.objects.filter(case=work.case, child=child, kind=kind).order_by("-version").first()
    if said.uid is not None and last is not None and last.uid == said.uid:
        seen = last.version - 1  # the same form once more
    elif (last.version if last else 0) != seen:
        raise Refused(Refusal("case.plan_changed"))
    if refusal := planning.plan_refusal(kind, said.more or {}):
        raise Refused(refusal)

    parts = {name: (said.more or {}).get(name, "") for name in planning.PLANS[kind]}
    entry = write(work, Draft(kind, parts, child, uid=said.uid, chain=last.chain if last else None, version=seen + 1))
    settle(work, entry)
    lay(work)

    done(work, "case.plan_kept", detail={"child": str(child.uid), "kind": kind, "version": seen + 1})
    return entry.uid
