"""Looking into the inner register: its names open in an act, so that who read which is known."""

from __future__ import annotations

from datetime import date, datetime

from umay.core.api import Actor, Perm, action, record, require
from umay.people import api as people
from umay.places import api as places
from umay.register.models import Entry, Match
from umay.register.queries.blind import open_name
from umay.register.queries.pages import EntryLine, MatchLine, RegisterPage, open_matches, own_entries


@action(Perm.REGISTER_KEEP, "register.looked")
def look(actor: Actor, *, today: date, now: datetime) -> RegisterPage:
    """Open the entries of the actor's own office and the open questions of its area, with the names of both. Each look is recorded.

    Raises Refused ("access.not_granted"), sealing.CannotOpen. Audit: register.looked, one for each entry and each question.
    """
    place = places.own_unit(actor).place
    require(actor, Perm.REGISTER_KEEP, place)

    entries, matches = own_entries(place.unit_id, today), open_matches(actor, place.country, today)

    for one in entries:
        record(actor, "register.looked", one.uid, at=now, place=place)
    for match, entry, _school in matches:
        record(actor, "register.looked", match.uid, at=now, place=place, detail={"entry": str(entry.uid)})
    if not entries and not matches:
        record(actor, "register.looked", "none", at=now, place=place)
    names = people.names_of({one.entered_by_id for one in entries})
    return RegisterPage(
        tuple(_entry_line(one, names.get(one.entered_by_id, "")) for one in entries),
        tuple(_match_line(match, entry, school.name) for match, entry, school in matches),
    )


def _entry_line(one: Entry, entered_by: str) -> EntryLine:
    return EntryLine(one.uid, open_name(bytes(one.name_box), one.uid), one.decision, one.decided_on, one.expires_on, entered_by)


def _match_line(one: Match, entry: Entry, school: str) -> MatchLine:
    names = open_name(bytes(one.name_box), one.uid), open_name(bytes(entry.name_box), entry.uid)
    return MatchLine(one.uid, *names, entry.birth_year, entry.decision, school, one.again)
