"""When a place is hidden, and how two persons lift that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from umay.protected.rules import lifting

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def code_of(found: object) -> str:
    return getattr(found, "code", "")


def test_a_place_is_hidden_once_and_seen_by_two_at_least() -> None:
    assert lifting.hide_refusal(is_protected=False, lifters=[1, 2]) is None
    assert lifting.hide_refusal(is_protected=False, lifters=[1, 1]) is not None
    assert lifting.hide_refusal(is_protected=True, lifters=[1, 2]) is not None


def test_lifting_takes_two_within_three_days() -> None:
    late = NOW + timedelta(hours=73)

    def confirmed(person: int, now: datetime) -> str:
        return code_of(lifting.confirm_refusal(asked_by=1, asked_at=NOW, person=person, now=now))

    assert confirmed(2, NOW + timedelta(hours=71)) == ""
    assert confirmed(1, NOW) == "protected.lifting_by_two"
    assert confirmed(2, late) == "protected.lifting_not_asked"
    assert code_of(lifting.confirm_refusal(asked_by=None, asked_at=None, person=2, now=NOW)) == "protected.lifting_not_asked"
    assert code_of(lifting.ask_refusal(is_protected=False, open_since=None, now=NOW)) == "protected.not_hidden"
    assert code_of(lifting.ask_refusal(is_protected=True, open_since=NOW, now=NOW)) == "protected.lifting_asked"
    assert lifting.ask_refusal(is_protected=True, open_since=NOW, now=late) is None
