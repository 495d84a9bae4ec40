"""What a team does with a case: each act writes, is recorded, lays the procedure out anew, and says no in a code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.actions import climbing, doing, ending, members, opening, writing
from umay.cases.actions.writing import Words
from umay.cases.models import CaseGrant, CaseOpening, CompartmentWrap, Entry, Signal, StepRecord
from umay.cases.queries import above, common
from umay.cases.rules import grants
from umay.cases.sealed import open_name
from umay.cases.tests.worlds import NAME, WORDS, Team, facts, opened, row, team, texts_of, work_of
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.journal.models import Line
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.procedure.api import NewChild, closing

REASON = "The director asked the mother to sign a paper that she will tell nobody."


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.code


def step(team: Team, uid: Any, code: str) -> StepRecord:
    with scoped(team.lead):
        return StepRecord.objects.select_related("child").filter(case__uid=uid, code=code).first()


def says(words: str = "Done as agreed.", child: Any = None, **more: str) -> Words:
    return Words(new_id(), words, child, more)


def child_of(team: Team, uid: Any, role: str = "harmed") -> Any:
    return next(one for one in work_of(team, uid).children.values() if one.role == role)


def test_an_opened_case_is_read_by_its_members_and_nobody_else(safety_team: Team) -> None:
    uid = opened(safety_team)

    for actor in (safety_team.lead, safety_team.member):
        work = work_of(safety_team, uid, actor)
        assert [open_name(work.keys, one) for one in work.children.values()] == [NAME, "Timur Canary"]
        assert texts_of(safety_team, uid, actor, "told") == [{"words": WORDS}]
    with pytest.raises(common.CaseMissing):
        work_of(safety_team, uid, safety_team.stranger)
    with pytest.raises(common.CaseMissing):
        work_of(safety_team, new_id())
    assert AuditEntry.objects.filter(verb="case.opened", subject=str(uid)).count() == 1


def test_a_case_sent_twice_is_opened_once(safety_team: Team) -> None:
    uid = new_id()

    assert opened(safety_team, uid=uid) == opened(safety_team, uid=uid) == uid
    with scoped(safety_team.lead):
        assert Entry.objects.count() == 1


def test_a_case_does_not_open_to_whom_it_is_about(safety_team: Team) -> None:
    about = (safety_team.member.person_id,)

    assert code_of(lambda: opened(safety_team, excluded=about)) == "case.person_excluded"
    uid = opened(safety_team, members=(), excluded=about)
    wanted = grants.Wanted(about[0], grants.MEMBER, "team", None, has_keys=True)
    now = timezone.now()
    lead = safety_team.lead
    assert code_of(lambda: members.let_in(lead, safety_team.vault(lead), uid, wanted, now=now)) == "case.person_excluded"


def test_only_those_of_the_team_open_a_case(safety_team: Team, cast: Cast) -> None:
    outsider = replace(safety_team, lead=cast.administrator, vaults={cast.administrator.person_id: safety_team.vault(safety_team.lead)})

    assert code_of(lambda: opened(outsider)) == "access.not_granted"


def test_each_opening_is_shown_to_the_members_once_for_a_reading(safety_team: Team) -> None:
    uid = opened(safety_team)
    for _again in range(3):
        work_of(safety_team, uid, safety_team.member)

    with scoped(safety_team.lead):
        assert list(CaseOpening.objects.values_list("person_id", flat=True)) == [safety_team.member.person_id]
    assert AuditEntry.objects.filter(verb="case.read", person_id=safety_team.member.person_id).count() == 3


def test_who_is_let_in_reads_what_was_written_before(safety_team: Team) -> None:
    uid, now = opened(safety_team, members=()), timezone.now()
    lead, guest = safety_team.lead, safety_team.stranger
    wanted = grants.Wanted(guest.person_id, grants.GUEST, "expert", now.date() + timedelta(days=7), has_keys=True)

    members.let_in(lead, safety_team.vault(lead), uid, wanted, now=now)

    assert texts_of(safety_team, uid, guest, "told") == [{"words": WORDS}]
    assert Notice.objects.get(person_id=guest.person_id).code == "case.let_in"
    own = replace(wanted, person_id=safety_team.member.person_id)
    assert code_of(lambda: members.let_in(guest, safety_team.vault(guest), uid, own, now=now)) == "case.guest"


def test_who_is_taken_off_opens_nothing_that_is_written_later(safety_team: Team) -> None:
    uid, now = opened(safety_team), timezone.now()
    lead, gone = safety_team.lead, safety_team.member
    before = work_of(safety_team, uid, gone)
    kept = {part.pk: before.keys.key(part.pk, part.epoch) for part in before.keys.parts.values()}

    members.remove_member(lead, safety_team.vault(lead), uid, gone.person_id, now=now)
    writing.write_entry(lead, safety_team.vault(lead), uid, "note", says("written after"), now=now)

    with pytest.raises(common.CaseMissing):
        work_of(safety_team, uid, gone)
    with scoped(lead):
        assert not CompartmentWrap.objects.filter(person_id=gone.person_id).exists()
        late = Entry.objects.get(kind="note")
    after = work_of(safety_team, uid)
    assert late.epoch == 2
    assert after.keys.key(late.compartment_id, late.epoch) != kept[late.compartment_id]
    assert texts_of(safety_team, uid, lead, "told") == [{"words": WORDS}]
    assert code_of(lambda: members.remove_member(lead, safety_team.vault(lead), uid, lead.person_id, now=now)) == "case.lead_stays"


def test_a_wrap_that_the_application_did_not_make_opens_nothing(safety_team: Team) -> None:
    uid = opened(safety_team)
    with scoped(safety_team.lead):
        CompartmentWrap.objects.filter(person_id=safety_team.lead.person_id).update(granter="somebody else")

    assert texts_of(safety_team, uid, safety_team.lead, "told") == [None]


def test_the_lead_goes_over_to_another_member(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead

    members.hand_lead(lead, safety_team.vault(lead), uid, safety_team.member.person_id, now=now)

    with scoped(lead):
        assert dict(CaseGrant.objects.values_list("person_id", "role")) == {
            lead.person_id: "member", safety_team.member.person_id: "lead",
        }  # fmt: skip


def test_facts_that_change_bring_the_steps_they_ask_for(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    assert step(safety_team, uid, "tell_police") is None
    seen = row(lead, uid).version

    opening.change_facts(lead, safety_team.vault(lead), uid, facts(kinds=("sexual",)), seen=seen, now=now)

    assert step(safety_team, uid, "tell_police").due_at == now + timedelta(hours=1)
    again = lambda: opening.change_facts(lead, safety_team.vault(lead), uid, facts(), seen=seen, now=now)  # noqa: E731
    assert code_of(again) == "case.changed"
    with pytest.raises(Refused):
        opening.change_facts(lead, safety_team.vault(lead), uid, facts(kinds=("magic",)), seen=row(lead, uid).version, now=now)


def test_guardians_are_told_only_after_a_named_decision_where_one_may_have_done_it(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team, facts=facts(flags=("guardian_suspected",))), timezone.now(), safety_team.lead
    vault, tells = safety_team.vault(lead), step(safety_team, uid, "tell_guardians")
    child = tells.child.uid

    assert code_of(lambda: doing.do_step(lead, vault, uid, tells.uid, says(), now=now)) == "case.guardians_undecided"
    assert code_of(lambda: doing.decide_guardians(lead, vault, uid, "tell", says(child=child), now=now)) == "case.guardian_suspected"
    doing.decide_guardians(lead, vault, uid, "wait", says("The father lives there.", child), now=now)
    assert code_of(lambda: doing.do_step(lead, vault, uid, tells.uid, says(), now=now)) == "case.guardians_wait"
    doing.decide_guardians(lead, vault, uid, "tell_other", says("The grandmother.", child), now=now + timedelta(minutes=1))
    doing.do_step(lead, vault, uid, tells.uid, says(), now=now + timedelta(minutes=2))

    assert step(safety_team, uid, "tell_guardians").state == "done"


def test_a_wait_that_lasts_goes_to_the_level_above_once_and_says_no_more_than_a_code(safety_team: Team, cast: Cast) -> None:
    opened(safety_team, facts=facts(flags=("guardian_suspected",)))
    later = timezone.now() + timedelta(hours=25)
    with scoped(JOB):
        waiting = Signal.objects.get(kind="guardians").uid
    assert waiting not in above.signals_due(JOB, timezone.now())
    assert waiting in above.signals_due(JOB, later)

    assert [climbing.tell_above(JOB, waiting, now=later) for _twice in range(2)] == [True, False]

    notice = Notice.objects.get(person_id=cast.district_secretary.person_id)
    assert (notice.code, notice.link) == ("case.signal", "/cases/above/")
    assert Notice.objects.count() == 1


def test_a_forbidden_way_out_needs_an_explanation_and_alarms_the_level_above(safety_team: Team, cast: Cast) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    vault = safety_team.vault(lead)

    assert code_of(lambda: doing.flag_forbidden(lead, vault, uid, "secrecy", says("no"), now=now)) == "case.explanation_short"
    doing.flag_forbidden(lead, vault, uid, "secrecy", says(REASON), now=now)

    with scoped(cast.district_secretary):
        assert list(Signal.objects.filter(kind="forbidden").values_list("code", flat=True)) == ["secrecy"]
    assert Notice.objects.get(person_id=cast.district_secretary.person_id).code == "case.signal"


def test_an_interview_after_signs_of_a_crime_is_a_short_note(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team, facts=facts(kinds=("sexual",))), timezone.now(), safety_team.lead
    vault, child = safety_team.vault(lead), child_of(safety_team, uid).uid
    keep = lambda said: writing.keep_interview(lead, vault, uid, said, lang="en", now=now)  # noqa: E731

    assert code_of(lambda: keep(says("x" * 1600, child, present="nurse"))) == "case.note_too_long"
    assert code_of(lambda: keep(says("She said it.", child))) == "case.present_missing"
    assert code_of(lambda: keep(says("She said it.", present="nurse"))) == "case.child_missing"
    keep(says("She said it.\nDid he do it?", child, present="nurse"))
    with scoped(lead):
        kept = Entry.objects.get(kind="interview")
        assert (kept.code, kept.names) == ("minimal", ["2"])


def test_weighing_the_danger_settles_its_step_and_counts_in_the_journal(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    vault, child = safety_team.vault(lead), child_of(safety_team, uid)

    writing.assess_risk(lead, vault, uid, says("He waits for her.", child.uid), level="high", factors=("weapon",), now=now)

    fresh = child_of(safety_team, uid)
    assert (fresh.level, fresh.review_on) == ("high", timezone.localdate(now) + timedelta(days=3))
    assert step(safety_team, uid, "weigh_risk").state == "done"
    assert step(safety_team, uid, "help_plan").due_at is not None
    with scoped(JOB):
        assert list(Line.objects.values_list("kind", "high_risk", "age")) == [("bullying", True, 9)]


def test_two_people_who_write_a_plan_both_keep_their_words(safety_team: Team) -> None:
    uid, now, lead, other = opened(safety_team), timezone.now(), safety_team.lead, safety_team.member
    child = child_of(safety_team, uid).uid
    plan = {"goals": "Sleeps again", "steps": "Talks on Mondays", "people": "The psychologist"}

    def keep(actor: Any, seen: int, **more: str) -> Any:
        said = Words(new_id(), "", child, {**plan, **more})
        return writing.keep_plan(actor, safety_team.vault(actor), uid, "help_plan", said, seen=seen, now=now)

    keep(lead, 0)
    keep(other, 1, goals="Has a friend")
    assert code_of(lambda: keep(lead, 1, goals="Plays again")) == "case.plan_changed"
    assert code_of(lambda: keep(lead, 2, goals=" ")) == "case.plan_part_missing"
    assert [one["goals"] for one in texts_of(safety_team, uid, lead, "help_plan")] == ["Sleeps again", "Has a friend"]


def test_a_wish_is_answered_once(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    vault, child = safety_team.vault(lead), child_of(safety_team, uid).uid
    wish = writing.keep_wish(lead, vault, uid, says("I want to sit with Dana.", child), now=now)

    writing.answer_wish(lead, vault, uid, wish, "Yes, from Monday.", now=now)

    assert code_of(lambda: writing.answer_wish(lead, vault, uid, wish, "No.", now=now)) == "case.wish_answered"


def test_several_steps_are_left_for_one_reason(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    vault = safety_team.vault(lead)
    with scoped(lead):
        left = list(StepRecord.objects.filter(case__uid=uid, state="open").values_list("uid", flat=True))

    assert code_of(lambda: doing.leave_steps(lead, vault, uid, left, says(" "), now=now)) == "case.words_missing"
    assert code_of(lambda: doing.leave_steps(lead, vault, uid, [new_id()], says(), now=now)) == "case.steps_missing"
    assert doing.leave_steps(lead, vault, uid, left, says("It was another child."), now=now) == len(left)
    with scoped(lead):
        assert not StepRecord.objects.filter(state="open").exists()


def finished(team: Team, uid: Any) -> None:
    """Go through every step that stands in the way of closing."""
    lead, vault, now = team.lead, team.vault(team.lead), timezone.now()
    for child in work_of(team, uid).children.values():
        writing.assess_risk(lead, vault, uid, says("Weighed.", child.uid), level="low", factors=(), now=now)
        plan = Words(new_id(), "", child.uid, {"goals": "g", "steps": "s", "people": "p"})
        writing.keep_plan(lead, vault, uid, "help_plan", plan, seen=0, now=now)
    with scoped(lead):
        left = list(StepRecord.objects.filter(case__uid=uid, state="open").exclude(code="ask_again").values_list("uid", flat=True))
    for one in left:
        doing.do_step(lead, vault, uid, one, says(), now=now)


def test_a_case_closes_when_the_change_was_seen_and_opens_again(safety_team: Team) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    vault = safety_team.vault(lead)
    good = closing.Ending("better", frozenset({"calm", "safe"}), "She laughs again.")
    assert code_of(lambda: ending.close_case(lead, vault, uid, good, now=now)) == "case.steps_open"

    finished(safety_team, uid)
    assert code_of(lambda: ending.close_case(lead, vault, uid, replace(good, seen=frozenset()), now=now)) == "case.change_not_seen"
    ending.close_case(lead, vault, uid, good, now=now)

    assert row(lead, uid).state == "closed"
    assert step(safety_team, uid, "ask_again").due_at is not None
    assert code_of(lambda: writing.write_entry(lead, vault, uid, "note", says(), now=now)) == "case.closed"
    with scoped(JOB):
        assert Line.objects.get().outcome == "better"
    doing.do_step(lead, vault, uid, step(safety_team, uid, "ask_again").uid, says(), now=now)  # asked about after the end
    ending.reopen(lead, vault, uid, "It began again.", now=now)
    assert row(lead, uid).state == "open"


def test_an_outcome_that_is_a_forbidden_way_out_alarms_the_level_above(safety_team: Team, cast: Cast) -> None:
    uid, now, lead = opened(safety_team), timezone.now(), safety_team.lead
    finished(safety_team, uid)
    bad = closing.Ending("moved_victim", frozenset({"calm", "safe"}), "They moved.")

    assert code_of(lambda: ending.close_case(lead, safety_team.vault(lead), uid, bad, now=now)) == "case.explanation_short"
    ending.close_case(lead, safety_team.vault(lead), uid, replace(bad, words=REASON), now=now)

    assert Notice.objects.filter(person_id=cast.district_secretary.person_id, code="case.signal").exists()


def test_a_rehearsal_is_counted_nowhere_alarms_nobody_and_is_thrown_away_whole(safety_team: Team, cast: Cast) -> None:
    uid, now, lead = opened(safety_team, is_practice=True), timezone.now(), safety_team.lead
    vault = safety_team.vault(lead)
    doing.flag_forbidden(lead, vault, uid, "secrecy", says(REASON), now=now)
    opening.add_child(lead, vault, uid, NewChild("Made Up", role="witness"), now=now)

    with scoped(JOB):
        assert (Line.objects.count(), Signal.objects.count(), Notice.objects.count()) == (0, 0, 0)
    opening.throw_away(lead, vault, uid, now=now)
    with scoped(lead):
        assert (Entry.objects.count(), CaseGrant.objects.count()) == (0, 0)
    real = opened(safety_team)
    assert code_of(lambda: opening.throw_away(lead, vault, real, now=timezone.now())) == "case.no_rehearsal"
