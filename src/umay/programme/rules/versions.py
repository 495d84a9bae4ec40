"""What another version of an adopted programme changes, and which dates stay when it does. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.programme.rules.dating import Dated


@dataclass(frozen=True, slots=True)
class Changes:
    """Codes of duties, in the new version's order; those that are gone in the old one's."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def changes(old: packs.Pack, new: packs.Pack, rulings: Mapping[str, int]) -> Changes:
    """Return which duties the new version adds, says otherwise or leaves out. Where its lines stand in a document does not count.

    rulings: the place that holds, by contradiction; where nobody ruled, what the version holds until then counts.
    """
    before = {one.id: _content(old, one, rulings) for one in old.obligations}
    after = {one.id: _content(new, one, rulings) for one in new.obligations}
    return Changes(
        added=tuple(code for code in after if code not in before),
        changed=tuple(code for code in after if code in before and after[code] != before[code]),
        gone=tuple(code for code in before if code not in after),
    )


def _content(pack: packs.Pack, one: packs.Obligation, rulings: Mapping[str, int]) -> tuple[object, ...]:
    held = packs.holding(pack, one.id, rulings)
    return one.model_dump(mode="json", exclude={"source"}), held.timing, held.owners, held.open


def switch_refusal(*, same_code: bool, same_version: bool, withdrawn: bool, live_rows: int) -> Refusal | None:
    """Return why an adoption may not follow another version, or None if it may."""
    if not same_code:
        return Refusal("adoption.other_programme")
    if withdrawn:
        return Refusal("adoption.already_withdrawn")
    if same_version:
        return Refusal("adoption.same_version")
    return Refusal("adoption.nothing_live") if live_rows == 0 else None


def replaced(
    old: Mapping[int, date], settled: Collection[int], new: tuple[Dated, ...], today: date
) -> tuple[frozenset[int], tuple[Dated, ...]]:
    """Return which old dates stay, by ordinal, and the new ones to write.

    old: due date by ordinal. What has passed or was spoken about stays as it was seen. Of the new only what still lies ahead is written,
    and nothing on a day that stays. One on the day of an old one keeps its ordinal, and so its address; others are numbered behind all.
    """
    stays = frozenset(ordinal for ordinal, day in old.items() if day < today or ordinal in settled)
    taken = {old[ordinal] for ordinal in stays}
    known = {day: ordinal for ordinal, day in old.items() if ordinal not in stays}
    fresh = count(max(old, default=0) + 1)
    ahead = (one for one in new if one.due_on >= today and one.due_on not in taken)
    return stays, tuple(replace(one, ordinal=known.pop(one.due_on) if one.due_on in known else next(fresh)) for one in ahead)
