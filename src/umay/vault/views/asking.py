"""What every page of the vault begins with: whose it is, where one goes on, and what is typed stays out of reports of errors."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people import api as people
from umay.people.api import ActorRequest
from umay.web.api import pages

P = ParamSpec("P")
_HELD_S = 24 * 3600
_SALT = "umay.vault.code"


def for_holders(
    view: Callable[Concatenate[ActorRequest, P], HttpResponse],
) -> Callable[Concatenate[ActorRequest, P], HttpResponse]:
    """Make a view answer those who hold an appointment: nobody else keeps a vault. No field of its forms is ever reported."""

    @functools.wraps(view)
    def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.actor.holds(Perm.VAULT_KEEP):
            return pages.refused(request, Refusal("access.not_granted", {"perm": Perm.VAULT_KEEP.value}))
        return view(request, *args, **kwargs)

    return sensitive_post_parameters()(login_required(guarded))


def next_of(request: ActorRequest) -> str:
    """Return the address on this site to go on to; that of one's own vault when none is asked for, or one elsewhere."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_here and asked.startswith("/") else reverse("vault")


def session_of(request: ActorRequest) -> str:
    """Return the hash by which this session is kept."""
    return people.session_hash(request.session.session_key)


def account_of(request: ActorRequest) -> people.Account | None:
    """Return the account that signed in."""
    return people.Account.objects.filter(person_id=request.actor.person_id or 0).first()


def hold(slot_uid: object, code: str) -> str:
    """Return a signed word by which the page, and not the server, remembers what the last group of a code is."""
    return signing.dumps({"slot": str(slot_uid), "sum": _sum(str(slot_uid), code.rpartition("-")[2])}, salt=_SALT)


def held_slot(held: str, group: str) -> str | None:
    """Return the slot whose code ends with the group; None when it does not, or the word is not ours or older than a day."""
    try:
        said = signing.loads(held, salt=_SALT, max_age=_HELD_S)
    except signing.BadSignature:
        return None
    slot = str(said["slot"])
    return slot if constant_time_compare(str(said["sum"]), _sum(slot, group)) else None


def _sum(slot: str, group: str) -> str:
    signs = "".join(one for one in group.upper() if one.isalnum()).translate(str.maketrans("OIL", "011"))
    return salted_hmac(_SALT, f"{slot}|{signs}", algorithm="sha256").hexdigest()
