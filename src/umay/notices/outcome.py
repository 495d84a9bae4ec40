"""How an attempt to hand something over went, and what the answers of HTTP services mean."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from umay.notices.outside import NotReached

_LATER: Final = frozenset({
    HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN,  # the key of the deployment is wrong: no fault of the message
    HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED,  # its address is
    HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """sent: it was taken. for_good: it never will be. away: the service is, so others need not try now.

    gone: the address is there no more. unsure: it may have been taken all the same. trouble: the kind of the error.
    """

    sent: bool = False
    for_good: bool = False
    away: bool = False
    gone: bool = False
    unsure: bool = False
    trouble: str = ""


TAKEN: Final = Outcome(sent=True)


def of_error(error: OSError, *, away: bool = True) -> Outcome:
    """Return what an error of the network means."""
    sure = isinstance(error, NotReached)
    return Outcome(away=away, unsure=not sure, trouble=str(error) if sure else f"line:{error}")


def of_status(status: int, *, away: bool = True) -> Outcome:
    """Return what a service's answer means: 2xx taken; a lasting no given up; all else is tried again.

    >>> of_status(202).sent, of_status(422).for_good, of_status(429).for_good, of_status(503).unsure
    (True, True, False, True)
    """
    trouble = f"http:{status}"
    if 200 <= status < 300:
        return TAKEN
    if status in _LATER or 300 <= status < 400:
        return Outcome(away=away, trouble=trouble)
    if 400 <= status < 500:
        return Outcome(for_good=True, trouble=trouble)
    return Outcome(away=away, unsure=True, trouble=trouble)
