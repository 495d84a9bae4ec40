"""Whom a case is about finds no trace of it beside the case: no coded line in the journal, no letter in the register."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import NOW, TODAY, Cast
from umay.cases.actions.opening import change_facts
from umay.cases.tests.worlds import Team, facts, opened, row, team
from umay.core.api import JOB, scoped
from umay.documents.api import LetterEntry, register_letter
from umay.documents.models import Letter
from umay.documents.queries.register import register_page
from umay.journal.actions.keeping import erase_link
from umay.journal.models import Line
from umay.journal.queries.counting import Node, count_quarter
from umay.journal.queries.lines import lines_page
from umay.journal.rules.quarters import Quarter
from umay.reports.actions.triage import name_member
from umay.reports.models import Report
from umay.reports.tests import telling_world

DAY = date(2026, 11, 20)


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def about_the_head(team: Team, **more: Any) -> Any:
    """Return the uid of a case about the head, of which a letter was written."""
    return with_letter(team, opened(team, members=(), excluded=(team.member.person_id,), **more))


def with_letter(team: Team, uid: Any) -> Any:
    write_letter(team.lead, uid)
    return uid


def write_letter(actor: Any, matter: Any = None) -> str:
    entry = LetterEntry("police", DAY, "police.district", ("tr",), {"en": "District police"}, matter)
    return register_letter(actor, entry, str.encode, now=NOW).number


def seen(actor: Any) -> tuple[int, int]:
    """Return how many lines and letters the database itself shows to somebody."""
    with scoped(actor):
        return Line.objects.count(), Letter.objects.count()


def quarter_of_the_line() -> Quarter:
    with scoped(JOB):
        line = Line.objects.get()
    return Quarter(line.school_year, line.quarter)


def test_an_excluded_head_sees_neither_line_nor_letter(safety_team: Team) -> None:
    about_the_head(safety_team)

    assert seen(safety_team.member) == (0, 0)
    assert seen(safety_team.lead) == (1, 1)


def test_another_colleague_sees_them_without_being_in_the_case(safety_team: Team) -> None:
    about_the_head(safety_team)

    assert seen(safety_team.stranger) == (1, 1)


def test_the_pages_of_an_excluded_head_show_neither(safety_team: Team) -> None:
    about_the_head(safety_team)
    quarter = quarter_of_the_line()

    head, lead = (lines_page(one, quarter, {}, today=TODAY, lang="en").count for one in (safety_team.member, safety_team.lead))
    letters, all_letters = (len(register_page(one, year="", kind="", lang="en").lines) for one in (safety_team.member, safety_team.lead))

    assert (head, letters) == (0, 0)
    assert (lead, all_letters) == (1, 1)


def test_a_case_hides_nothing_but_its_own_lines_and_letters(safety_team: Team) -> None:
    about_the_head(safety_team)
    with_letter(safety_team, opened(safety_team))
    write_letter(safety_team.lead)

    assert seen(safety_team.member) == (1, 2)
    assert seen(safety_team.lead) == (2, 3)


def test_the_counts_that_a_job_works_out_hold_the_hidden_line(safety_team: Team, cast: Cast) -> None:
    about_the_head(safety_team)

    quarter = quarter_of_the_line()
    with scoped(JOB):
        counted = count_quarter(cast.school.country, quarter)

    node = next(one for one in counted.counts.rows["incidents"] if isinstance(one, Node) and one.id == cast.school.id)
    assert counted.counts.rows["incidents"][node].total == 1


def test_the_case_still_keeps_its_line_and_its_erasure_still_finds_it(safety_team: Team) -> None:
    uid = about_the_head(safety_team)
    found = row(safety_team.lead, uid)

    change_facts(
        safety_team.lead, safety_team.vault(safety_team.lead), uid, facts(kinds=("sexual",)), seen=found.version, now=timezone.now()
    )

    with scoped(safety_team.lead):
        assert list(Line.objects.values_list("kind", flat=True)) == ["sexual"]
    assert erase_link(JOB, found.journal_ref, now=NOW) == 1


def test_an_excluded_head_still_writes_letters_of_their_own_after_a_hidden_one(safety_team: Team) -> None:
    about_the_head(safety_team)

    assert write_letter(safety_team.member) == "2026/1"  # nor does the number tell them that there is one they do not see
    assert seen(safety_team.member) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_whom_a_report_names_later_loses_line_and_letter_at_once(cast: Cast) -> None:
    world = telling_world.build(cast)
    telling_world.tell()
    own = Team(cast.counsellor, cast.principal, None, {cast.counsellor.person_id: world.vaults["counsellor"]})
    with scoped(own.lead):
        report = Report.objects.get()
    with_letter(own, opened(own, members=(), report_uids=(report.pk,)))
    assert seen(own.member) == (1, 1)

    name_member(own.lead, report.pk, own.member.person_id, now=timezone.now())

    assert seen(own.member) == (0, 0)
    assert seen(own.lead) == (1, 1)
