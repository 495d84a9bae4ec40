"""What every act on a case does alike: begin, write a sealed text, lay the procedure out anew, tell the journal, note what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from umay.cases.models import CaseGrant, Child, Compartment, Entry, Signal, StepRecord
from umay.cases.queries import common
from umay.cases.queries.opened import Work, work_on
from umay.cases.rules import grants
from umay.cases.sealed import Texts, begin_epoch, seal_entry
from umay.core.api import Actor, Perm, Place, record, require
from umay.journal import api as journal
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.procedure import api as procedure
from umay.procedure.api import guardians
from umay.vault import api as vaults

CLIMBS_AFTER: Final = timedelta(hours=24)  # ours: a step of the first hours that is a day late goes to the level above
CLIMBING: Final = ("now", "tell")


def begin(actor: Actor, vault: vaults.Vault, uid: UUID, now: datetime, perm: Perm = Perm.CASE_WORK, *, closed: bool = False) -> Work:
    """Load and lock a case and ask for the permission. closed: also when it is closed.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "case.closed", "case.vault_of_another").
    """
    case = common.locked_case(actor, uid, now)
    place = places.unit_by_id(actor, case.unit_id).place
    require(actor, by_name(actor, perm, place), place)
    if vault.person_id != actor.person_id:
        raise Refused(Refusal("case.vault_of_another"))
    if perm is Perm.CASE_LEAD and common.role_in(case, vault.person_id) == grants.GUEST:
        raise Refused(Refusal("case.guest"))
    if case.state == "closed" and not closed:
        raise Refused(Refusal("case.closed"))
    CaseGrant.objects.filter(common.run_out(case, now), ended_at__isnull=True).update(ended_at=now, ended_by_id=0)
    work = work_on(actor, case, place, vault, now)
    return renew(work) if any(part.renew for part in work.keys.parts.values()) else work


def renew(work: Work) -> Work:
    """Begin a new epoch of every compartment for those who are in and held the last one; where none of them is left, for all who are in."""
    stay = set(common.members_of(work.case, work.now))
    for part in Compartment.objects.select_for_update().filter(case=work.case):
        holders = set(part.wraps.filter(epoch=part.epoch).values_list("person_id", flat=True))
        part.epoch, part.renew = part.epoch + 1, False
        part.save(update_fields=["epoch", "renew"])
        begin_epoch(work.case, part, stay & holders or stay, granter=work.keys.vault.person_uid, now=work.now)
    return work_on(work.actor, work.case, work.place, work.keys.vault, work.now)


def by_name(actor: Actor, perm: Perm, place: Place) -> Perm:
    """Return what working on a case asks of somebody who was let in: where their post works on none, that they may join one by name."""
    return Perm.CASE_JOIN if perm is Perm.CASE_WORK and not actor.may(perm, place) else perm


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be kept. uid: of the form it came with, so that it is kept once. chain, version: of what it is a later version of."""

    kind: str
    texts: Texts
    child: Child | None = None
    code: str = ""
    names: tuple[str, ...] = ()
    uid: UUID | None = None
    chain: UUID | None = None
    version: int = 1


def write(work: Work, draft: Draft) -> Entry:
    """Seal a text for its child's compartment, or the whole case's, and keep it; what was kept before is returned as it is.

    Raises Refused ("case.no_key") when the writer cannot open the compartment themselves.
    """
    if draft.uid is not None and (known := Entry.objects.filter(case=work.case, uid=draft.uid).first()):
        return known
    part = work.keys.part_of(draft.child)
    if not work.keys.holds(part):
        raise Refused(Refusal("case.no_key"))
    entry = Entry(
        uid=draft.uid or new_id(), case=work.case, child=draft.child, kind=draft.kind, code=draft.code, names=list(draft.names),
        chain=draft.chain or uuid4(), version=draft.version, at=work.now, by_id=work.actor.person_id or 0,
    )  # fmt: skip
    seal_entry(work.keys, part, entry, {name: words.replace("\0", "") for name, words in draft.texts.items()})
    entry.save(force_insert=True)
    return entry


def settle(work: Work, entry: Entry) -> None:
    """Mark the steps as done that this entry shows, and nothing else is needed for."""
    needs = {step.code: step.needs for step in work.response.steps}
    for row in StepRecord.objects.filter(case=work.case, state="open").select_related("child"):
        asked = needs.get(row.code, ())
        if asked and all(need == entry.kind for need in asked) and row.child in (None, entry.child):
            row.state, row.done_at, row.done_by_id, row.entry = "done", work.now, work.actor.person_id, entry
            row.save(update_fields=["state", "done_at", "done_by_id", "entry"])


def lay(work: Work) -> None:
    """Bring the steps of the case in line with its facts, and with them what the level above is going to be told."""
    rows = common.laid_of(work.case)
    children = [procedure.ChildFacts(one.uid, one.role) for one in work.children.values()]
    situation = common.situation_of(work.case)
    before = [common.as_laid(row) for row in rows.values()]
    wanted = procedure.laid_out(work.response, situation, children, before, times=common.times_of(work.case), now=work.now)
    for one in wanted:
        row = rows.get(one.key)
        if row is None:
            child = work.child(one.child)
            StepRecord.objects.create(case=work.case, child=child, code=one.code, state=one.state, due_at=one.due_at)
        elif (row.state, row.due_at) != (one.state, one.due_at):
            row.state, row.due_at = one.state, one.due_at
            row.save(update_fields=["state", "due_at"])
    _signal(work, wanted)


def _signal(work: Work, laid: tuple[procedure.Laid, ...]) -> None:
    if work.case.is_practice:
        return
    urgent = {step.code for step in work.response.steps if step.phase in CLIMBING}
    wanted = {
        ("step", one.code): (one.due_at, one.due_at + CLIMBS_AFTER)
        for one in laid
        if one.state == "open" and one.due_at is not None and one.code in urgent
    }
    states = common.guardians_of(work.case, work.response)
    waiting = [states[one.child] for one in laid if one.code == guardians.TELL_STEP and one.state == "open" and one.child in states]
    if climbs := next(filter(None, (guardians.climbs_at(state, work.now) for state in waiting)), None):
        wanted["guardians", ""] = (work.now, climbs)
    open_ones = {(one.kind, one.code): one for one in Signal.objects.filter(case_ref=work.case.uid, ended_at__isnull=True)}
    for (kind, code), (since, due) in wanted.items():
        if (kind, code) not in open_ones:
            Signal.objects.create(**signal_of(work), kind=kind, code=code, since_at=since, due_at=due)
    over = [one.pk for key, one in open_ones.items() if key not in wanted and one.kind not in ("forbidden", "lead")]
    Signal.objects.filter(pk__in=over).update(ended_at=work.now)


def signal_of(work: Work) -> dict[str, object]:
    """Return what a signal says of where its case is."""
    case = work.case
    return {
        "case_ref": case.uid,
        "agency": work.place.agency,
        "unit_id": case.unit_id,
        "country": case.country,
        "province_id": case.province_id,
        "district_id": case.district_id,
    }


def count(work: Work) -> None:
    """Bring the journal's line of each harmed child in line with the case; a rehearsal is never counted."""
    if work.case.is_practice or not work.case.kinds:
        return
    codes = [level.code for level in work.response.risk.levels]
    high = codes[codes.index(work.response.risk.high_from) :]
    for child in work.children.values():
        if child.role == "harmed":
            journal.keep_line(work.actor, _line(work, child, high_risk=child.level in high), now=work.now)


def _line(work: Work, child: Child, *, high_risk: bool) -> journal.LineFacts:
    case, numbers = work.case, work.case.numbers
    groups = {one.code: one.group for one in work.response.measures}
    taken = [code for code in case.measures if code in groups]
    return journal.LineFacts(
        case_ref=case.journal_ref,
        child_ref=child.journal_ref,
        unit_id=case.unit_id,
        registered_on=common.day_in(case.country, case.told_at),
        kinds=tuple(case.kinds),
        place=next(iter(case.places), "unknown"),
        offender=next(iter(case.offenders), "unknown"),
        age=child.age,
        sex=journal.Sex(child.sex),
        grade_band=journal.GradeBand(child.grade_band),
        hour_band=journal.HourBand(case.hour_band),
        high_risk=high_risk,
        injured_at_school="injured_at_school" in child.marks,
        long_absent="long_absent" in child.marks,
        harmed_by_staff="staff" in case.offenders,
        witnesses=numbers.get("witnesses", 0),
        offender_pupils=numbers.get("offender_pupils", 0),
        juvenile_police=numbers.get("juvenile_police", 0),
        expelled=numbers.get("expelled", 0),
        transferred=numbers.get("transferred", 0),
        staff_dismissed=numbers.get("staff_dismissed", 0),
        measures=tuple(code for code in taken if groups[code] not in ("referral_harmed", "referral_harming")),
        referrals=tuple(code for code in taken if groups[code] == "referral_harmed"),
        offender_referrals=tuple(code for code in taken if groups[code] == "referral_harming"),
        outcome=case.outcome,
    )


def done(work: Work, verb: str, *columns: str, detail: Mapping[str, object] | None = None) -> None:
    """Save the changed columns of the case with its next version, and record the act. detail: codes and ids only."""
    work.case.version += 1
    work.case.save(update_fields=[*columns, "version"])
    record(work.actor, verb, work.case.uid, at=work.now, place=work.place, detail=detail)
