"""What somebody sends with each deed who does it rightly, and what it is done to. What is wrong in form is refused whoever sends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.contracts import gate
from tests.contracts.kinds import Body
from tests.contracts.locked import LOST, NEW_WORDS, without_officials_key
from tests.contracts.ready import OWNER, pack_to_take_in
from tests.contracts.told import opened
from tests.contracts.world import REASON, Visitor, World
from tests.support.vaults import WORDS

OPEN: Final = {"obligation_uid": "open_uid"}
FOLLOWED: Final = {"uid": "followed_uid"}
GUARDED: Final = {"uid": "guarded_uid"}
SENT_TO: Final[Mapping[str, Mapping[str, str]]] = {  # what an address names otherwise than most do
    **gate.merged("SENT_TO"),
    **dict.fromkeys(
        (
            "absent-child",
            "absent-export",
            "absent-hold",
            "absent-hold-end",
            "absent-keep",
            "absent-let-in",
            "absent-measure",
            "absent-measure-end",
            "absent-move",
            "absent-place",
            "absent-protect",
            "absent-share",
            "absent-visit",
            "absent-visited",
            "absent-words",
        ),
        FOLLOWED,
    ),
    "absent-lift": GUARDED,
    "absent-lift-confirm": {"uid": "asked_uid"},
    "absent-share-end": {"uid": "shared_uid"},
    "absent-show-place": GUARDED,
    "absent-team-close": {"uid": "team_uid"},
    "adopt-now": {"pack_uid": "other_pack"},
    "decline-task": OPEN,
    "draft-language": {"uid": "fresh_uid"},
    "draft-section": {"key": "section_key"},
    "follow-version": {"pack_uid": "newer_pack"},
    "invite": {"appointment_uid": "awaited_uid"},
    "plan-task": OPEN,
    "read-sent-again": {"uid": "stopped_uid"},
    "record-task": OPEN,
    "set-task-aside": OPEN,
    "start-task": OPEN,
    "switch-version": {"pack_uid": "newer_pack"},
    "take-builtin": {"code": "builtin"},
}


def _nothing(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {}


def _today() -> str:
    return timezone.localdate().isoformat()


def _file(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("more.txt", b"one more list")}


def _row(_visitor: Visitor, world: World) -> dict[str, Any]:
    return {"title": "Bilgilendir", "owner_0": OWNER, "no_time": "continuous", "version": world.known["row_version"]}


def _agreement(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"kind": "sub_protocol", "title": "With the port", "parties": "Port", "signed_on": "2026-01-01", "remind_days": "60"}


def _post(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"email": "new@test.invalid", "shown": "Test new", "post": "function:teacher", "from_on": _today()}


def _units(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("list.csv", b"Province,Code,Name\nProvince One,N2,One more office\n"), "school_year": "2026"}


def _calendar(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"first": "2026-09-01", "last": "2027-06-15", "weekend": ["SA", "SU"], "holidays": ""}


def _ceremony(visitor: Visitor, world: World) -> dict[str, Any]:
    if visitor.actor is not None and visitor.actor.person_id == world.cast.administrator.person_id:
        without_officials_key()
    return {"first": "ministry@test.invalid", "second": "principal@test.invalid", "third": "officer@test.invalid"}


def _share(visitor: Visitor, world: World) -> dict[str, Any]:
    return {"share": world.known["shares"].get(visitor.actor.person_id if visitor.actor else 0, "nothing")}


def _by_an_open_vault(body: Body) -> Body:
    """Return the body of a deed that needs the vault open: opens it first, where the visitor keeps one."""

    def opening(visitor: Visitor, world: World) -> dict[str, Any]:
        if visitor.actor is not None and visitor.actor.person_id == world.cast.principal.person_id:
            opened(visitor)
        return body(visitor, world)

    return opening


def _seat(_visitor: Visitor, world: World) -> dict[str, Any]:
    from umay.packs.api import default_response

    return {"seat": default_response().team.seats[0].code, "person": world.cast.principal.person_id}


def _concern(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"channel": "staff", "about": "someone", "words": "He is hit.", "key": str(uuid4())}


def _soon() -> str:
    return (timezone.localdate() + timedelta(days=20)).isoformat()


def _child(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {
        "reason": "guidance", "found_on": _today(), "sex": "girl", "age_band": "from_10", "grade_band": "lower", "name": "One more",
        "centre": "0", "delete_on": _soon(),
    }  # fmt: skip


def _measure(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"measure-kind": "care", "measure-court": "C", "measure-number": "2", "measure-review_on": _soon()}


def _shared(_visitor: Visitor, world: World) -> dict[str, Any]:
    who = world.known["an_outsider"]
    return {"share-who": who, "share-ground": "law", "share-reference": "Law 5", "share-until_on": _soon()}


def _visited(_visitor: Visitor, _world: World) -> dict[str, Any]:
    return {"done-done_on": _today(), "done-outcome": "met_family"}


OF_FOLLOWED: Final[dict[str, Body]] = {  # each with the vault open
    "absent-hold": lambda _visitor, _world: {"hold-reason": "court", "hold-until_on": _soon()},
    "absent-hold-end": _nothing,
    "absent-keep": lambda _visitor, _world: {"keep-delete_on": _soon()},
    "absent-let-in": lambda _visitor, world: {"person": world.known["a_newcomer"]},
    "absent-lift": _nothing,
    "absent-lift-confirm": _nothing,
    "absent-measure": _measure,
    "absent-measure-end": _nothing,
    "absent-move": lambda _visitor, _world: {"state": "back"},
    "absent-place": lambda _visitor, _world: {"place-school": "S", "place-version": "1"},
    "absent-protect": lambda _visitor, world: {"protect-people": world.known["an_aide"]},
    "absent-share": _shared,
    "absent-share-end": _nothing,
    "absent-show-place": lambda _visitor, world: {"person": world.known["not_shown_place"]},
    "absent-visit": lambda _visitor, world: {"who": world.known["an_aide"], "planned_on": _soon()},
    "absent-visited": _visited,
    "absent-words": lambda _visitor, _world: {"name": "N", "version": "1"},
}
BODIES: Final[dict[str, Body]] = {
    **gate.merged("BODIES"),
    **{name: _by_an_open_vault(body) for name, body in OF_FOLLOWED.items()},
    "absent-deletion-allow": _nothing,
    "absent-new": _child,
    "absent-team-close": _nothing,
    "absent-team-new": lambda _visitor, _world: {"name": "Team 2", "capacity": "3"},
    "absent-teams-match": _nothing,
    "accept-group": lambda _visitor, world: {
        "duty": str(world.known["obligation_uid"]),
        "ordinal": "1",
        "opened": timezone.now().isoformat(),
    },
    "adopt-now": _nothing,
    "answer-report": _by_an_open_vault(lambda _visitor, _world: {"words": "We are here.", "key": str(uuid4())}),
    "appoint": _post,
    "attach-file": _file,
    "break-glass": lambda _visitor, world: {"unit": str(world.cast.school.uid), "reason": REASON},
    "change-draft-row": lambda _visitor, world: {"version": world.known["row_version"]},
    "confirm-phone": lambda _visitor, world: {"code": world.known["phone_code"]},
    "change-vault-words": lambda _visitor, _world: {"before": WORDS, "words": NEW_WORDS},
    "confirm-quarter": lambda _visitor, _world: {"quarter": "2026-1"},
    "confirm-standing": lambda _visitor, world: {"task": f"{world.known['watch_uid']}/1"},
    "decline-task": lambda _visitor, _world: {"decline-reason": "no_staff"},
    "describe-draft": lambda _visitor, world: {"title": "Plan", "base_year": "2026", "version": world.known["draft_version"]},
    "draft-language": lambda _visitor, _world: {"lang": "tr"},
    "draft-line": lambda _visitor, _world: {"state": "not_needed"},
    "draft-owners": lambda _visitor, world: {"lead": world.known["lead"], "owner-0": OWNER},
    "draft-row": _row,
    "draft-section": lambda _visitor, world: {"title": "Duties", "owner": OWNER, "version": world.known["section_version"]},
    "end-adoption": _nothing,
    "end-agreement": _nothing,
    "end-seat": lambda _visitor, _world: {"number": "1"},
    "end-appointment": lambda _visitor, _world: {"last_on": _today()},
    "follow-version": _nothing,
    "forget-address": _nothing,
    "give-glass-back": _nothing,
    "import-document": lambda _visitor, _world: {"text": "1. The staff is informed every year in October.", "lang": "en"},
    "invite": _nothing,
    "join-report": lambda _visitor, world: {"into": str(world.known["other_report"])},
    "keep-asked-date": lambda _visitor, _world: {"name": "board_meeting", "ordinal": "1", "board_meeting-1-day": _today()},
    "log-report": _concern,
    "make-keys": lambda _visitor, _world: {"words": WORDS},
    "make-keys-anew": lambda _visitor, _world: {"words": NEW_WORDS, "understood": "on"},
    "mark-abuse": _nothing,
    "name-member": lambda _visitor, world: {"person": world.known["a_reader"]},
    "note-training": lambda _visitor, _world: {"number": "1", "course": "Listening", "on": _today()},
    "open-file": _nothing,
    "open-notice": _nothing,
    "open-telling": _nothing,
    "open-vault": lambda _visitor, _world: {"words": WORDS},
    "plan-task": lambda _visitor, _world: {"plan-scheduled_on": _today()},
    "publish-draft": lambda _visitor, world: {"version": "1.0", "draft_version": world.known["draft_version"]},
    "put-draft-away": _nothing,
    "read-sent-again": _nothing,
    "record-agreement": _agreement,
    "record-task": lambda _visitor, _world: {"record-done_on": _today()},
    "recover": _share,
    "recovery-ceremony": _ceremony,
    "release-quarter": lambda _visitor, _world: {"quarter": "2026-1"},
    "remove-file": _nothing,
    "reopen-task": _nothing,
    "revoke-feed": _nothing,
    "rule": lambda _visitor, _world: {"choice": "0", "reason": "The board decided so today."},
    "seat-member": _seat,
    "send-back-task": lambda _visitor, _world: {"back-note": "The list of the staff is missing."},
    "send-code": _nothing,
    "set-report-aside": _by_an_open_vault(lambda _visitor, _world: {"reason": "test"}),
    "set-task-aside": lambda _visitor, _world: {"aside-reason": "no_boarding"},
    "setup-basis": lambda _visitor, _world: {"legal_basis": "A law", "tasks_years": "5", "accounts_days": "365", "audit_years": "10"},
    "setup-calendar": _calendar,
    "setup-helplines": lambda _visitor, _world: {"lines": "112, Emergency", "checked_on": _today()},
    "setup-mail": _nothing,
    "setup-programmes": lambda _visitor, _world: {"without": "yes"},
    "setup-rota": lambda _visitor, world: {"person": str(world.cast.administrator.person_id), "first": _today()},
    "setup-take-in": _nothing,
    "setup-units": _units,
    "shut-telling": _nothing,
    "start-recovery": lambda _visitor, _world: {"email": "principal@test.invalid", "reason": LOST},
    "start-task": _nothing,
    "take-builtin": _nothing,
    "take-in-pack": lambda _visitor, _world: {"file": SimpleUploadedFile("pack.yaml", pack_to_take_in())},
    "take-older-key": lambda _visitor, _world: {"words": WORDS},
    "take-seat": _nothing,
    "take-up": lambda _visitor, world: {"own": str(world.known["obligation_uid"]), "upper": "test-pack:report"},
    "throw-sent-away": _nothing,
    "use-code": lambda _visitor, world: {"code": world.known["recovery_code"], "words": NEW_WORDS},
    "verify-task": _nothing,
}
ON_CASES: Final = frozenset({
    "add-case-child", "answer-wish", "ask-for-case-lead", "case-facts", "case-people", "case-step", "close-case", "hand-case-lead", "leave-case-steps", "open-case", "remove-from-case", "take-case-over",
    "reopen-case", "throw-case-away", "write-in-case", "ask-outside",
    "accuse-staff", "accused-staff", "letter-answered", "letter-sent", "write-accusation", "write-case-letter",
    "choose-package", "end-question", "hold-case", "keep-receipt", "take-package", "answer-access", "ask-access", "refuse-access", "send-transfer",
    "report-to-case", "take-access", "take-transfer", "take-transfer-back",
})  # fmt: skip
"""Deeds that need an open vault and are not asked for without one: cases/tests does them, as a member and as an outsider."""
UNTRIED: Final = ON_CASES | gate.joined("UNTRIED") | frozenset({
    "allow-round",  # no round waits for somebody to look
    "go-live",  # asks for a deployment that is set up whole; may only be refused in a world that is not
    "setup-rota-off",  # names a line of a rota that has none
})  # fmt: skip
"""Deeds that nobody succeeds in here yet. It may only shrink: each body more is a permission more that is held to its rule."""


def target(name: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the address of that name names otherwise than most do."""
    return {key: known[other] for key, other in SENT_TO.get(name, {}).items()}
