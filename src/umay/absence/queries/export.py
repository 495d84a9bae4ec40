"""What is kept of a child, as a text for whom it is about. Of a protected child nothing in it points at a place."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from umay.absence.queries.child import child_page
from umay.absence.queries.opened import ChildRead
from umay.core.api import Actor


def export_text(actor: Actor, read: ChildRead, *, today: date, now: datetime) -> str:
    """Return the text. Offices, courts and notes of visits point at a place too: a protected child's export leaves them out."""
    page = child_page(actor, read, today=today, now=now)
    facts = page.facts if not page.is_protected else page.facts[:3]
    lines = [_("What is kept of a child, %(short)s") % {"short": page.short}, ""]
    lines += [f"{name}: {said}" for name, said in (*facts, (_("State"), page.state), (_("Day of deletion"), page.delete_on))]
    lines += ["", page.words["name"]]
    if page.is_protected:
        return "\n".join([*lines, "", _("Where the child is, and what would tell it, is protected and not part of this.")]) + "\n"
    lines += [said for said in (page.words["contacts"], page.words["notes"]) if said]
    lines += [
        f"{name}: {said}"
        for name, said in ((_("School"), (page.place or {}).get("school")), (_("Address"), (page.place or {}).get("address")))
        if said
    ]
    lines += ["", *(f"{one.title} · {one.text}" + (f" · {one.note}" if one.note else "") for one in page.visits)]
    lines += [f"{one.title} · {one.text} · {one.court or ''}" for one in page.measures]
    lines += [f"{one.title} · {one.text}" for one in page.shares]
    return "\n".join(lines) + "\n"
