"""Handing a child's part of a case to an office: what goes, what stays, what is destroyed, and that no power cut leaves half of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.support.cast import Cast
from tests.support.killing import killed_at_every_statement
from umay.cases.models import Compartment, CompartmentWrap, Entry
from umay.cases.tests.worlds import Team, opened, team, texts_of, work_of
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.documents.models import Letter
from umay.handover.actions.packing import hand_over
from umay.handover.actions.receiving import keep_receipt
from umay.handover.models import KeyEnd, Outgoing, Receipt
from umay.handover.rules.packing import Taken
from umay.handover.tests.worlds import PLANNED, SAID, children, entries, order, texts_in, unpacked, written
from umay.kernel.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)
INSPECTOR = "Canary Inspector"


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


@pytest.fixture
def plain_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """No typesetting in processes that are killed: its threads do not live on in a fork, so it would wait for ever."""
    for place in ("umay.documents.api.render_letter", "umay.documents.api.render_table", "umay.documents.packages.render_pdf"):
        monkeypatch.setattr(place, lambda *_words, **_more: b"%PDF-")


def handed(team: Team, uid: Any, **more: Any) -> Any:
    first, _ = children(team, uid)
    wanted = order(entries(team, uid, child__uid=first), **more)
    return wanted, hand_over(team.lead, team.vault(team.lead), uid, wanted, now=timezone.now())


def taken(**more: Any) -> Taken:
    return Taken(**{"name": INSPECTOR, "post": "Inspector", "taken_on": timezone.localdate(), "number": "P-77", **more})


def receipt(team: Team, uid: Any, out: Any, *, wipe: bool = True) -> Any:
    return keep_receipt(team.lead, team.vault(team.lead), uid, out, taken(), wipe=wipe, now=timezone.now())


def test_one_childs_part_goes_locked_and_the_others_stays(safety_team: Team) -> None:
    uid = written(safety_team)

    _, package = handed(safety_team, uid)

    assert b"canary" not in package.file
    text = " ".join(texts_in(one) for one in unpacked(package.file))
    assert SAID in " ".join(text.split())
    assert "canary note about the other one" not in text
    with pytest.raises(RuntimeError):
        unpacked(package.file, "some other passphrase")
    with scoped(safety_team.lead):
        row = Outgoing.objects.get()
        assert Letter.objects.get().matter_ref == row.case_ref == uid
    detail = AuditEntry.objects.get(verb="handover.handed_over").detail
    assert detail == {"office": "police", "entries": 2}


def test_the_same_form_hands_over_once_and_a_stranger_never(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)

    with pytest.raises(Refused, match=r"handover\.taken"):
        hand_over(safety_team.lead, safety_team.vault(safety_team.lead), uid, wanted, now=timezone.now())
    with pytest.raises(Exception, match="matching query does not exist"):
        hand_over(safety_team.stranger, safety_team.vault(safety_team.stranger), uid, wanted, now=timezone.now())
    with scoped(safety_team.stranger):
        assert not Outgoing.objects.exists()


def test_what_is_of_another_case_or_of_a_rehearsal_does_not_leave(safety_team: Team) -> None:
    uid, other = written(safety_team), opened(safety_team)
    rehearsal = opened(safety_team, is_practice=True)

    for matter, chosen, code in (
        (uid, entries(safety_team, other), "handover.not_of_case"),
        (uid, frozenset(), "handover.nothing_chosen"),
        (rehearsal, entries(safety_team, rehearsal), "handover.rehearsal"),
    ):
        with pytest.raises(Refused, match=code):
            hand_over(safety_team.lead, safety_team.vault(safety_team.lead), matter, order(chosen), now=timezone.now())


def test_on_the_receipt_what_the_police_has_is_gone_here_and_the_plan_helps_on(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)
    first, _second = children(safety_team, uid)
    with scoped(safety_team.lead):
        part = Compartment.objects.get(child__uid=first)
        old = {bytes(one.blob) for one in Entry.objects.filter(compartment=part)}

    made = receipt(safety_team, uid, wanted.uid)

    paper = " ".join(texts_in(made.file).split())
    until = timezone.localdate() + timedelta(days=35)
    assert f"{part.uid}/1" in paper.replace(" ", "") or str(part.uid)[:18] in paper
    assert str(until.year) in paper
    for member in (safety_team.lead, safety_team.member):
        assert texts_of(safety_team, uid, member, "safety_plan")[0]["school"] == PLANNED
        assert SAID not in str(texts_of(safety_team, uid, member, "interview"))
    with scoped(safety_team.lead):
        assert not CompartmentWrap.objects.filter(compartment=part, epoch=1).exists()
        assert not old & {bytes(one.blob) for one in Entry.objects.filter(compartment=part)}
        assert KeyEnd.objects.get().receipt == Receipt.objects.get()
    assert INSPECTOR not in str(list(AuditEntry.objects.values_list("detail", flat=True)))
    assert work_of(safety_team, uid, safety_team.member).children


def test_without_the_wipe_all_of_it_stays(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)

    assert receipt(safety_team, uid, wanted.uid, wipe=False) is None
    assert texts_of(safety_team, uid, safety_team.lead, "interview")[0]["words"] == SAID


def test_a_receipt_is_kept_once_and_whole(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)
    lead, vault = safety_team.lead, safety_team.vault(safety_team.lead)

    for wrong, code in ((taken(number=" "), "incomplete"), (taken(taken_on=timezone.localdate() + timedelta(days=1)), "day")):
        with pytest.raises(Refused, match=code):
            keep_receipt(lead, vault, uid, wanted.uid, wrong, wipe=True, now=timezone.now())
    receipt(safety_team, uid, wanted.uid)
    with pytest.raises(Refused, match="receipt_known"):
        receipt(safety_team, uid, wanted.uid)


def test_the_database_lets_no_text_change_while_no_key_is_destroyed(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)
    receipt(safety_team, uid, wanted.uid)

    with scoped(safety_team.lead):
        for change in ({"blob": b"other"}, {"blob": b"other", "epoch": 9}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Entry.objects.filter(case__uid=uid).update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            KeyEnd.objects.all().delete()


@pytest.mark.parametrize("who", ["member", "lead"])
@pytest.mark.parametrize("why", ["retention", "receipt"])
def test_nobody_writes_beside_the_act_that_a_key_was_destroyed(safety_team: Team, who: str, why: str) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)
    receipt(safety_team, uid, wanted.uid, wipe=False)

    with scoped(getattr(safety_team, who)):
        part, kept = Compartment.objects.filter(case__uid=uid).first(), Receipt.objects.get()
        with pytest.raises(DatabaseError, match="key ends in the act"), transaction.atomic():
            KeyEnd.objects.create(
                case_ref=uid, part_uid=part.uid, epoch=part.epoch, why=why, receipt=kept if why == "receipt" else None,
                destroyed_at=timezone.now(),
            )  # fmt: skip
    with scoped(safety_team.lead, "case.keys_destroyed"), pytest.raises(DatabaseError, match="key ends in the act"):
        KeyEnd.objects.create(case_ref=uid, part_uid=part.uid, epoch=999, why="receipt", receipt=kept, destroyed_at=timezone.now())


@pytest.mark.usefixtures("plain_paper")
def test_a_power_cut_never_wipes_without_a_receipt_nor_by_half(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted, _ = handed(safety_team, uid)

    def check() -> None:
        with scoped(safety_team.lead):
            whole = {Receipt.objects.count(), KeyEnd.objects.count(), Letter.objects.filter(kind="wipe_certificate").count()}
            anew = Compartment.objects.filter(epoch=2).count()
        assert whole in ({0}, {1})
        assert {anew} == whole
        assert (SAID in str(texts_of(safety_team, uid, safety_team.lead, "interview"))) == (whole == {0})
        assert texts_of(safety_team, uid, safety_team.member, "safety_plan")[0]["school"] == PLANNED

    def run() -> None:
        with suppress(Refused):
            receipt(safety_team, uid, wanted.uid)

    assert killed_at_every_statement(run, check) > 20


@pytest.mark.usefixtures("plain_paper")
def test_a_power_cut_leaves_a_package_written_down_with_its_letter_or_neither(safety_team: Team) -> None:
    uid = written(safety_team)
    wanted = order(entries(safety_team, uid, kind="interview"))

    def check() -> None:
        with scoped(safety_team.lead):
            assert Outgoing.objects.count() == Letter.objects.count() == Entry.objects.filter(kind="letter").count()

    def run() -> None:
        with suppress(Refused):
            hand_over(safety_team.lead, safety_team.vault(safety_team.lead), uid, wanted, now=timezone.now())

    killed_at_every_statement(run, check)
