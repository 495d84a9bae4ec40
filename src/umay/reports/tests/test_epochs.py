"""Whoever is cut off keeps no key, and what is added afterwards is sealed with a key they never had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from umay.core.api import scoped, sealing
from umay.reports import listening
from umay.reports.actions import reading, telling, triage
from umay.reports.actions.sharing import end_sharing, share, take_into_case
from umay.reports.listening import CutOff, hear_of_cuts
from umay.reports.models import Excluded, Message, Report, ReportWrap
from umay.reports.rules.telling import ToldFile
from umay.reports.tests.telling_world import World, build, tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture
def heard() -> Iterator[list[CutOff]]:
    news: list[CutOff] = []
    before = list(listening._hearers)
    hear_of_cuts(news.append)
    yield news
    listening._hearers[:] = before


def now() -> datetime:
    return datetime.now(UTC)


def reports(world: World) -> list[Report]:
    with scoped(world.cast.job):
        return list(Report.objects.order_by("received_at", "pk"))


def wraps_of(world: World, who: str) -> list[tuple[int, str]]:
    with scoped(world.cast.job):
        rows = ReportWrap.objects.filter(person_id=getattr(world.cast, who).person_id)
        return sorted(rows.values_list("epoch", "compartment"))


def words_seen(world: World, who: str, report: UUID) -> list[str | None]:
    read = reading.open_report(getattr(world.cast, who), world.vaults[who], report, now=now())
    return [message.words for message in read.messages]


def stolen_keys(world: World, who: str, report: UUID) -> dict[int, sealing.Secret]:
    """Return the keys that somebody could have copied while they could read."""
    from umay.reports.sealed.keys import file_keys

    with scoped(getattr(world.cast, who)):
        return dict(file_keys(getattr(world.cast, who), world.vaults[who], report).by_epoch)


def opens(world: World, keys: dict[int, sealing.Secret]) -> list[str | None]:
    """Return what the keys open of every message, as whoever holds a copy of the database and of the keys would try."""
    from umay.reports.sealed.packing import words_spot

    found: list[str | None] = []
    with scoped(world.cast.job):
        for row in Message.objects.order_by("number"):
            tries = [(key, row.epoch) for key in keys.values()]
            words = None
            for key, epoch in tries:
                try:
                    words = sealing.open_words(key, bytes(row.blob), words_spot(row.pk, epoch))
                except sealing.CannotOpen:
                    continue
            found.append(words)
    return found


def test_whom_a_report_names_keeps_no_key_and_opens_nothing_that_comes_later(world: World) -> None:
    receipt = tell()
    report = reports(world)[0].pk
    copied = stolen_keys(world, "principal", report)

    triage.name_member(world.cast.counsellor, report, world.cast.principal.person_id, now=now())
    assert telling.say(receipt, "CANARY-MORE", (ToldFile("a.txt", b"CANARY-FILE", "text/plain"),), uuid4(), now=now())
    triage.answer(world.cast.counsellor, world.vaults["counsellor"], report, "We are here.", key=uuid4(), now=now())

    assert wraps_of(world, "principal") == []
    assert opens(world, copied) == ["CANARY-WORDS he hits me", None, None]
    assert words_seen(world, "counsellor", report) == ["CANARY-WORDS he hits me", "CANARY-MORE", "We are here."]


def test_the_teller_and_later_rungs_hold_every_epoch(world: World) -> None:
    receipt = tell(danger=True)
    report = reports(world)[0].pk
    for who in ("principal", "district_secretary"):
        triage.name_member(world.cast.counsellor, report, getattr(world.cast, who).person_id, now=now())
        assert telling.say(receipt, f"after {who}", (), uuid4(), now=now())

    inbox = telling.read_inbox(receipt, now=now())
    assert inbox is not None
    assert [message.words for message in inbox.messages] == ["CANARY-WORDS he hits me", "after principal", "after district_secretary"]
    assert words_seen(world, "province_coordinator", report) == [message.words for message in inbox.messages]
    assert [epoch for epoch, part in wraps_of(world, "province_coordinator") if part == "file"] == [1, 2, 3]


def test_a_file_that_was_added_after_a_cut_opens_for_who_reads(world: World) -> None:
    receipt = tell()
    report = reports(world)[0].pk
    triage.name_member(world.cast.counsellor, report, world.cast.principal.person_id, now=now())
    telling.say(receipt, "see", (ToldFile("notes.txt", b"CANARY-FILE", "text/plain"),), uuid4(), now=now())

    read = reading.open_report(world.cast.counsellor, world.vaults["counsellor"], report, now=now())
    file = read.messages[1].files[0]

    assert reading.open_file(world.cast.counsellor, world.vaults["counsellor"], file.id, now=now())[1] == b"CANARY-FILE"


def test_what_was_sealed_with_a_replaced_key_is_not_taken_in(world: World) -> None:
    from umay.core.api import pepper, public_call

    receipt = tell()
    said = {"id": str(uuid4()), "kind": "added", "author_id": None, "at": now().isoformat(), "epoch": 1, "key": str(uuid4()), "blob": 1}
    triage.name_member(world.cast.counsellor, reports(world)[0].pk, world.cast.principal.person_id, now=now())

    assert public_call("intake_say", sealing.lookup_of(receipt, pepper()), said, [b"x" * 40]) == {"no": "epoch"}


def test_a_receipt_key_that_somebody_slipped_in_is_sealed_to_no_one(world: World) -> None:
    tell()
    report = reports(world)[0]
    stranger = sealing.pair_of_receipt(sealing.new_receipt())
    with scoped(world.cast.job):
        Report.objects.filter(pk=report.pk).update(receipt_public=stranger.public)

    triage.name_member(world.cast.counsellor, report.pk, world.cast.principal.person_id, now=now())

    with scoped(world.cast.job):
        assert not ReportWrap.objects.filter(report=report, epoch=2, rung=98).exists()


def test_nothing_is_added_to_a_key_that_somebody_slipped_in_for_the_teller(world: World) -> None:
    receipt = tell()
    report = reports(world)[0]
    with scoped(world.cast.job):
        row = ReportWrap.objects.get(report=report, rung=98)
        from umay.reports.sealed.packing import receipt_wrapping

        row.blob = sealing.wrap(sealing.new_secret(), bytes(report.receipt_public or b""), receipt_wrapping(report.pk, 1))
        row.save()

    with pytest.raises(sealing.CannotOpen):
        telling.say(receipt, "CANARY-MORE", (), uuid4(), now=now())


def test_a_report_joined_with_another_loses_the_same_reader_later_too(world: World) -> None:
    tell()
    tell(words="another")
    one, other = (report.pk for report in reports(world))
    triage.join(world.cast.counsellor, one, other, now=now())

    triage.name_member(world.cast.counsellor, one, world.cast.principal.person_id, now=now())

    assert wraps_of(world, "principal") == []
    with scoped(world.cast.job):
        assert set(Excluded.objects.values_list("report_id", flat=True)) == {one, other}


def test_the_case_hears_at_once_whom_a_report_of_it_names(world: World, heard: list[CutOff]) -> None:
    tell()
    tell(words="another")
    one, other = (report.pk for report in reports(world))
    case, cast = uuid4(), world.cast
    triage.join(cast.counsellor, other, one, now=now())
    with scoped(cast.counsellor):
        take_into_case(cast.counsellor, world.vaults["counsellor"], one, case, now=now())

    triage.name_member(cast.counsellor, other, cast.principal.person_id, now=now())

    assert {(cut.case_ref, cut.person_ids) for cut in heard} == {(case, frozenset({cast.principal.person_id}))}


def test_a_case_hears_whom_a_report_named_before_it_came_in(world: World, heard: list[CutOff]) -> None:
    tell()
    report, case, cast = reports(world)[0].pk, uuid4(), world.cast
    triage.name_member(cast.counsellor, report, cast.principal.person_id, now=now())
    assert heard == []

    with scoped(cast.counsellor):
        take_into_case(cast.counsellor, world.vaults["counsellor"], report, case, now=now())

    assert [(cut.case_ref, cut.person_ids) for cut in heard] == [(case, frozenset({cast.principal.person_id}))]


def test_what_a_room_above_raises_takes_the_cut_back(world: World) -> None:
    tell()
    report, cast = reports(world)[0].pk, world.cast
    with scoped(cast.counsellor):
        take_into_case(cast.counsellor, world.vaults["counsellor"], report, uuid4(), now=now())

    def refuse(_cut: CutOff) -> None:
        raise RuntimeError("not now")

    hear_of_cuts(refuse)
    try:
        with pytest.raises(RuntimeError):
            triage.name_member(cast.counsellor, report, cast.principal.person_id, now=now())
    finally:
        listening._hearers.remove(refuse)

    assert wraps_of(world, "principal") != []


def test_whoever_is_taken_off_a_case_opens_nothing_that_is_added(world: World) -> None:
    receipt = tell()
    report, case, cast = reports(world)[0].pk, uuid4(), world.cast
    with scoped(cast.counsellor):
        take_into_case(cast.counsellor, world.vaults["counsellor"], report, case, now=now())
    copied = stolen_keys(world, "principal", report)

    with scoped(cast.counsellor):
        assert end_sharing(case, cast.principal.person_id) > 0
    telling.say(receipt, "CANARY-MORE", (), uuid4(), now=now())

    assert wraps_of(world, "principal") == []
    assert opens(world, copied) == ["CANARY-WORDS he hits me", None]


def test_who_is_let_in_later_reads_every_epoch(world: World) -> None:
    receipt = tell(about_head=False)
    report, cast = reports(world)[0].pk, world.cast
    triage.name_member(cast.counsellor, report, cast.district_secretary.person_id, now=now())
    telling.say(receipt, "CANARY-MORE", (), uuid4(), now=now())

    with scoped(cast.counsellor):
        let_in = share(cast.counsellor, world.vaults["counsellor"], report, [cast.principal_elsewhere.person_id], now=now())

    assert let_in == {cast.principal_elsewhere.person_id}
    assert wraps_of(world, "principal_elsewhere") == [(1, "file"), (2, "file")]
