"""Letters of a case: filled, numbered, sealed, opened by members alone; the steps that they show; and that no power cut leaves half of one."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pypdf
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.support.cast import Cast
from tests.support.killing import killed_at_every_statement
from tests.support.threads import AtOnce
from umay.cases.models import Entry
from umay.cases.tests.worlds import Team, texts_of, work_of
from umay.core.api import scoped, sealing
from umay.core.models import AuditEntry
from umay.correspondence.actions.making import make_letter, open_letter
from umay.correspondence.actions.sending import Back, keep_answer, keep_sending
from umay.correspondence.models import Answer, MadeLetter, Sending
from umay.correspondence.queries.filling import filled
from umay.correspondence.queries.waiting import silent_letters
from umay.correspondence.tests.worlds import CHILD, TOLD, TYPED, child_of, decided, made, opened, order, step, team_of, wanted
from umay.documents.models import Letter
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team_of(cast)


@pytest.fixture
def plain_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """No typesetting in processes that are killed: its threads do not live on in a fork, so it would wait for ever."""
    monkeypatch.setattr("umay.documents.api.render_letter", lambda *_words, **_more: b"%PDF-")


def file_of(team: Team, uid: Any, letter: Any, actor: Any = None) -> bytes:
    who = actor or team.lead
    return open_letter(who, team.vault(who), uid, letter, now=timezone.now()).data


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def send(team: Team, uid: Any, letter: Any, **more: Any) -> None:
    said = {"way": "hand", "sent_on": timezone.localdate(), **more}
    keep_sending(team.lead, team.vault(team.lead), uid, letter, now=timezone.now(), **said)


def test_a_letter_is_filled_from_the_case_numbered_and_opened_by_members_alone(safety_team: Team) -> None:
    uid = opened(safety_team)

    letter = made(safety_team, uid)

    text = text_of(file_of(safety_team, uid, letter, safety_team.member))
    assert all(words in text for words in (CHILD, TOLD, TYPED))
    with scoped(safety_team.lead):
        row, kept = MadeLetter.objects.get(), Letter.objects.get()
    assert row.number.endswith(str(kept.number))
    assert row.sha256 == kept.sha256
    assert kept.matter_ref == uid
    assert AuditEntry.objects.filter(verb="correspondence.letter_opened").count() == 1
    with pytest.raises(Exception, match=r"matching query|missing"):
        file_of(safety_team, uid, letter, safety_team.stranger)
    with scoped(safety_team.stranger):
        assert not MadeLetter.objects.exists()


def test_what_was_typed_is_found_nowhere_but_in_the_opened_letter(safety_team: Team) -> None:
    uid = opened(safety_team)
    made(safety_team, uid, way="hand")

    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
        tables = [name for (name,) in cursor.fetchall()]
    with transaction.atomic():
        for table in tables:
            with connection.cursor() as cursor, scoped(safety_team.lead):
                cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', ["%Canarytyped%"])
                assert cursor.fetchone() == (0,), table
    with scoped(safety_team.lead):
        blob = bytes(MadeLetter.objects.get().blob)
    assert b"PDF" not in blob
    assert b"Canary" not in blob


def test_a_letter_moved_to_another_row_does_not_open(safety_team: Team) -> None:
    uid = opened(safety_team)
    made(safety_team, uid)
    with scoped(safety_team.lead):
        row = MadeLetter.objects.get()
    from umay.correspondence.sealed import KEY, unlock

    key = next(one[KEY] for one in texts_of(safety_team, uid, safety_team.lead, "letter") if KEY in one)
    assert unlock(row.uid, key, bytes(row.blob)).startswith(b"%PDF")
    with pytest.raises(sealing.CannotOpen):
        unlock(new_id(), key, bytes(row.blob))
    with pytest.raises(sealing.CannotOpen):
        unlock(row.uid, "zz", bytes(row.blob))


def test_the_same_form_makes_one_letter_and_two_makers_get_two_numbers(safety_team: Team, plain_paper: None, at_once: AtOnce) -> None:
    uid = opened(safety_team)
    one, other = order(safety_team, uid), order(safety_team, uid)
    presses = [(safety_team.lead, one), (safety_team.lead, one), (safety_team.member, other)]

    def press() -> None:
        who, what = presses.pop()
        make_letter(who, safety_team.vault(who), uid, what, now=timezone.now())

    assert at_once(3, press) == ["ok", "ok", "ok"]

    with scoped(safety_team.lead):
        numbers = list(MadeLetter.objects.values_list("number", flat=True))
        assert len(numbers) == len(set(numbers)) == Letter.objects.count() == 2


def test_the_step_is_done_when_every_authority_was_told_and_not_before(safety_team: Team, plain_paper: None) -> None:
    uid = opened(safety_team)

    send(safety_team, uid, made(safety_team, uid, "police"))
    assert step(safety_team.lead, "tell_authorities") == "open"
    for kind, office in (("prosecutor", "prosecutor"), ("child_rights", "child_rights"), ("child_rights", "health")):
        made(safety_team, uid, kind, wanted=wanted(safety_team, uid, kind, office=office), way="post")

    assert step(safety_team.lead, "tell_authorities") == "done"
    assert step(safety_team.lead, "tell_education") == "open"
    letter = made(safety_team, uid, "education")
    assert step(safety_team.lead, "tell_education") == "open"
    send(safety_team, uid, letter)
    assert step(safety_team.lead, "tell_education") == "done"
    with scoped(safety_team.lead):
        number = MadeLetter.objects.get(uid=letter).number
    assert number in str(texts_of(safety_team, uid, safety_team.lead, "letter"))


def test_a_letter_to_education_that_names_a_child_is_not_made(safety_team: Team) -> None:
    uid = opened(safety_team)

    with pytest.raises(Refused, match=r"correspondence\.names_child"):
        made(safety_team, uid, "education", said={"done": "We spoke with Aliya's aunt"})

    assert not Letter.objects.exists()


@pytest.mark.parametrize(("code", "refused"), [("", "guardians_undecided"), ("wait", "guardians_wait")])
def test_guardians_are_not_written_to_while_somebody_must_decide(safety_team: Team, code: str, refused: str) -> None:
    uid = opened(safety_team)
    if code:
        decided(safety_team, uid, child_of(safety_team, uid), code)

    with pytest.raises(Refused, match=rf"correspondence\.{refused}"):
        made(safety_team, uid, "guardians")


def test_the_letter_to_guardians_never_says_why(safety_team: Team) -> None:
    uid = opened(safety_team)
    decided(safety_team, uid, child_of(safety_team, uid))

    letter = made(safety_team, uid, "guardians")

    text = text_of(file_of(safety_team, uid, letter))
    assert CHILD in text
    assert not any(words in text for words in ("canary words", "Sexual", "staff", "crime"))
    send(safety_team, uid, letter)
    assert step(safety_team.lead, "tell_guardians") == "open"


def test_of_a_child_in_a_protected_place_no_school_is_said(safety_team: Team, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = opened(safety_team)
    monkeypatch.setattr("umay.correspondence.queries.filling.is_hidden", lambda _actor, _child: True)

    text = text_of(file_of(safety_team, uid, made(safety_team, uid, said={"contact": "The counsellor"})))

    assert cast.school.name not in text
    assert "protected" in text
    with pytest.raises(Refused, match=r"correspondence\.names_place"):
        made(safety_team, uid, said={"happened": f"It was in the yard of {cast.school.name.upper()}"})


def test_a_child_is_not_hidden_whom_nobody_protects(safety_team: Team) -> None:
    uid = opened(safety_team)

    assert not filled(safety_team.lead, work_of(safety_team, uid), wanted(safety_team, uid)).hidden


def test_silence_is_said_on_the_day_of_the_lead_alone(safety_team: Team, plain_paper: None) -> None:
    uid = opened(safety_team)
    letter = made(safety_team, uid, way="hand")
    later = timezone.localdate() + timedelta(days=8)

    assert not silent_letters(safety_team.lead, timezone.localdate())
    assert [(one.letter_uid, one.days) for one in silent_letters(safety_team.lead, later)] == [(letter, 8)]
    assert not silent_letters(safety_team.member, later)
    assert not silent_letters(safety_team.stranger, later)

    back = Back("P-canary-77", timezone.localdate(), "We have it")
    keep_answer(safety_team.lead, safety_team.vault(safety_team.lead), uid, letter, back, now=timezone.now())
    assert not silent_letters(safety_team.lead, later)
    assert "P-canary-77" in str(texts_of(safety_team, uid, safety_team.lead, "letter"))


def test_rows_of_letters_do_not_change(safety_team: Team, plain_paper: None) -> None:
    made(safety_team, opened(safety_team), way="mail")

    for table in (MadeLetter, Sending):
        with pytest.raises(DatabaseError), transaction.atomic(), scoped(safety_team.lead):
            table.objects.update(uid=new_id())
        with pytest.raises(DatabaseError), transaction.atomic(), scoped(safety_team.lead):
            table.objects.all().delete()


def test_of_a_rehearsal_nothing_is_made(safety_team: Team) -> None:
    uid = opened(safety_team, is_practice=True)

    with pytest.raises(Refused, match=r"correspondence\.rehearsal"):
        made(safety_team, uid)


def test_a_power_cut_leaves_a_whole_letter_or_none(safety_team: Team, plain_paper: None) -> None:
    uid = opened(safety_team)
    asked = order(safety_team, uid, "education", way="hand")
    make = lambda: make_letter(safety_team.lead, safety_team.vault(safety_team.lead), uid, asked, now=timezone.now())  # noqa: E731

    def check() -> None:
        with scoped(safety_team.lead):
            letters, rows = Letter.objects.count(), MadeLetter.objects.count()
            entries = Entry.objects.filter(kind="letter").count()
            sent, answers = Sending.objects.count(), Answer.objects.count()
        assert (letters, rows, sent, entries, answers) in {(0, 0, 0, 0, 0), (1, 1, 1, 2, 0)}
        assert (step(safety_team.lead, "tell_education") == "done") == bool(rows)

    assert killed_at_every_statement(make, check) > 20
    with scoped(safety_team.lead):
        assert MadeLetter.objects.count() == 1
