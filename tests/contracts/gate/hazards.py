"""What the pages and deeds of hazards need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone
from PIL import Image

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _seat(visitor: Any) -> Any:
    return visitor.actor.seat if visitor.actor else None


def _holds(visitor: Any) -> bool:
    return visitor.actor.holds(Perm.HAZARD_NOTE) or visitor.actor.holds(Perm.HAZARD_KEEP)


def _list(visitor: Any, _world: Any) -> Answer:
    if not _holds(visitor):
        return "refused"
    return "shown" if _seat(visitor).level == "unit" else "elsewhere"  # an office is led to its area


def _area(visitor: Any, _world: Any) -> Answer:
    if not visitor.actor.holds(Perm.HAZARD_KEEP):
        return "refused"
    return "elsewhere" if _seat(visitor).level == "unit" else "shown"


def _at_own(visitor: Any, _world: Any) -> Answer:
    return "shown" if _holds(visitor) and _seat(visitor).level == "unit" else "refused"


def _large(visitor: Any, world: Any) -> Answer:
    """A large danger: for the school's own people, and for offices of its area that keep its ledger, whatever their agency."""
    if not _holds(visitor):
        return "refused"
    place = world.cast.school.place
    return "shown" if visitor.may(Perm.HAZARD_NOTE, place) or visitor.may(Perm.HAZARD_KEEP, place) else "missing"


def _keeps_large(visitor: Any, world: Any) -> Answer:
    if not visitor.actor.holds(Perm.HAZARD_KEEP):
        return "refused"
    return "shown" if visitor.may(Perm.HAZARD_KEEP, world.cast.school.place) else "missing"


def _small(visitor: Any, world: Any) -> Answer:
    """What the public told is small until somebody has looked: the school's own keepers alone."""
    return "shown" if _keeps_large(visitor, world) == "shown" and _seat(visitor).level == "unit" else "missing"


def _incident(visitor: Any, world: Any) -> Answer:
    """An incident: for the school's own people alone."""
    if not _holds(visitor):
        return "refused"
    return "shown" if _seat(visitor).place.unit_id == world.cast.school.id else "missing"


def _closes(visitor: Any, world: Any) -> Answer:
    return _incident(visitor, world) if visitor.actor.holds(Perm.HAZARD_KEEP) else "refused"


def _others_than_who_fixed_it(visitor: Any, world: Any) -> Answer:
    return "refused" if visitor.actor.person_id == world.cast.principal.person_id else _large(visitor, world)


PAGES: Final[dict[str, Rule]] = {
    "hazard": _large,
    "hazard-new": _at_own,
    "hazard-photo": _large,
    "hazards": _list,
    "hazards-area": _area,
    "hazards-export": _at_own,
    "incident": _incident,
    "incident-new": _at_own,
    "incidents": _list,
}
DEEDS: Final[dict[str, Rule]] = {
    "hazard-aside": _small,
    "hazard-back": _large,
    "hazard-check": _others_than_who_fixed_it,
    "hazard-confirm": _small,
    "hazard-fix": _large,
    "hazard-give": _keeps_large,
    "hazard-look": _large,
    "hazard-new": _at_own,
    "hazard-send-back": _others_than_who_fixed_it,
    "incident-close": _closes,
    "incident-new": _at_own,
    "incident-told": _incident,
    "incident-words": _incident,
}


def _said(**words: str) -> Body:
    return lambda _visitor, _world: words


def _given(_visitor: Any, _world: Any) -> dict[str, Any]:
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    return {"give-owner": "unit", "give-due_on": due, "give-size": "large", "give-measure": "A cone"}


BODIES: Final[dict[str, Body]] = {
    "hazard-aside": _said(**{"aside-note": "It is in the ledger already"}),
    "hazard-back": _said(**{"back-note": "There it is again"}),
    "hazard-check": _said(**{"check-note": "It is gone"}),
    "hazard-confirm": _said(),
    "hazard-fix": _said(**{"fix-note": "Mended"}),
    "hazard-give": _given,
    "hazard-look": _said(**{"check-note": "Still gone"}),
    "hazard-new": _said(kind="fence", where="North fence", size="small"),
    "hazard-send-back": _said(**{"back-note": "Half of it is left"}),
    "incident-close": _said(**{"review-review": "The side gate is locked from now on"}),
    "incident-new": _said(nature="fire"),
    "incident-told": _said(label="The duty doctor"),
    "incident-words": _said(**{"words-where": "Kitchen", "words-what": "Smoke"}),
}
SENT_TO: Final[dict[str, dict[str, str]]] = {
    **{key: {"uid": "hazard_large"} for key in ("hazard", "hazard-photo", "hazard-fix", "hazard-give")},
    **{key: {"uid": "hazard_told"} for key in ("hazard-aside", "hazard-confirm")},
    **{key: {"uid": "hazard_fixed"} for key in ("hazard-check", "hazard-send-back")},
    **{key: {"uid": "hazard_gone"} for key in ("hazard-look", "hazard-back")},
    **{key: {"uid": "incident_uid"} for key in ("incident", "incident-close", "incident-told", "incident-words")},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {"danger": "missing"}  # the code is none of ours here
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = {"danger"}
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    from umay.core.api import public_call, scoped
    from umay.hazards import api
    from umay.hazards.actions import keeping
    from umay.hazards.models import Hazard, HazardPhoto

    now, made = timezone.now(), BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG")
    draft = api.HazardDraft(api.HazardKind.FENCE, "North fence", size=api.Size.LARGE, photo=api.Picture(made.getvalue(), "a.jpg"))
    large, fixed, gone = (api.note_hazard(cast.principal, draft, now=now) for _ in range(3))
    for uid in (fixed, gone):
        keeping.fix(cast.principal, uid, "Mended", None, now=now)
    keeping.check(cast.counsellor, gone, "Gone", None, today=timezone.localdate(), now=now)
    told = {"unit_id": cast.school.id, "kind": "other", "where": "Gate", "what": "", "label": "", "media_type": "", "key": str(uuid4())}
    public_call("hazard_tell", told, None)
    with scoped(cast.job):
        photo = HazardPhoto.objects.get(hazard__uid=large)
        waiting = Hazard.objects.get(state="told")
    return {
        "hazard_large": large, "hazard_fixed": fixed, "hazard_gone": gone, "hazard_told": waiting.uid, "photo_uid": photo.uid,
        "incident_uid": api.note_incident(cast.principal, api.IncidentDraft(api.Nature.FIRE, "Kitchen"), now=now),
    }  # fmt: skip
