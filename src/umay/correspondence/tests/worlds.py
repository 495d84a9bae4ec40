"""A case with the procedure that comes with Umay, for letters."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests.support.cast import NOW, PACK, seated
from tests.support.vaults import keyed
from umay.cases.actions.opening import NewCase, open_case
from umay.cases.actions.writing import Words, write_entry
from umay.cases.models import StepRecord
from umay.cases.tests.worlds import Team, work_of
from umay.core.api import JOB, scoped
from umay.correspondence.actions.making import make_letter
from umay.correspondence.queries.drafts import Order
from umay.correspondence.queries.filling import Wanted, filled
from umay.correspondence.queries.letters import title_of
from umay.correspondence.rules.accusing import Accusation
from umay.kernel.ids import new_id
from umay.packs import api as packs
from umay.procedure.api import Facts, NewChild
from umay.programme import api as programme

CHILD = "Aliya Canary-Bekova"
OTHER = "Timur Canary"
TOLD = "canary words: she told the nurse what happened"
TYPED = "Canarytyped Aunt"
ACCUSED = "Canaryaccused Teacher"


def team_of(cast: Any) -> Team:
    """The counsellor leads, the head is a member; the psychologist of the same school knows nothing of it."""
    programme.publish_pack(JOB, packs.pack_from_document(PACK), place=cast.nation.place, origin="builtin", now=NOW)
    stranger = seated("psychologist", cast.school, "psychologist")
    people = (cast.counsellor, cast.principal, stranger)
    return Team(cast.counsellor, cast.principal, stranger, {one.person_id: keyed(one) for one in people})


def opened(team: Team, **more: Any) -> Any:
    """Return the uid of a matter in which a crime by staff is told, of two children."""
    facts = Facts(**{"kinds": ("sexual",), "offenders": ("staff",), "places": ("school",), **more.pop("facts", {})})
    children = (NewChild(CHILD, age=9, sex="girl", grade_band="primary"), NewChild(OTHER, role="witness", age=11, sex="boy"))
    new = NewCase(**{"uid": new_id(), "facts": facts, "children": children, "words": TOLD, "members": (team.member.person_id,), **more})
    return open_case(team.lead, team.vault(team.lead), new, now=timezone.now())


def child_of(team: Team, uid: Any, name: str = "harmed") -> Any:
    return next(one.uid for one in work_of(team, uid).children.values() if one.role == name)


def decided(team: Team, uid: Any, child: Any, code: str = "tell") -> None:
    from umay.cases.actions.doing import decide_guardians

    words = Words(new_id(), "We looked at it together.", child)
    decide_guardians(team.lead, team.vault(team.lead), uid, code, words, now=timezone.now())


def noted(team: Team, uid: Any, words: str, child: Any = None) -> None:
    write_entry(team.lead, team.vault(team.lead), uid, "told", Words(new_id(), words, child), now=timezone.now())


def wanted(team: Team, uid: Any, kind: Any = "police", **more: Any) -> Wanted:
    work = work_of(team, uid)
    office = more.pop("office", kind)
    child = None if kind in {"education", "accusation"} else more.pop("child", child_of(team, uid))
    return Wanted(kind, office, more.pop("lang", "en"), title_of(work, office, "en"), child, **more)


def order(team: Team, uid: Any, kind: Any = "police", said: dict[str, Any] | None = None, **more: Any) -> Order:
    """Return a letter as the case fills it, with what somebody typed besides."""
    asked = more.pop("wanted", None) or wanted(team, uid, kind)
    values = dict(filled(team.lead, work_of(team, uid), asked).values)
    if kind == "guardians":
        values["guardian"] = TYPED
    if kind not in {"education", "guardians", "accusation"}:
        values["guardians"] = TYPED
    values = {name: value for name, value in {**values, **(said or {})}.items() if value}
    return Order(**{"uid": new_id(), "wanted": asked, "values": values, "to": (asked.to, "Main street 1"), **more})


def made(team: Team, uid: Any, kind: Any = "police", actor: Any = None, **more: Any) -> Any:
    who = actor or team.lead
    return make_letter(who, team.vault(who), uid, order(team, uid, kind, **more), now=timezone.now())


def accusation(**more: Any) -> Accusation:
    given = {
        "name": ACCUSED, "post": "Teacher of sports", "matter": "canary matter: behind the gym in May", "measures": "No lessons",
        "removed_on": timezone.localdate(), "decided_by": "The head", "contact": "Deputy of the next school", "phone": "555",
        "advice": "The union, 556", "advice_on": timezone.localdate(), "consequences": "Up to dismissal", "answer_by": None,
    }  # fmt: skip
    return Accusation(**{**given, **more})


def step(actor: Any, code: str) -> Any:
    with scoped(actor):
        return StepRecord.objects.filter(code=code).order_by("pk").values_list("state", flat=True).first()
