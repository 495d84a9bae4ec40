"""A case with a hand-over for tests, and what is asked of it."""

from __future__ import annotations

import io
from typing import Any

import pyzipper
from django.utils import timezone

from umay.cases.actions.writing import Words, keep_interview, keep_plan, write_entry
from umay.cases.models import Entry
from umay.cases.tests.worlds import Team, opened, work_of
from umay.core.api import scoped
from umay.handover.actions.packing import Order
from umay.kernel.ids import new_id

PASSPHRASE = "apple river stone cloud"
SAID = "canary interview: it was behind the gym"
PLANNED = "canary plan: she sits beside Timur"


def written(team: Team) -> Any:
    """Return the uid of a case with an interview and a plan of its first child and a note about the second."""
    uid = opened(team)
    first, second = children(team, uid)
    vault, now = team.vault(team.lead), timezone.now()
    keep_interview(team.lead, vault, uid, Words(None, SAID, first, {"present": "The counsellor"}), lang="en", now=now)
    plan = Words(None, "", first, {"school": PLANNED, "way": "with her aunt", "home": "calls her aunt", "people": "the counsellor"})
    keep_plan(team.lead, vault, uid, "safety_plan", plan, seen=0, now=now)
    write_entry(team.lead, vault, uid, "note", Words(None, "canary note about the other one", second), now=now)
    return uid


def children(team: Team, uid: Any) -> list[Any]:
    return [one.uid for one in sorted(work_of(team, uid).children.values(), key=lambda one: one.number)]


def entries(team: Team, uid: Any, **wanted: Any) -> frozenset[Any]:
    work = work_of(team, uid)
    with scoped(team.lead):
        return frozenset(Entry.objects.filter(case=work.case, **wanted).values_list("uid", flat=True))


def order(chosen: frozenset[Any], **more: Any) -> Order:
    given = {
        "uid": new_id(), "office": "police", "purpose": "investigation", "basis": "duty", "reference": "Act 1", "words": "canary words to them",
        "contact": "the counsellor", "chosen": chosen, "passphrase": PASSPHRASE,
    }  # fmt: skip
    return Order(**{**given, **more})


def unpacked(file: bytes, passphrase: str = PASSPHRASE) -> list[bytes]:
    with pyzipper.AESZipFile(io.BytesIO(file)) as opened:
        opened.setpassword(passphrase.encode())
        return [opened.read(name) for name in opened.namelist()]


def texts_in(pdf: bytes) -> str:
    import pypdf

    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
