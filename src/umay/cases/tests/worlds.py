"""A case of the small country for tests: who leads it, who is beside, what they hold in their vaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from tests.support.cast import NOW, PACK, seated
from tests.support.vaults import keyed
from umay.cases.actions.opening import NewCase, open_case
from umay.cases.actions.reading import read_case
from umay.cases.models import Case, Entry
from umay.cases.sealed import open_entry
from umay.core.api import JOB, scoped, sealing
from umay.kernel.ids import new_id
from umay.packs import api as packs
from umay.procedure.api import Facts, NewChild
from umay.procedure.tests.responses import DOCUMENT
from umay.programme import api as programme

NAME = "Aliya Canary-Bekova"
WORDS = "canary words: she told the nurse what happened"


@dataclass(frozen=True, slots=True)
class Team:
    """The people of a case, each with their vault open."""

    lead: Any
    member: Any
    stranger: Any
    vaults: dict[int, Any]

    def vault(self, actor: Any) -> Any:
        return self.vaults[actor.person_id]


def team(cast: Any) -> Team:
    """The counsellor leads, the head is a member; the psychologist of the same school knows nothing of it."""
    pack = packs.pack_from_document({**PACK, "response": DOCUMENT})
    programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    stranger = seated("psychologist", cast.school, "psychologist")
    people = (cast.counsellor, cast.principal, stranger)
    return Team(cast.counsellor, cast.principal, stranger, {one.person_id: keyed(one) for one in people})


def facts(**more: Any) -> Facts:
    return Facts(**{"kinds": ("bullying",), "offenders": ("peer",), "places": ("school",), **more})


def opened(team: Team, now: datetime | None = None, **more: Any) -> Any:
    """Return the uid of a case of two children that the team has opened."""
    children = (NewChild(NAME, age=9, sex="girl", grade_band="primary"), NewChild("Timur Canary", role="harming", age=11, sex="boy"))
    new = NewCase(**{"uid": new_id(), "facts": facts(), "children": children, "words": WORDS, "members": (team.member.person_id,), **more})
    return open_case(team.lead, team.vault(team.lead), new, now=now or timezone.now())


def work_of(team: Team, uid: Any, actor: Any = None) -> Any:
    """Return the case as somebody of the team opens it."""
    who = actor or team.lead
    return read_case(who, team.vault(who), uid, now=timezone.now())


def texts_of(team: Team, uid: Any, actor: Any, kind: str) -> list[Any]:
    """Return what somebody reads of the entries of a kind, newest last; None where no key of theirs opens one."""
    work = work_of(team, uid, actor)
    with scoped(actor):
        found = []
        for entry in Entry.objects.filter(case=work.case, kind=kind).order_by("pk"):
            try:
                found.append(open_entry(work.keys, entry))
            except sealing.CannotOpen:
                found.append(None)
        return found


def row(actor: Any, uid: Any) -> Case:
    """Return the case as the database shows it to the actor. Raises Case.DoesNotExist."""
    with scoped(actor):
        return Case.objects.get(uid=uid)
