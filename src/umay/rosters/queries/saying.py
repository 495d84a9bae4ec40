"""Sentences that several pages of the room say."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from umay.kernel.refusal import Refusal
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.facts import People
from umay.rosters.queries.words import KINDS
from umay.rosters.rules.states import Origin
from umay.staffing.api import Kind
from umay.turns.api import STEADY, SlotKey
from umay.web.api import dates, pages

DASH = "\u2013"


def hours_said(starts_at: datetime, ends_at: datetime) -> str:
    """Return the hours of a window at the school, such as "7:30–8:20"."""
    zone = timezone.get_current_timezone()
    return f"{dates.say_time(starts_at.astimezone(zone))}{DASH}{dates.say_time(ends_at.astimezone(zone))}"


def there_by(starts_at: datetime, lead_min: int) -> str:
    """Return when one is to be there: the minutes before counted off."""
    return dates.say_time((starts_at - timedelta(minutes=lead_min)).astimezone(timezone.get_current_timezone()))


def post_said(number: int, name: str) -> str:
    """Return how a post is called."""
    return pgettext("post", "Post %(number)s, %(name)s") % {"number": number, "name": name}


def short_said(kind: str, missing: int) -> str:
    """Return that people of a kind are missing, such as "parent: 1 short"."""
    words = ngettext("%(kind)s: %(number)s short", "%(kind)s: %(number)s short", missing)
    return words % {"kind": KINDS[Kind(kind)], "number": missing}


def span_said(roster: Roster) -> str:
    """Return the days of a roster."""
    return dates.say_dates(roster.from_on, roster.until_on)


def shift_said(shift: Shift) -> str:
    """Return where and when a shift is, in one line. Its post must be loaded."""
    post = post_said(shift.post.number, shift.post.name)
    return f"{dates.sentence(dates.say_day(shift.on_day))}, {hours_said(shift.starts_at, shift.ends_at)} · {post}"


def fill_href(roster_uid: UUID, key: SlotKey, kind: str) -> str:
    """Return the address of a place to fill: a window of a day, as what kind."""
    return reverse("roster-fill", kwargs={"uid": roster_uid}) + f"?window={key[0]}&day={key[1].isoformat()}&kind={kind}"


def proof_said(proof: dict[str, Any]) -> tuple[str, str]:
    """Return how good a roster is: a short sentence, and what it was counted from. Both "" where the solver said nothing."""
    kind = proof.get("kind")
    if not kind:
        return "", ""
    if kind == "gap" and int(proof.get("holes", 0)):
        return _unproved(proof)
    head = {
        "optimal": _("No better roster exists"),
        "gap": _("At most %(gap)s from the best there can be") % {"gap": dates.say_percent(proof.get("gap", 0))},
        "infeasible": _("As full as can be"),
    }.get(str(kind), "")
    if kind == "infeasible":
        missing = int(proof.get("holes", 0))
        text = ngettext(
            "%(number)s place stays empty: no roster of these people fills it.",
            "%(number)s places stay empty: no roster of these people fills more.",
            missing,
        ) % {"number": missing}
    else:
        text = _("for the rules you set.")
    return head, " ".join((text, *_shares(proof), _seconds(proof))).strip()


def _unproved(proof: dict[str, Any]) -> tuple[str, str]:
    """Return how good a roster with empty places is of which nobody knows whether they must be: a share of the best says nothing there."""
    empty, least = int(proof["holes"]), int(proof.get("least_holes", 0))
    head = ngettext("%(number)s place stays empty", "%(number)s places stay empty", empty) % {"number": empty}
    text = _("Whether fewer can be is not proved.")
    if least:
        words = ngettext(
            "No roster has fewer than %(least)s; of the others that is not proved.",
            "No roster has fewer than %(least)s; of the others that is not proved.", least,
        )  # fmt: skip
        text = words % {"least": least}
    return head, " ".join((text, *_shares(proof), _seconds(proof))).strip()


def proof_now(roster: Roster, shifts: list[Shift], people: People, empty: int) -> tuple[str, str]:
    """Return how good a roster is as it stands: what was proved holds only while nothing was changed and nothing more is empty."""
    loads, proof = Counter(one.worker_id for one in shifts), roster.proof
    made = dates.local_day(datetime.fromisoformat(proof["at"]) if "at" in proof else roster.made_at)
    old = sum(one.id <= proof["last"] for one in shifts) if "last" in proof else 0
    by_hand = sum(one.origin not in {Origin.SOLVED, Origin.FIXED} for one in shifts)
    changes = max(proof["live"] - old, len(shifts) - old) if "last" in proof else by_hand
    if not proof.get("kind") or (not changes and empty <= int(proof.get("holes", 0))):
        return proof_said(proof)
    shares = []
    for kind in sorted(KINDS.keys() - STEADY):
        own = [loads[one.id] for one in people.helpers.values() if one.kind == kind and (one.id not in people.barred or loads[one.id])]
        shares.append((kind, len(own), sum(own), min(own, default=0), max(own, default=0)))
    head = ngettext("%(number)s place is empty now", "%(number)s places are empty now", empty) % {"number": empty}
    was = ngettext(
        "As made on %(day)s, before %(number)s change: %(empty)s empty.", "As made on %(day)s, before %(number)s changes: %(empty)s empty.",
        changes,
    ) % {"day": dates.say_short(made), "number": changes, "empty": int(proof.get("holes", 0))}  # fmt: skip
    return head, " ".join((*_shares({"shares": shares}), was if changes else "")).strip()


def _shares(proof: dict[str, Any]) -> list[str]:
    words = _("%(kind)s: %(duties)s duties of %(people)s people, largest share %(largest)s, smallest %(smallest)s.")
    return [
        words
        % {"kind": dates.sentence(str(KINDS[Kind(kind)])), "people": people, "duties": duties, "smallest": smallest, "largest": largest}
        for kind, people, duties, smallest, largest in proof.get("shares", [])
        if duties
    ]


def _seconds(proof: dict[str, Any]) -> str:
    seconds = proof.get("seconds", 0)
    return _("Solved in %(seconds)s s.") % {"seconds": dates.say_number(seconds)} if seconds else ""


def why_not(refusal: Refusal) -> str:
    """Return in words why somebody may not serve, as staffing says it."""
    return pages.words_of(refusal)
