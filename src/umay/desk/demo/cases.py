"""Opens the demo's cases and works on them, by the acts that everybody uses: sealed, recorded and counted like real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from umay.cases import api as cases
from umay.core.api import Actor
from umay.desk.demo import telling
from umay.people import api as people
from umay.vault import api as vaults

NAMES: Final = ("kinds", "offenders", "places", "measures")
TOLD_BEFORE: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Leading:
    """Somebody at work on a case, at a moment. first: the case as it stood when it was opened. person: finds an id by the key of a seat."""

    actor: Actor
    vault: vaults.Vault
    case: UUID
    first: cases.CasePage
    said: Mapping[str, Any]
    at: datetime
    person: Callable[[str], int]

    def words(self, child: UUID | None, **more: str) -> cases.Words:
        """Return what is said in this act."""
        return cases.Words(None, self.said.get("words", ""), child, more)


def make(said: Mapping[str, Any], email: str, held: Mapping[int, vaults.Vault], now: datetime) -> None:
    """Open a case of cases.yaml and do what it says. held: open vaults by person. email: of a key, as a pattern."""
    account = people.Account.objects.get(email=email.format(key=said["lead"]))
    actor = people.actor_for(account, now.astimezone(UTC).date())
    vault = held[account.person_id]
    opened_at = datetime.combine(now.astimezone(UTC).date() - timedelta(days=said["days_ago"]), time(said["hour"]), UTC)
    told = [telling.invent(said["country"], said["told"], email, opened_at - TOLD_BEFORE)] if "told" in said else []
    case = cases.open_case(actor, vault, _new(said, told), now=opened_at)
    first = _page(actor, vault, case, opened_at)
    for act, at in _times(said["acts"], opened_at, now):
        ACTS[act["do"]](Leading(actor, vault, case, first, act, at, lambda key: telling.person_of(email, key)))


def _page(actor: Actor, vault: vaults.Vault, case: UUID, now: datetime) -> cases.CasePage:
    return cases.case_page(actor, cases.read_case(actor, vault, case, now=now))


def _new(said: Mapping[str, Any], told: list[UUID]) -> cases.NewCase:
    lists = {name: tuple(said[name]) for name in NAMES}
    children = tuple(cases.NewChild(**{**one, "marks": tuple(one.get("marks", ()))}) for one in said["children"])
    facts = cases.Facts(**lists, hour_band=said["hour_band"], numbers=said["numbers"])
    uid = uuid5(NAMESPACE_URL, f"umay-demo/case/{said['country']}/{said['days_ago']}")
    return cases.NewCase(uid, facts, children, said.get("words", ""), report_uids=tuple(told))


def _times(acts: list[dict[str, Any]], opened_at: datetime, now: datetime) -> Iterator[tuple[dict[str, Any], datetime]]:
    """Yield each act with its moment, an hour after the one before; all of them lie in the past, whenever the demo begins."""
    at, last = opened_at, now - timedelta(minutes=len(acts))
    for number, act in enumerate(acts):
        at += timedelta(hours=act.get("after", 1))
        yield act, min(at, last + timedelta(minutes=number))


def _step(one: Leading) -> None:
    """Do a step, for each child that it is one of."""
    for step in one.first.steps:
        if step.code == one.said["code"]:
            cases.doing.do_step(one.actor, one.vault, one.case, step.uid, one.words(step.child_uid), now=one.at)


def _leave_rest(one: Leading) -> None:
    left = [step.uid for step in _page(one.actor, one.vault, one.case, one.at).steps if not step.settled and step.phase != "follow"]
    cases.doing.leave_steps(one.actor, one.vault, one.case, left, one.words(None), now=one.at)


def _interview(one: Leading) -> None:
    said = one.words(_child(one), present=one.said["present"])
    cases.writing.keep_interview(one.actor, one.vault, one.case, said, lang="en", now=one.at)


def _wish(one: Leading) -> None:
    wish = cases.writing.keep_wish(one.actor, one.vault, one.case, one.words(_child(one)), now=one.at)
    cases.writing.answer_wish(one.actor, one.vault, one.case, wish, one.said["answer"], now=one.at)


def _risk(one: Leading) -> None:
    level, factors = one.said["level"], tuple(one.said["factors"])
    cases.writing.assess_risk(one.actor, one.vault, one.case, one.words(_child(one)), level=level, factors=factors, now=one.at)


def _plan(one: Leading) -> None:
    said = one.words(_child(one), **one.said["parts"])
    cases.writing.keep_plan(one.actor, one.vault, one.case, one.said["kind"], said, seen=0, now=one.at)


def _let_in(one: Leading) -> None:
    wanted = cases.Wanted(one.person(one.said["who"]), one.said["role"], one.said["reason"], None, has_keys=True)
    cases.members.let_in(one.actor, one.vault, one.case, wanted, now=one.at)


def _close(one: Leading) -> None:
    ending = cases.Ending(one.said["outcome"], frozenset(one.said["seen"]), one.said["words"], frozenset(one.said["beside"]))
    cases.ending.close_case(one.actor, one.vault, one.case, ending, now=one.at)


def _child(one: Leading) -> UUID:
    """Return the child that the act is about: whoever was harmed, unless it says another role."""
    return next(child.uid for child in one.first.children if child.role == one.said.get("child", "harmed"))


ACTS: Final[Mapping[str, Callable[[Leading], None]]] = {
    "step": _step, "leave_rest": _leave_rest, "interview": _interview, "wish": _wish, "risk": _risk, "plan": _plan, "let_in": _let_in,
    "close": _close,
}  # fmt: skip
"""What cases.yaml can say that somebody does."""
