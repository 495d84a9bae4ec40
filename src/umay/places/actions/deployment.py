"""Keeping what this installation is, and taking it live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from umay.core.api import NOWHERE, Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places.models import Deployment, Unit
from umay.places.queries import deployment, facts_of, rota_of
from umay.places.rules import going_live as rules


def _locked() -> Deployment:
    return Deployment.objects.select_for_update().get(pk=deployment().pk)


def place_of(actor: Actor, row: Deployment) -> Place:
    """Return where the deployment is for access: its country, or before it is named the actor's."""
    return Place(0, "", row.country or (actor.seat.place.country if actor.seat else ""))


@action(Perm.DEPLOYMENT_KEEP, "deployment.marked_demo")
def mark_as_demo(actor: Actor, *, name: str, now: datetime) -> Deployment:
    """Say that all data here are invented; such a deployment never goes live.

    Raises Refused ("access.not_granted", "demo.not_empty" where places are kept already that nobody invented).
    Audit: deployment.marked_demo.
    """
    place = NOWHERE
    require(actor, Perm.DEPLOYMENT_KEEP, place)
    kept = deployment()
    if not kept.is_demo and (kept.country or Unit.objects.exists()):
        raise Refused(Refusal("demo.not_empty"))

    row, _ = Deployment.objects.update_or_create(pk=1, defaults={"name": name, "is_demo": True})

    record(actor, "deployment.marked_demo", 1, at=now, place=place)
    return row


@action(Perm.DEPLOYMENT_KEEP, "deployment.mail_tested")
def note_mail_tested(actor: Actor, *, taken: bool, trouble: str, now: datetime) -> Deployment:
    """Note whether the mail server took a test mail. trouble: the kind of error, empty when it took it.

    Raises Refused ("access.not_granted"). Audit: deployment.mail_tested.
    """
    row = Deployment.objects.select_for_update().get(pk=deployment().pk)
    place = Place(0, "", row.country)
    require(actor, Perm.DEPLOYMENT_KEEP, place)

    row.mail = {"tested_at": now.isoformat(), "taken": taken, "trouble": trouble}
    row.save(update_fields=["mail"])

    record(actor, "deployment.mail_tested", 1, at=now, place=place, detail={"taken": taken})
    return row


@action(Perm.DEPLOYMENT_KEEP, "deployment.named")
def name_deployment(actor: Actor, *, name: str, country: str, now: datetime) -> Deployment:
    """Say which country's this installation is. Raises Refused ("access.not_granted", "deployment.country_stays").

    Audit: deployment.named.
    """
    row = _locked()
    place = Place(0, "", country)
    require(actor, Perm.DEPLOYMENT_KEEP, place)
    if row.country and row.country != country:
        raise Refused(Refusal("deployment.country_stays"))

    row.name, row.country = name.strip(), country
    row.save(update_fields=["name", "country"])

    record(actor, "deployment.named", 1, at=now, place=place, detail={"country": country})
    return row


@action(Perm.DEPLOYMENT_KEEP, "deployment.helplines_checked")
def keep_helplines(actor: Actor, lines: Sequence[tuple[str, str]], *, checked_on: date, today: date, now: datetime) -> Deployment:
    """Keep the helplines shown to people in need, and on which day somebody rang each of them. lines: number and whose it is.

    Raises Refused ("access.not_granted", "helplines.none", "helplines.not_yet"). Audit: deployment.helplines_checked.
    """
    row = _locked()
    require(actor, Perm.DEPLOYMENT_KEEP, place_of(actor, row))
    if not lines:
        raise Refused(Refusal("helplines.none"))
    if checked_on > today:
        raise Refused(Refusal("helplines.not_yet"))

    row.helplines = [{"number": number, "title": title} for number, title in lines]
    row.helplines_checked_on = checked_on
    row.save(update_fields=["helplines", "helplines_checked_on"])

    detail = {"count": len(lines), "on": checked_on.isoformat()}
    record(actor, "deployment.helplines_checked", 1, at=now, place=place_of(actor, row), detail=detail)
    return row


@action(Perm.DEPLOYMENT_KEEP, "deployment.basis_kept")
def keep_basis(actor: Actor, *, legal_basis: str, retention: Mapping[str, int], now: datetime) -> Deployment:
    """Keep by which law the deployment works and how long it keeps what. Raises Refused ("access.not_granted", "basis.missing",
    "retention.missing").

    Audit: deployment.basis_kept.
    """
    row = _locked()
    require(actor, Perm.DEPLOYMENT_KEEP, place_of(actor, row))
    if not legal_basis.strip():
        raise Refused(Refusal("basis.missing"))
    if any(retention.get(name, 0) < 1 for name in rules.RETENTION):
        raise Refused(Refusal("retention.missing"))

    row.legal_basis, row.retention = legal_basis.strip(), {name: retention[name] for name in rules.RETENTION}
    row.save(update_fields=["legal_basis", "retention"])

    record(actor, "deployment.basis_kept", 1, at=now, place=place_of(actor, row), detail=dict(row.retention))
    return row


@action(Perm.DEPLOYMENT_KEEP, "deployment.programmes_said")
def say_programmes(actor: Actor, *, without: bool, now: datetime) -> Deployment:
    """Say whether this deployment goes live without any programme, for now. Raises Refused ("access.not_granted").

    Audit: deployment.programmes_said.
    """
    row = _locked()
    require(actor, Perm.DEPLOYMENT_KEEP, place_of(actor, row))

    row.without_programmes = without
    row.save(update_fields=["without_programmes"])

    record(actor, "deployment.programmes_said", 1, at=now, place=place_of(actor, row), detail={"without": without})
    return row


@action(Perm.DEPLOYMENT_KEEP, "rota.lengthened")
def put_on_duty(actor: Actor, one: rules.OnDuty, *, now: datetime) -> Deployment:
    """Let somebody answer from a day to a day. The rota may have holes while it is written; going live asks for none.

    Raises Refused ("access.not_granted", "rota.no_days", "rota.twice"). Audit: rota.lengthened.
    """
    row = _locked()
    require(actor, Perm.DEPLOYMENT_KEEP, place_of(actor, row))
    if one.last is not None and one.last < one.first:
        raise Refused(Refusal("rota.no_days"))
    if one in rota_of(row):
        raise Refused(Refusal("rota.twice"))

    row.duty_rota = sorted([*row.duty_rota, _as_kept(one)], key=lambda kept: (kept["first"], kept["person"]))
    row.save(update_fields=["duty_rota"])

    record(actor, "rota.lengthened", 1, at=now, place=place_of(actor, row), detail={"count": len(row.duty_rota)})
    return row


@action(Perm.DEPLOYMENT_KEEP, "rota.shortened")
def take_off_duty(actor: Actor, one: rules.OnDuty, *, now: datetime) -> Deployment:
    """Take an entry off the rota. Raises Refused ("access.not_granted", "rota.gone").

    Audit: rota.shortened.
    """
    row = _locked()
    require(actor, Perm.DEPLOYMENT_KEEP, place_of(actor, row))
    if one not in rota_of(row):
        raise Refused(Refusal("rota.gone"))

    row.duty_rota = [kept for kept in row.duty_rota if kept != _as_kept(one)]
    row.save(update_fields=["duty_rota"])

    record(actor, "rota.shortened", 1, at=now, place=place_of(actor, row), detail={"count": len(row.duty_rota)})
    return row


def _as_kept(one: rules.OnDuty) -> dict[str, object]:
    return {"person": one.person_id, "first": one.first.isoformat(), "last": one.last.isoformat() if one.last else None}


@action(Perm.DEPLOYMENT_KEEP, "deployment.went_live")
def go_live(actor: Actor, *, heads: int, audit_key: bool, today: date, now: datetime) -> Deployment:
    """Take in real work from now on. heads: how many units have a head. audit_key: the audit's anchors are signed.

    Raises Refused ("access.not_granted", "live.demo", "live.already", "live.missing" with the steps). Audit: deployment.went_live.
    """
    row = _locked()
    require(actor, Perm.DEPLOYMENT_KEEP, place_of(actor, row))
    if no := rules.live_refusal(facts_of(row, place_of(actor, row).country, heads=heads, audit_key=audit_key, today=today), today):
        raise Refused(no)

    row.live_at, row.live_by_id = now, actor.person_id
    row.save(update_fields=["live_at", "live_by_id"])

    record(actor, "deployment.went_live", 1, at=now, place=place_of(actor, row))
    return row
