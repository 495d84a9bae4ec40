"""What deeds are tried on: each thing in a state in which somebody who may would succeed."""

from __future__ import annotations

from typing import Any

from tests.support.cast import COUNTRY, NOW, PACK, seated, task_key
from tests.support.drafting import kept, taken_from

TEXT = """OKUL GÜVENLİĞİ PLANI

1. Okul personeli bilgilendirilir. Her yıl ekim ayında okul müdürlüğünce yapılır.
2. Güvenlik raporu her ay ilçe müdürlüğüne gönderilir.
"""
OWNER = "education|school|principal"
AFTER_THE_BOARD = {"kind": "relative_event", "event": "board_meeting", "dir": "after", "n": 1, "unit": "working_day", "bound": "nth_period"}
MEET = {**PACK["obligations"][1], "id": "meet", "item": "8", "timing": AFTER_THE_BOARD}
WHOLE_PACK = {**PACK, "obligations": [*PACK["obligations"], MEET]}  # one duty more, that counts from a day which units say


def ready(cast: Any) -> dict[str, Any]:
    """Make what the deeds are tried on, and return what their addresses and bodies name of it."""
    from umay.people.models import Appointment

    awaited = seated("not yet in", cast.school, "teacher")
    return {
        "open_uid": task_key(cast.school, "report").obligation_uid,
        "watch_uid": task_key(cast.school, "watch").obligation_uid,
        "newer_pack": _published(cast, version="1.1").uid,
        "other_pack": _published(cast, pack="other-pack").uid,
        "awaited_uid": Appointment.objects.get(pk=awaited.seat.appointment_id).uid,
        "stopped_uid": _stopped(cast),
        "builtin": _builtin(),
        **_draft(cast),
    }


def pack_to_take_in() -> bytes:
    """Return a pack as another deployment exports it."""
    from umay.packs import api as packs

    return packs.export_pack(packs.pack_from_document({**WHOLE_PACK, "pack": "sent-pack"})).encode()


def _published(cast: Any, **changed: str) -> Any:
    from umay.core.api import JOB
    from umay.packs import api as packs
    from umay.programme import api as programme

    pack = packs.pack_from_document({**WHOLE_PACK, **changed})
    return programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)


def _builtin() -> str:
    from umay.packs import api as packs

    return min(packs.builtin_codes())


def _stopped(cast: Any) -> Any:
    from umay.drafts.models import SentDocument

    unit_id = cast.district.id
    return SentDocument.objects.create(unit_id=unit_id, content=b"x", sha256="2" * 64, state="stopped", sent_at=NOW, ended_at=NOW).uid


def _draft(cast: Any) -> dict[str, Any]:
    """Make a draft that could be published, and one whose rows nobody has touched."""
    from umay.drafts.actions import drafting
    from umay.drafts.models import ImportDraft
    from umay.drafts.queries import drafts

    fresh = kept(cast.district_secretary, taken_from(TEXT, "tr", COUNTRY), now=NOW)
    draft = kept(cast.district_secretary, taken_from(TEXT, "tr", COUNTRY), now=NOW)
    for row in drafts.rows_of(draft):
        changes = {"owners": (OWNER,), "agreed": True, "no_time": "continuous", "title": row.title[:80]}
        drafting.change_row(cast.district_secretary, draft.uid, row.key, changes=changes, version=row.version, now=NOW)
    ImportDraft.objects.filter(pk=draft.pk).update(title="A plan to import", not_understood=[{"line": 1, "state": "open"}])
    draft.refresh_from_db()
    row, section = drafts.rows_of(draft)[0], drafts.sections_of(draft)[0]
    versions = {"draft_version": draft.version, "row_version": row.version, "section_version": section.version}
    return {"uid": draft.uid, "fresh_uid": fresh.uid, "key": row.key, "section_key": section.key, "lead": row.lead, **versions}
