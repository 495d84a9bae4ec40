"""Whoever asks what is kept about a child gets it with others blackened, what is held back with its reason, and who looked by post and day."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import Cast
from tests.support.killing import killed_at_every_statement
from umay.cases.models import Entry
from umay.cases.tests.test_pages import browser
from umay.cases.tests.worlds import NAME, Team, facts, opened, team
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.documents.models import Letter
from umay.handover.actions.access import Answer, Asking, answer_request, keep_request, refuse_request
from umay.handover.models import AccessRequest
from umay.handover.queries.access import requests_due
from umay.handover.rules.access import Passing, guardian_refusal
from umay.handover.rules.blackening import BLACK, blackened
from umay.handover.tests.test_pages import hidden
from umay.handover.tests.worlds import PASSPHRASE, SAID, children, entries, texts_in, unpacked, written
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused

NAMES = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=3, max_size=12)


@given(st.lists(NAMES, min_size=1, max_size=4), st.lists(st.text(max_size=20), max_size=5), st.sampled_from(["", "a", "nın", "ге"]))
@settings(max_examples=80, deadline=None)
def test_no_name_is_left_in_a_blackened_text_bent_or_not(names: list[str], words: list[str], ending: str) -> None:
    text = " ".join(part for name in names for part in (*words, name + ending, name.upper()))

    found = blackened(text, names).split()

    assert not {name for name in names if any(one.startswith(name) for one in found)}
    assert blackened("nothing to hide", names) == "nothing to hide" or any(one in "nothing to hide" for one in map(str.lower, names))
    assert blackened(text, []) == text


def test_turkish_letters_are_blackened_in_either_case() -> None:
    assert blackened("IŞIK ile Işık'ın ve İREM'in", ["Işık Su", "irem"]) == f"{BLACK} ile {BLACK} ve {BLACK}"


def test_what_a_brother_shares_with_the_child_stays() -> None:
    assert blackened("Timur Bek and Aliya Bek", ["Timur Bek"], "Aliya Bek") == f"{BLACK} Bek and Aliya Bek"


@pytest.mark.parametrize(
    ("asker", "switch", "suspected", "other", "refused"),
    [
        ("child", "wait", True, False, False), ("guardian", "free", False, False, False), ("guardian", "tell", True, False, True),
        ("guardian", "undecided", False, True, True), ("guardian", "tell_other", False, False, True), ("lawyer", "tell_other", True, True, False),
        ("lawyer", "wait", False, True, True),
    ],
)  # fmt: skip
def test_a_guardian_who_may_be_part_of_it_gets_nothing(asker: str, switch: str, suspected: bool, other: bool, refused: bool) -> None:
    assert (guardian_refusal(asker, switch, suspected=suspected, other=other) is not None) == refused


database = pytest.mark.django_db(transaction=True)


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def asked(team: Team, uid: Any, **more: Any) -> Any:
    first, _ = children(team, uid)
    given_ = {"uid": new_id(), "child": first, "asker": "child", "proof": "canary proof: her own card", "asked_on": timezone.localdate()}
    return keep_request(team.lead, team.vault(team.lead), uid, Asking(**{**given_, **more}), now=timezone.now())


def answered(team: Team, uid: Any, request: Any, *, held: Any = (), names: tuple[str, ...] = (), other: bool = False) -> Any:
    first, _ = children(team, uid)
    known = entries(team, uid, child__uid=first) - entries(team, uid, kind="letter")
    passing = Passing(known - set(held), dict.fromkeys(held, "danger"))
    answer = Answer(passing, names, other, PASSPHRASE)
    return answer_request(team.lead, team.vault(team.lead), uid, request, answer, now=timezone.now())


@database
def test_the_child_gets_what_is_kept_with_others_blackened_and_the_rest_with_its_reason(safety_team: Team) -> None:
    uid = written(safety_team)
    request = asked(safety_team, uid)
    held = entries(safety_team, uid, kind="interview")

    package = answered(safety_team, uid, request, held=held, names=("aunt",))

    assert b"anary" not in package.file
    paper, data, receipt, _list = unpacked(package.file)
    said = json.loads(data)
    assert said["child"]["name"] == NAME
    assert f"she sits beside {BLACK}" in str(said["texts"])
    assert "Timur" not in str(said) + texts_in(paper) + texts_in(receipt)
    assert "aunt" not in str(said)
    assert SAID not in str(said) + " ".join(texts_in(paper).split())
    assert [one["why"] for one in said["held_back"]] == ["danger"]
    assert date.fromisoformat(said["valid_until"]) == timezone.localdate() + timedelta(days=3)
    with scoped(safety_team.lead):
        row = AccessRequest.objects.get()
        assert (row.outcome, row.due_on) == ("given", timezone.localdate() + timedelta(days=30))
        assert Letter.objects.get().to_code == "asker-child"
    detail = AuditEntry.objects.filter(verb="access.answered").latest("pk").detail
    assert detail == {"given": len(row.given), "held": 1}
    with pytest.raises(Refused, match="answered"):
        answered(safety_team, uid, request)


@database
def test_a_text_without_a_word_about_it_stops_the_answer(safety_team: Team) -> None:
    uid = written(safety_team)
    request = asked(safety_team, uid)
    answer = Answer(Passing(entries(safety_team, uid, kind="interview"), {}), (), other_guardian=False, passphrase=PASSPHRASE)

    with pytest.raises(Refused, match="held_without_reason"):
        answer_request(safety_team.lead, safety_team.vault(safety_team.lead), uid, request, answer, now=timezone.now())


@database
def test_a_suspected_guardian_gets_nothing_and_the_refusal_is_written_down(safety_team: Team) -> None:
    uid = opened(safety_team, facts=facts(flags=("guardian_suspected",)))
    request = asked(safety_team, uid, asker="guardian")

    with pytest.raises(Refused, match="guardian_suspected"):
        answered(safety_team, uid, request)
    refuse_request(safety_team.lead, safety_team.vault(safety_team.lead), uid, request, "Ask the child rights body.", now=timezone.now())

    with scoped(safety_team.lead):
        assert AccessRequest.objects.get().outcome == "refused"


@database
def test_a_protected_place_names_no_school(safety_team: Team, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = written(safety_team)
    request = asked(safety_team, uid)
    monkeypatch.setattr("umay.handover.queries.access.is_protected", lambda _actor, ids: frozenset(ids))

    package = answered(safety_team, uid, request)

    assert not [one for one in unpacked(package.file) if one.startswith(b"%PDF") and cast.school.name in texts_in(one)]


@database
def test_a_request_waits_on_the_teams_day_and_nobody_else_knows_of_it(safety_team: Team) -> None:
    uid = written(safety_team)
    request = asked(safety_team, uid)

    assert [one.uid for one in requests_due(safety_team.member, timezone.now())] == [request]
    assert not requests_due(safety_team.stranger, timezone.now())
    with scoped(safety_team.member), pytest.raises(DatabaseError, match="acts of its own"), transaction.atomic():
        AccessRequest.objects.update(due_on=timezone.localdate())


@database
def test_a_power_cut_leaves_an_answer_written_down_with_its_letter_or_neither(safety_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("umay.documents.api.render_letter", "umay.documents.api.render_table", "umay.documents.packages.render_pdf"):
        monkeypatch.setattr(place, lambda *_words, **_more: b"%PDF-")
    uid = written(safety_team)
    request = asked(safety_team, uid)

    def check() -> None:
        with scoped(safety_team.lead):
            given_ = AccessRequest.objects.filter(outcome="given").count()
            assert given_ == Letter.objects.count() == Entry.objects.filter(kind="letter").count() - 1

    def run() -> None:
        with suppress(Refused):
            answered(safety_team, uid, request)

    assert killed_at_every_statement(run, check) > 10


@database
def test_somebody_answers_by_the_pages_and_hands_out_who_looked(safety_team: Team) -> None:
    uid = written(safety_team)
    first, _ = children(safety_team, uid)
    client = browser(safety_team.lead)
    form = {"child": first, "asker": "child", "proof": "Her card", "asked_on": timezone.localdate().isoformat()}

    led = client.post(f"/cases/{uid}/handover/access/", form)
    page = client.get(led["Location"]).content.decode()
    assert BLACK in page
    chosen = dict.fromkeys(re.findall(r'name="(text\d+)"', page), "give")
    take = client.post(led["Location"], {**chosen, "names": ""}).content.decode()
    package = client.post(led["Location"] + "take/", hidden(take))
    assert package["Content-Disposition"].startswith("attachment")
    assert client.post(led["Location"] + "take/", hidden(take)).status_code == 409

    seen = client.get(f"/cases/{uid}/handover/seen.csv").content.decode()
    assert "counsellor" in seen.casefold()
    assert "Test counsellor" not in seen
    assert client.get(f"/cases/{uid}/handover/seen.pdf", {"child": first}).content.startswith(b"%PDF")
    assert client.get(f"/cases/{uid}/handover/seen.txt").status_code == 404
    assert browser(safety_team.stranger).get(f"/cases/{uid}/handover/seen.csv").status_code == 404
    assert Client().get(led["Location"]).status_code == 302


@database
def test_everybody_sees_what_others_did_with_their_own_record(safety_team: Team) -> None:
    page = browser(safety_team.stranger, vault=False).get("/me/who-looked/").content.decode()

    assert "appointed you" in page
