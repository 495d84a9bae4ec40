"""What every page needs, said once more than in the code: the matrix of routes holds the two against each other."""

from __future__ import annotations

from typing import Any, Final

from tests.contracts import gate
from tests.contracts.kinds import Answer, Rule
from tests.contracts.world import Visitor, World
from umay.core.api import Perm, Place

OF_THE_MACHINE: Final = {
    "health",
    "log-report-offline",
    "metrics",
    "offline-alone",
    "offline-worker",
    "push-worker",
}  # the same for everybody, signed in or not
OF_DEVELOPMENT: Final = {
    "gallery",
    "gallery-sample",
    "gallery-error",
    "gallery-bare",
    "look-around",
    "look-around-by-pass",
}  # elsewhere nobody finds them
WITH_A_SECRET: Final = {"first", "feed", *gate.joined("WITH_A_SECRET")}  # answer a wrong secret as a missing page, whoever comes
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {  # know nobody: alike to whoever comes; no place to tell has the code asked for here
    "answer": "shown", "old-answer": "elsewhere", "tell": "missing", "tell-answers": "shown", "tell-leave": "elsewhere",
    **gate.merged("WITHOUT_ACCOUNT"),
}  # fmt: skip
LEADS_ON: Final = {"start", "home"}  # lead everybody who signed in to their own first page
FOR_ALL: Final = {  # each shows what is the visitor's own, or what is public to whoever signed in
    "agreements", "cascade", "drafts", "export-pack", "feeds", "notice-channels", "notices", "profile", "programme", "programmes", "review",
    "second-factor", "who-looked",
}  # fmt: skip
SPEAK_OF_ONES_OWN: Final = {  # acts on what is the visitor's alone: nothing to be had by another's id but a missing page
    "add-browser", "add-passkey", "add-phone", "close-vault", "end-session", "keep-code", "keep-quiet-hours", "make-code", "make-feed", "open-by-passkey", "try-ways", "read-notices", "remove-slot",
    "sign-out",
}  # fmt: skip


def _seat(visitor: Visitor) -> Any:
    return visitor.actor.seat if visitor.actor else None


def _is_here(visitor: Visitor) -> bool:
    seat = _seat(visitor)
    return seat is not None and seat.place.country == "XA"


def at_own(perm: Perm, *, without: Answer = "refused") -> Rule:
    """Return the rule of a page about the visitor's own unit. without: what somebody without an appointment meets."""

    def rule(visitor: Visitor, _world: World) -> Answer:
        seat = _seat(visitor)
        if seat is None:
            return without
        return "shown" if visitor.may(perm, seat.place) else "refused"

    return rule


def anywhere(perm: Perm) -> Rule:
    """Return the rule of a list of what one keeps, wherever that is."""

    def rule(visitor: Visitor, _world: World) -> Answer:
        return "shown" if visitor.actor is not None and visitor.actor.holds(perm) else "refused"

    return rule


def of_country(perm: Perm) -> Rule:
    """Return the rule of a page about the whole country."""

    def rule(visitor: Visitor, _world: World) -> Answer:
        seat = _seat(visitor)
        return "shown" if seat is not None and visitor.may(perm, Place(0, "", seat.place.country)) else "refused"

    return rule


def about(unit: str, *perms: Perm, own: bool = False, others: Answer = "missing") -> Rule:
    """Return the rule of a page about a thing of a unit of the cast: any of the permissions there shows it.

    own: only the unit itself knows of it. others: what those meet who may not know of the unit.
    """

    def rule(visitor: Visitor, world: World) -> Answer:
        seat, place = _seat(visitor), getattr(world.cast, unit).place
        if seat is None or not (seat.place.unit_id == place.unit_id if own else seat.covers(place)):
            return others
        return "shown" if any(visitor.may(perm, place) for perm in perms) else "refused"

    return rule


def bound(*perms: Perm) -> Rule:
    """Return the rule of a page about the adoption of the whole country: any of the permissions at the own unit shows it."""

    def rule(visitor: Visitor, _world: World) -> Answer:
        if not _is_here(visitor):
            return "missing"
        return "shown" if any(visitor.may(perm, _seat(visitor).place) for perm in perms) else "refused"

    return rule


def _figures(visitor: Visitor, _world: World) -> Answer:
    seat = _seat(visitor)
    if seat is None or seat.place.country != "XA":
        return "shown"  # there says the page that no programme is adopted
    area = Place(0, "", seat.place.country, seat.place.province_id if seat.level in ("province", "district") else None,
                 seat.place.district_id if seat.level == "district" else None)  # fmt: skip
    return "shown" if visitor.may(Perm.ROLLUP_READ, area) else "refused"


def _list_of_administrator(visitor: Visitor, world: World) -> Answer:
    may = of_country(Perm.PLACE_KEEP)(visitor, world)
    return "elsewhere" if may == "shown" and visitor.actor.person_id != world.cast.administrator.person_id else may


def _adopting(visitor: Visitor, _world: World) -> Answer:
    return "missing" if _seat(visitor) is None else "refused"  # it is adopted already


def _of_the_principal(visitor: Visitor, world: World) -> Answer:
    return "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing"


def keeps_vault(*, with_keys: Answer = "shown", without: Answer = "shown") -> Rule:
    """Return the rule of a page about the visitor's own vault: some of this world have keys, all shut."""

    def rule(visitor: Visitor, world: World) -> Answer:
        if _seat(visitor) is None or not visitor.may(Perm.VAULT_KEEP, _seat(visitor).place):
            return "refused"
        return with_keys if visitor.actor.person_id in world.known["keyed"] else without

    return rule


def _holds_a_share(visitor: Visitor, world: World) -> Answer:
    if _seat(visitor) is None:
        return "refused"
    return "shown" if visitor.actor.person_id in world.known["shares"] else "missing"


def _is_sealed_to(visitor: Visitor, world: World) -> Answer:
    """A report is there for those to whom it is sealed, of this world for the principal alone; for all others it is missing."""
    return "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing"


def _led_to_the_vault(visitor: Visitor, world: World) -> Answer:
    return "elsewhere" if _is_sealed_to(visitor, world) == "shown" else "missing"  # every vault is shut


def _publishes(visitor: Visitor, _world: World) -> Answer:
    seat = _seat(visitor)
    if seat is None:
        return "missing"
    return "shown" if seat.level == "nation" and visitor.may(Perm.JOURNAL_RELEASE, seat.place) else "refused"


def _follows(visitor: Visitor, world: World) -> Answer:
    """A followed child is there for those let in by name, of this world's visitors for the principal alone."""
    seat = _seat(visitor)
    if seat is None or not visitor.may(Perm.ABSENT_KEEP, seat.place):
        return "refused"
    return "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing"


def _follows_with_vault(visitor: Visitor, world: World) -> Answer:
    may = _follows(visitor, world)
    return "elsewhere" if may == "shown" else may  # every vault is shut


def _leads_team(visitor: Visitor, world: World) -> Answer:
    seat = _seat(visitor)
    if seat is None or not visitor.may(Perm.ABSENT_KEEP, seat.place):
        return "refused"
    return "shown" if seat.place.unit_id == world.cast.district.id else "missing"


def _on_case(visitor: Visitor, _world: World) -> Answer:
    """Cases are held against their members in the room's own tests; here every vault is shut, and whoever may work on one is led to it."""
    seat = _seat(visitor)
    return "elsewhere" if seat is not None and visitor.may(Perm.CASE_WORK, seat.place) else "refused"


def _in_case(visitor: Visitor, _world: World) -> Answer:
    """As `_on_case`, and open also to whoever may be let into one by name."""
    seat = _seat(visitor)
    may = seat is not None and (visitor.may(Perm.CASE_WORK, seat.place) or visitor.may(Perm.CASE_JOIN, seat.place))
    return "elsewhere" if may else "refused"


def _lines_or_figures(visitor: Visitor, world: World) -> Answer:
    """An office keeps no lines of its own and is led to the figures of its area."""
    seat = _seat(visitor)
    if seat is not None and seat.level != "unit" and visitor.actor is not None and visitor.actor.holds(Perm.JOURNAL_COUNT):
        return "elsewhere"
    return at_own(Perm.JOURNAL_READ, without="missing")(visitor, world)


def _takes_over(visitor: Visitor, _world: World) -> Answer:
    """No case of this world is without a lead."""
    seat = _seat(visitor)
    return "missing" if seat is not None and visitor.may(Perm.CASE_OVERSEE, seat.place) else "refused"


def _shut(_visitor: Visitor, _world: World) -> Answer:
    return "refused"


READ_TASK: Final = about("school", Perm.TASK_READ, Perm.TASK_VERIFY)
DRAFT: Final = about("district", Perm.PROGRAMME_DRAFT, own=True)

PAGES: Final[dict[str, Rule]] = {
    "absent": at_own(Perm.ABSENT_KEEP),
    "absent-child": _follows_with_vault,
    "absent-deletion": at_own(Perm.DEPLOYMENT_KEEP),
    "absent-export": _follows_with_vault,
    "absent-new": at_own(Perm.ABSENT_KEEP),
    "absent-numbers": at_own(Perm.JOURNAL_COUNT, without="missing"),
    "absent-teams": at_own(Perm.ABSENT_KEEP),
    "adopt": _adopting,
    "appointments": at_own(Perm.PERSON_APPOINT),
    "asked-dates": bound(Perm.PROGRAMME_READ),
    "break-glass": at_own(Perm.GLASS_BREAK),
    "ask-outside": _on_case,
    **dict.fromkeys(
        (
            "accuse-staff",
            "accused-staff",
            "case-letter",
            "case-letters",
            "case-staff",
            "letter-of-step",
            "take-case-letter",
            "write-accusation",
            "write-case-letter",
        ),
        _on_case,
    ),
    "choose-package": _on_case,
    "answer-access": _on_case,
    "ask-access": _on_case,
    "export-seen": _on_case,
    "handover": _on_case,
    "send-transfer": _on_case,
    "transfer": _on_case,
    "transfers": anywhere(Perm.CASE_LEAD),
    "hold-case": _on_case,
    "retention": of_country(Perm.DEPLOYMENT_KEEP),
    "keep-receipt": _on_case,
    "calendar": at_own(Perm.TASK_READ, without="elsewhere"),
    "add-case-child": _in_case,
    "case": _in_case,
    "case-child": _in_case,
    "case-facts": _in_case,
    "case-people": _in_case,
    "case-step": _in_case,
    "cases": _in_case,
    "cases-above": at_own(Perm.CASE_OVERSEE),
    "change-vault-words": keeps_vault(),
    "close-case": _in_case,
    "counted": lambda _visitor, _world: "missing",  # without an area and a duty in its query
    "describe-draft": DRAFT,
    "draft": DRAFT,
    "draft-owners": DRAFT,
    "draft-reading": DRAFT,
    "draft-row": DRAFT,
    "draft-section": DRAFT,
    "export-indicators": lambda _visitor, _world: "missing",  # without a quarter in its query
    "export-journal": at_own(Perm.JOURNAL_READ, without="missing"),
    "export-overview": lambda _visitor, _world: "missing",  # without an adoption in its query
    "export-letters": at_own(Perm.LETTER_KEEP, without="missing"),
    "import-document": at_own(Perm.PROGRAMME_DRAFT),
    "indicators": at_own(Perm.JOURNAL_COUNT, without="missing"),
    "journal": _lines_or_figures,
    "letters": at_own(Perm.LETTER_KEEP, without="missing"),
    "log-report": at_own(Perm.REPORT_LOG),
    "make-keys": keeps_vault(with_keys="elsewhere"),
    "make-keys-anew": keeps_vault(),
    "my-day": at_own(Perm.TASK_READ, without="shown"),
    "open-case": _in_case,
    "open-vault": keeps_vault(without="elsewhere"),
    "overview": _figures,
    "patterns": at_own(Perm.JOURNAL_READ, without="missing"),
    "print-plan": bound(Perm.PROGRAMME_READ),
    "publish-draft": DRAFT,
    "recover": _holds_a_share,
    "recovery": at_own(Perm.RECOVERY_KEEP),
    "recovery-ceremony": of_country(Perm.RECOVERY_KEEP),
    "signs": at_own(Perm.REPORT_LOG),
    "sent-document": lambda visitor, world: "shown" if DRAFT(visitor, world) == "shown" else "missing",
    "report": _led_to_the_vault,
    "report-file": _led_to_the_vault,
    "reports": at_own(Perm.REPORT_READ),
    "reports-above": at_own(Perm.CASE_OVERSEE),
    "setup": of_country(Perm.PLACE_KEEP),
    "setup-basis": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-calendar": of_country(Perm.PLACE_KEEP),
    "setup-helplines": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-list": _list_of_administrator,
    "setup-mail": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-programmes": of_country(Perm.PLACE_KEEP),
    "setup-rota": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-template": of_country(Perm.PLACE_KEEP),
    "setup-units": of_country(Perm.PLACE_KEEP),
    "standing": at_own(Perm.TASK_READ, without="missing"),
    "start-recovery": at_own(Perm.RECOVERY_KEEP),
    "switch-version": about("nation", Perm.PROGRAMME_ADOPT, own=True),
    "take-older-key": keeps_vault(with_keys="elsewhere", without="elsewhere"),  # it is shut
    "take-case-over": _takes_over,
    "take-in-pack": at_own(Perm.PROGRAMME_DRAFT),
    "targets": bound(Perm.ROLLUP_READ, Perm.TASK_READ),
    "task": READ_TASK,
    "write-in-case": _in_case,
    "telling-place": about("school", Perm.TELLING_KEEP),
    "telling-places": anywhere(Perm.TELLING_KEEP),
    "telling-poster": about("school", Perm.TELLING_KEEP),
    "use-code": keeps_vault(),
    "vault": keeps_vault(),
    **gate.merged("PAGES"),
}

DEEDS: Final[dict[str, Rule]] = {
    **gate.merged("DEEDS"),
    "absent-deletion-allow": at_own(Perm.DEPLOYMENT_KEEP),
    "absent-hold": _follows,
    "absent-hold-end": _follows,
    "absent-keep": _follows,
    "absent-let-in": _follows,
    "absent-lift": _follows,
    "absent-lift-confirm": _follows,
    "absent-measure": _follows,
    "absent-measure-end": _follows,
    "absent-move": _follows,
    "absent-new": at_own(Perm.ABSENT_KEEP),
    "absent-place": _follows,
    "absent-protect": _follows,
    "absent-share": _follows,
    "absent-share-end": _follows,
    "absent-show-place": _follows,
    "absent-team-close": _leads_team,
    "absent-team-new": at_own(Perm.ABSENT_KEEP),
    "absent-teams-match": at_own(Perm.ABSENT_KEEP),
    "absent-visit": _follows,
    "absent-visited": _follows,
    "absent-words": _follows,
    "add-case-child": _shut,
    "answer-wish": _shut,
    "ask-outside": _shut,
    **dict.fromkeys(("accuse-staff", "accused-staff", "letter-answered", "letter-sent", "write-accusation", "write-case-letter"), _shut),
    "choose-package": _shut,
    **dict.fromkeys(("answer-access", "ask-access", "refuse-access", "take-access"), _shut),
    **dict.fromkeys(("send-transfer", "take-transfer", "take-transfer-back"), _shut),
    "end-question": _shut,
    "hold-case": _shut,
    "allow-round": of_country(Perm.DEPLOYMENT_KEEP),
    "keep-receipt": _shut,
    "take-package": _shut,
    "case-facts": _shut,
    "take-case-over": _takes_over,
    "case-people": _shut,
    "case-step": _shut,
    "close-case": _shut,
    "ask-for-case-lead": _shut,
    "hand-case-lead": _shut,
    "leave-case-steps": _shut,
    "open-case": _shut,
    "remove-from-case": _shut,
    "reopen-case": _shut,
    "throw-case-away": _shut,
    "write-in-case": _shut,
    "accept-group": at_own(Perm.TASK_VERIFY),
    "adopt-now": at_own(Perm.PROGRAMME_ADOPT, without="missing"),
    "answer-report": _is_sealed_to,
    "appoint": about("school", Perm.PERSON_APPOINT),
    "attach-file": about("school", Perm.TASK_RECORD),
    "break-glass": at_own(Perm.GLASS_BREAK),
    "change-draft-row": DRAFT,
    "change-vault-words": keeps_vault(),
    "confirm-phone": _of_the_principal,
    "confirm-quarter": at_own(Perm.JOURNAL_RELEASE, without="missing"),
    "confirm-standing": at_own(Perm.TASK_RECORD),
    "decline-task": about("school", Perm.TASK_RECORD),
    "describe-draft": DRAFT,
    "draft-language": DRAFT,
    "draft-line": DRAFT,
    "draft-owners": DRAFT,
    "draft-row": DRAFT,
    "draft-section": DRAFT,
    "end-adoption": about("nation", Perm.PROGRAMME_ADOPT),
    "end-agreement": about("district", Perm.AGREEMENT_KEEP),
    "end-appointment": about("school", Perm.PERSON_APPOINT),
    "end-seat": about("school", Perm.TELLING_KEEP),
    "follow-version": about("nation", Perm.PROGRAMME_ADOPT),
    "forget-address": _of_the_principal,
    "give-glass-back": lambda visitor, _world: "shown" if visitor.name == "holder of a broken glass" else "missing",
    "go-live": of_country(Perm.DEPLOYMENT_KEEP),
    "import-document": at_own(Perm.PROGRAMME_DRAFT),
    "invite": about("school", Perm.PERSON_APPOINT),
    "join-report": _is_sealed_to,
    "keep-asked-date": bound(Perm.TASK_RECORD),
    "log-report": at_own(Perm.REPORT_LOG),
    "make-keys": keeps_vault(),
    "make-keys-anew": keeps_vault(),
    "mark-abuse": _is_sealed_to,
    "name-member": _is_sealed_to,
    "note-training": about("school", Perm.TELLING_KEEP),
    "open-file": READ_TASK,
    "open-notice": lambda visitor, world: "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing",
    "open-telling": about("school", Perm.TELLING_KEEP),
    "open-vault": keeps_vault(),
    "plan-task": about("school", Perm.TASK_RECORD),
    "publish-draft": DRAFT,
    "put-draft-away": DRAFT,
    "read-sent-again": DRAFT,
    "record-agreement": about("school", Perm.AGREEMENT_KEEP),
    "record-task": about("school", Perm.TASK_RECORD),
    "recover": _holds_a_share,
    "recovery-ceremony": of_country(Perm.RECOVERY_KEEP),
    "release-quarter": _publishes,
    "remove-file": about("school", Perm.TASK_RECORD),
    "reopen-task": about("school", Perm.TASK_RECORD),
    "revoke-feed": lambda visitor, world: "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing",
    "rule": bound(Perm.PROGRAMME_RULE),
    "seat-member": about("school", Perm.TELLING_KEEP),
    "report-to-case": _is_sealed_to,
    "send-back-task": about("school", Perm.TASK_VERIFY),
    "send-code": _of_the_principal,
    "set-report-aside": _is_sealed_to,
    "set-task-aside": about("school", Perm.TASK_RECORD),
    "setup-basis": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-calendar": of_country(Perm.PLACE_KEEP),
    "setup-helplines": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-mail": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-programmes": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-rota": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-rota-off": of_country(Perm.DEPLOYMENT_KEEP),
    "setup-take-in": _list_of_administrator,
    "setup-units": of_country(Perm.PLACE_KEEP),
    "shut-telling": about("school", Perm.TELLING_KEEP),
    "start-recovery": at_own(Perm.RECOVERY_KEEP),
    "start-task": about("school", Perm.TASK_RECORD),
    "take-builtin": at_own(Perm.PROGRAMME_DRAFT),
    "take-in-pack": at_own(Perm.PROGRAMME_DRAFT),
    "take-older-key": keeps_vault(),
    "take-seat": lambda visitor, world: "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing",
    "take-up": about("nation", Perm.PROGRAMME_ADOPT),
    "throw-sent-away": DRAFT,
    "use-code": keeps_vault(),
    "verify-task": about("school", Perm.TASK_VERIFY),
}


def expected(name: str, visitor: Visitor, world: World) -> Answer:
    """Return what the visitor must meet when they ask for the page."""
    if name in OF_THE_MACHINE:
        return "shown"
    if name in WITH_A_SECRET | OF_DEVELOPMENT:
        return "missing"
    if name in WITHOUT_ACCOUNT:
        return WITHOUT_ACCOUNT[name]
    if name == "start":
        return "shown" if visitor.actor is None else "elsewhere"
    if visitor.actor is None:
        return "login"
    if name in LEADS_ON:
        return "elsewhere"
    return "shown" if name in FOR_ALL else PAGES[name](visitor, world)
