"""Who may be appointed by whom, and what may not be ended. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from umay.kernel.refusal import Refusal

ADMINISTRATOR: Final = "administrator"


def appoint_refusal(functions: Collection[str], wanted: str, from_on: date, until_on: date | None) -> Refusal | None:
    """Return why an appointment may not be made, or None if it may.

    functions: what the appointing person holds here; empty for the system itself. wanted: the function to be given.

    >>> no = appoint_refusal({"unit_head"}, "administrator", date(2026, 1, 1), None)
    >>> no.code
    'appointment.administrator_only'
    """
    if until_on is not None and until_on <= from_on:
        return Refusal("appointment.no_days")
    if wanted == ADMINISTRATOR and functions and ADMINISTRATOR not in functions:
        return Refusal("appointment.administrator_only")
    return None


def invite_refusal(last_login: datetime | None, *, has_password: bool) -> Refusal | None:
    """Return why somebody needs no way in any more, or None if they do: who signed in once or set a password has come in.

    >>> invite_refusal(None, has_password=True).code
    'person.came_in'
    """
    return Refusal("person.came_in") if last_login is not None or has_password else None


def end_refusal(begun_on: date, on: date, function: str, administrators_left: int) -> Refusal | None:
    """Return why an appointment may not be ended before the day `on`, or None if it may.

    administrators_left: how many others administer the deployment on that day.
    """
    if on <= begun_on:
        return Refusal("appointment.no_days")
    if function == ADMINISTRATOR and administrators_left == 0:
        return Refusal("appointment.last_administrator")
    return None
