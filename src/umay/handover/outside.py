"""What an organisation outside does with its link: reads the question, writes its answer. By the public door only; nobody acts.

None of it is an `@action`: there is no actor, and the database's own functions keep the answer, its audit entry and its job as one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from umay.core.api import install_id, pepper, public_call, sealing
from umay.handover.sealed import ANSWER_EPOCH, Token, answer_spot, answer_wrapping, parted, question_spot
from umay.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as its link opens it."""

    uid: UUID
    number: str
    language: str
    expires_at: datetime
    question: str = field(repr=False)
    public: bytes = field(repr=False)


def read_question(token: Token) -> Shown | None:
    """Return the question of a link; None for a wrong one, an old one and one that was answered alike."""
    found = public_call("referral_read", token.lookup(pepper()))
    if found is None:
        return None
    uid = UUID(found["uid"])
    try:
        words, public = parted(sealing.open_words(token.key(), bytes.fromhex(found["question"]), question_spot(install_id(), uid)))
    except sealing.CannotOpen:
        return None
    ends = datetime.fromisoformat(found["expires_at"])
    return Shown(uid, found["number"], found["language"], ends, words, public)


def answer(token: Token, shown: Shown, words: str, key: UUID) -> bool:
    """Seal an answer for the members of the case and keep it, once for the form's key; tell whether it was kept."""
    uid, secret = new_id(), sealing.new_secret()
    spot = answer_spot(install_id(), uid, ANSWER_EPOCH)
    blob = sealing.seal_words(secret, json.dumps({"words": words.replace("\0", "")}, ensure_ascii=False), spot)
    wrap = sealing.wrap(secret, shown.public, answer_wrapping(shown.uid))
    kept = public_call("referral_answer", token.lookup(pepper()), {"uid": str(uid), "key": str(key)}, [wrap, blob])
    return kept is not None
