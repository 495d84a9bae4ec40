"""Writing down that a member of staff is accused, and each of the five things that follow."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, record
from umay.correspondence.actions.bench import Desk, begin, only_one
from umay.correspondence.models import Accused, StaffStage
from umay.correspondence.queries.people import lead_name
from umay.correspondence.queries.staff import FIELD
from umay.correspondence.rules.accusing import Accusation, Stage, accusation_refusal, buries, stage_refusal
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.vault import api as vaults
from umay.web.api import dates

AccusedMissing = Accused.DoesNotExist


@action(Perm.CASE_LEAD, "correspondence.staff_accused")
def accuse(actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, said: Accusation, *, now: datetime) -> UUID:
    """Write down, sealed, who of the staff is accused of what, and what holds from now on; once for the form's uid, which is returned.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "case.no_key", "correspondence.rehearsal",
    "correspondence.accused_incomplete", "correspondence.contact_leads", "correspondence.answer_past").
    Audit: correspondence.staff_accused.
    """
    only_one(uid)
    desk = begin(actor, vault, case_uid, now)
    if refusal := accusation_refusal(said, lead_name(desk.work), dates.local_day(now)):
        raise Refused(refusal)
    known = Accused.objects.filter(uid=uid, case_ref=desk.work.case.uid).exists()
    if not known:
        sealed = json.dumps(asdict(said), ensure_ascii=False, default=date.isoformat)
        paper = _kept(desk, {"words": _("An accusation of a member of staff was written down."), FIELD: sealed})
        Accused.objects.create(
            uid=uid, case_ref=desk.work.case.uid, unit_id=desk.work.case.unit_id, paper_uid=paper, kept_at=now, kept_by_id=vault.person_id
        )

    record(actor, "correspondence.staff_accused", uid, at=now, place=desk.work.place)
    return uid


def _kept(desk: Desk, texts: dict[str, str]) -> UUID:
    return cases.keep_paper(desk.actor, desk.vault, desk.work.case.uid, cases.Paper(new_id(), texts), now=desk.now)


@action(Perm.CASE_LEAD, "correspondence.stage_kept")
def keep_stage(actor: Actor, vault: vaults.Vault, case_uid: UUID, accused_uid: UUID, said: Stage, *, uid: UUID, now: datetime) -> None:
    """Write down one of the five things, sealed, once for the form's uid. A forbidden way out goes through the case's shield with it.

    Raises CaseMissing; AccusedMissing; Refused ("access.not_granted", "case.guest", "case.no_key", "case.explanation_short",
    "correspondence.rehearsal", and what `stage_refusal` says). Audit: correspondence.stage_kept, with the stage; case.forbidden_flagged.
    """
    only_one(uid)
    desk = begin(actor, vault, case_uid, now)
    accused = Accused.objects.select_for_update().get(uid=accused_uid, case_ref=desk.work.case.uid)
    forbidden = buries([one.code for one in desk.work.response.forbidden])
    known = StaffStage.objects.filter(accused=accused)
    if refusal := stage_refusal(said, list(known.values_list("stage", flat=True)), forbidden, dates.local_day(now)):
        raise Refused(refusal)
    if not known.filter(uid=uid).exists():
        if said.way in forbidden:
            shield = cases.Words(new_id(), said.note)
            cases.doing.flag_forbidden(actor, vault, case_uid, said.way, shield, now=now)
        sealed = json.dumps({"by": said.by, "note": said.note}, ensure_ascii=False)
        paper = _kept(desk, {"words": _("A step about the accused member of staff was written down."), FIELD: sealed})
        StaffStage.objects.create(
            uid=uid, accused=accused, stage=said.stage, way=said.way, happened_on=said.on, paper_uid=paper, kept_at=now,
            kept_by_id=vault.person_id,
        )  # fmt: skip

    record(actor, "correspondence.stage_kept", uid, at=now, place=desk.work.place, detail={"stage": said.stage})
