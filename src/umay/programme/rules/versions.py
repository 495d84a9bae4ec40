"""What another version of an adopted programme changes, and which dates stay when it does. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.programme.rules.dating import Dated


@dataclass(frozen=True, slots=True)
class Changes:
    """Codes of duties, in the new version's order; those that are gone in the old one's."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def changes(old: packs.Pack, new: packs.Pack) -> Changes:
    """Return which duties the new version adds, says otherwise or leaves out. Where its lines stand in a document does not count."""
    before = {one.id: _content(one) for one in old.obligations}
    after = {one.id: _content(one) for one in new.obligations}
    return Changes(
        added=tuple(code for code in after if code not in before),
        changed=tuple(code for code in after if code in before and after[code] != before[code]),
        gone=tuple(code for code in before if code not in after),
    )


def _content(one: packs.Obligation) -> dict[str, object]:
    return one.model_dump(mode="json", exclude={"source"})


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
    """Return which old dates stay, by ordinal, and the new ones to write, numbered behind them.

    old: due date by ordinal. What has passed or was spoken about stays as it was seen. Of the new only what still lies ahead is written,
    and nothing on a day that stays.
    """
    stays = frozenset(ordinal for ordinal, day in old.items() if day < today or ordinal in settled)
    taken = {old[ordinal] for ordinal in stays}
    ahead = [one for one in new if one.due_on >= today and one.due_on not in taken]
    return stays, tuple(replace(one, ordinal=number) for number, one in enumerate(ahead, max(stays, default=0) + 1))
