"""The way in for somebody appointed who has not come in yet: by letter, or by hand while no mail server is set."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import JOB, Actor, Perm, Place, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people.actions.appointing import locked_appointment
from umay.people.models import Account, Appointment
from umay.people.queries.setting_up import mail_is_set
from umay.people.rules.appointing import invite_refusal
from umay.places import api as places


@action(Perm.PERSON_APPOINT, "person.invited_again")
def invite_again(actor: Actor, appointment_uid: UUID, *, now: datetime) -> Account:
    """Have the letter with the way in sent once more.

    Raises Appointment.DoesNotExist; Refused ("access.not_granted", "person.came_in", "mail.not_set").
    Audit: person.invited_again. Queues: people.mail_password_link.
    """
    held = locked_appointment(actor, appointment_uid)[0]
    account = _not_yet_in(held)
    if not mail_is_set():
        raise Refused(Refusal("mail.not_set"))

    record(actor, "person.invited_again", held.uid, at=now, place=places.unit_by_id(actor, held.unit_id).place)
    later("people.mail_password_link", account_id=account.pk)
    return account


@action(Perm.PERSON_APPOINT, "person.way_in_shown")
def show_way_in(actor: Actor, appointment_uid: UUID, *, now: datetime) -> Account:
    """Note that the way in is shown to be handed over, as long as no letter can be sent. It opens the account to whoever holds it.

    Raises Appointment.DoesNotExist; Refused ("access.not_granted", also when the person holds a post where the actor appoints nobody;
    "person.came_in", "mail.is_set"). Audit: person.way_in_shown.
    """
    held = locked_appointment(actor, appointment_uid)[0]
    for elsewhere in Appointment.objects.filter(person_id=held.person_id).exclude(pk=held.pk):
        require(actor, Perm.PERSON_APPOINT, places.unit_by_id(JOB, elsewhere.unit_id).place)
    account = _not_yet_in(held)
    if mail_is_set():
        raise Refused(Refusal("mail.is_set"))

    record(actor, "person.way_in_shown", held.uid, at=now, place=places.unit_by_id(actor, held.unit_id).place)
    return account


@action(Perm.PERSON_APPOINT, "person.invited")
def note_invited(actor: Actor, account_id: int, *, now: datetime) -> None:
    """Note that the letter with the way in, or with a new password, went out.

    Raises Account.DoesNotExist; Refused ("access.not_granted"). Audit: person.invited.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=account_id)
    place = Place(0, "", places.country_kept(actor))
    require(actor, Perm.PERSON_APPOINT, place)

    account.invited_at = now
    account.save(update_fields=["invited_at"])

    record(actor, "person.invited", account.pk, at=now, place=place)


def _not_yet_in(held: Appointment) -> Account:
    account = Account.objects.get(person_id=held.person_id)
    if no := invite_refusal(account.last_login, has_password=account.has_usable_password()):
        raise Refused(no)
    return account
