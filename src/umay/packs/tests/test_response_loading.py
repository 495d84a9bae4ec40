from __future__ import annotations

import re

import pytest

from umay.packs.api import PackRefused, Problem, default_response, export_pack, import_pack, pack_from_document, pack_to_document
from umay.packs.tests.specimens import line_of, pack_text, row

SMALL = """\
response:
  own: true
  why: {en: "We had none.", tr: "Yoktu."}
  team:
    body: {en: "Team", tr: "Ekip"}
    at_least: 2
    seats:
      - {code: lead, title: {en: "Head", tr: "Baş"}, functions: [unit_head], roles: [head]}
      - {code: carer, title: {en: "Counsellor", tr: "Rehber"}, functions: [counsellor], agency: education}
  guardians_wait: {kinds_any: [sexual], offenders_any: [unknown]}
  ladder:
    - {rung: team, hours: 0}
    - {rung: district, hours: 24}
  kinds:
    - code: sexual
      title: {en: "Sexual violence", tr: "Cinsel şiddet"}
      child_title: {en: "Somebody touches me", tr: "Biri bana dokunuyor"}
      nature: [crime]
      signs:
        - {code: fear, group: conduct, title: {en: "Fear", tr: "Korku"}}
    - code: bullying
      title: {en: "Bullying", tr: "Zorbalık"}
      child_title: {en: "They pick on me", tr: "Bana sataşıyorlar"}
      signs:
        - {code: fear, group: conduct, title: {en: "Fear", tr: "Korku"}}
  places:
    - {code: school, title: {en: "School", tr: "Okul"}}
  offenders:
    - {code: peer, title: {en: "Pupil", tr: "Öğrenci"}}
    - {code: staff, title: {en: "Staff", tr: "Çalışan"}}
    - {code: guardian, title: {en: "Guardian", tr: "Veli"}}
    - {code: unknown, title: {en: "Unknown", tr: "Bilinmiyor"}}
  measures:
    - {code: talk, group: social, title: {en: "Talk", tr: "Görüşme"}}
  outcomes:
    - {code: moved, forbidden: transfer, title: {en: "Moved", tr: "Geçti"}}
  forbidden:
    - {code: transfer, title: {en: "Moving the child", tr: "Çocuğu göndermek"}}
  authorities:
    - {code: office, agency: education, title: {en: "Office", tr: "Müdürlük"}, when: {natures_any: [crime]}, within: {hours: 0}}
  steps:
    - {code: safe, title: {en: "Make safe", tr: "Güvene al"}, who: [counsellor], within: {hours: 0}}
    - {code: guardians_decision, title: {en: "Decide", tr: "Karar ver"}, who: [unit_head], when: {flags_any: [danger]}}
    - {code: tell_guardians, title: {en: "Tell", tr: "Söyle"}, who: [counsellor], after: [guardians_decision]}
    - {code: plan, title: {en: "Plan", tr: "Planla"}, who: [counsellor, teacher], after: [safe], when: {kinds_any: [bullying]}}
  risk:
    high_from: high
    factors:
      - {code: near, group: danger, title: {en: "Near", tr: "Yakın"}}
    levels:
      - {code: low, review_days: 30, title: {en: "Low", tr: "Düşük"}}
      - {code: high, review_days: 3, title: {en: "High", tr: "Yüksek"}}
  closing:
    - {code: calm, title: {en: "Calm", tr: "Sakin"}}
  interview:
    prompts:
      - {code: tell, title: {en: "Tell me.", tr: "Anlat."}}
    leading: {en: ["did he"], tr: ["değil mi"]}
  indicators:
    - {code: incidents, formula: incidents, title: {en: "Incidents", tr: "Olaylar"}}
"""


def problems(text: str) -> list[Problem]:
    try:
        import_pack(text)
    except PackRefused as refused:
        return list(refused.problems)
    return []


def whole() -> str:
    return pack_text(row(), tail=SMALL)


def spoilt(old: str, new: str) -> str:
    text = whole()
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


def test_a_school_can_write_a_response_of_its_own() -> None:
    pack = import_pack(whole())

    assert pack.response is not None
    assert [step.code for step in pack.response.steps] == ["safe", "guardians_decision", "tell_guardians", "plan"]
    assert pack.response.interview.retellings == 2


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("kinds_any: [bullying]}}", "kinds_any: [buling]}}", "unknown_name", "buling"),
        ("natures_any: [crime]}", "natures_any: [crimes]}", "unknown_name", "[crimes]"),
        ("offenders_any: [unknown]}", "offenders_any: [nobody]}", "unknown_name", "guardians_wait:"),
        ("kinds_any: [sexual], ", "flags_any: [dangers], ", "unknown_value", "guardians_wait:"),
        ("after: [safe]", "after: [safety]", "unknown_name", "code: plan"),
        ("within: {hours: 0}}\n    - {code: guard", "after: [plan]}\n    - {code: guard", "too_late", "code: safe"),
        ("who: [counsellor, teacher]", "who: [teacher]", "nobody", "code: plan"),
        ("who: [counsellor, teacher]", "who: [headmaster]", "unknown_value", "code: plan"),
        ("forbidden: transfer", "forbidden: tranfer", "unknown_name", "code: moved"),
        ("high_from: high", "high_from: hihg", "unknown_name", "high_from"),
        ("roles: [head]", "roles: [heads]", "unknown_name", "code: lead"),
        ('agency: education, title: {en: "Office"', 'agency: educaton, title: {en: "Office"', "unknown_name", "code: office"),
        ("agency: education}\n  guardians", "agency: eduction}\n  guardians", "unknown_name", "code: carer"),
        ("at_least: 2", "at_least: 3", "too_few", "at_least: 3"),
        ("{rung: district, hours: 24}", "{rung: deputy, hours: 24}\n    - {rung: team, hours: 30}", "twice", "hours: 30"),
        ("{rung: team, hours: 0}", "{rung: national, hours: 0}", "downward", "rung: district"),
        ("within: {hours: 0}}\n    - {code: guard", "within: {hours: 0, days: 2}}\n    - {code: guard", "wrong_value", "days: 2"),
        ("code: tell_guardians", "code: tell_family", "missing", "code: plan"),
        ('    - {code: unknown, title: {en: "Unknown", tr: "Bilinmiyor"}}\n', "", "missing", "code: guardian"),
        ("    - {code: low, ", "    - {code: high, ", "twice", "code: high, review_days: 30"),
        ('  why: {en: "We had none.", tr: "Yoktu."}\n', "", "no_why", "own: true"),
        ("code: safe, title", "code: safe, own: true, title", "no_why", "code: safe"),
        ('leading: {en: ["did he"]', 'leading: {xx: ["did he"]', "wrong_value", "leading:"),
        ('leading: {en: ["did he"]', "leading: {en: [3]", "wrong_value", "leading:"),
        ('child_title: {en: "They pick on me", tr', 'child_titel: {en: "They pick on me", tr', "missing", "code: bullying"),
        ("formula: incidents, ", "formula: events, ", "unknown_value", "formula: events"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(old: str, new: str, code: str, at: str) -> None:
    text = spoilt(old, new)

    found = problems(text)

    assert (code, line_of(text, at)) in [(one.code, one.line) for one in found], [str(one) for one in found]


def test_the_same_sign_must_read_the_same_in_every_kind() -> None:
    text = whole()
    last = text.rindex('{en: "Fear", tr: "Korku"}')
    text = text[:last] + '{en: "Dread", tr: "Dehşet"}' + text[last + len('{en: "Fear", tr: "Korku"}') :]

    (problem,) = problems(text)

    assert (problem.code, problem.line) == ("two_meanings", line_of(text, "Dread"))


def test_a_rule_says_where_it_comes_from() -> None:
    text = spoilt('  own: true\n  why: {en: "We had none.", tr: "Yoktu."}\n', "")

    found = {(one.code, one.line) for one in problems(text)}

    assert {code for code, _ in found} == {"no_source"}
    assert ("no_source", line_of(text, "code: safe")) in found
    assert ("no_source", line_of(text, "  team:")) in found


@pytest.mark.parametrize("name", ["ladder", "kinds", "steps", "authorities", "forbidden", "closing", "indicators"])
def test_a_list_that_is_missing_is_told(name: str) -> None:
    text = re.sub(rf"\n  {name}:\n(?:    .*\n)+", "\n", whole())

    assert f'"{name}" is missing in the response' in [one.what for one in problems(text)]


def test_what_is_no_list_is_told_when_it_is_missing() -> None:
    text = whole().replace("  guardians_wait: {kinds_any: [sexual], offenders_any: [unknown]}\n", "")

    (problem,) = problems(text)

    assert (problem.code, problem.path) == ("missing", "response.guardians_wait")


def test_an_empty_response_is_no_response() -> None:
    (problem,) = problems(pack_text(row(), tail="response: none\n"))

    assert problem.code == "wrong_value"


@pytest.mark.parametrize("text", ["response: {}\n", "response:\n  steps: {}\n", "response:\n  steps: [1]\n", "response:\n  interview: 3\n"])
def test_nonsense_is_refused_with_words(text: str) -> None:
    found = problems(pack_text(row(), tail=text))

    assert found
    assert all(one.line is not None for one in found)


SHORT = """\
response:
  rest: default
  source: {lines: [1, 2]}
  team:
    body: {en: "Our team", tr: "Bizim ekip"}
    at_least: 2
    source: {lines: [1, 1]}
    seats:
      - {code: lead, title: {en: "Head", tr: "Baş"}, functions: [unit_head], roles: [head]}
      - {code: carer, title: {en: "Counsellor", tr: "Rehber"}, functions: [counsellor]}
  authorities:
    - {code: office, agency: education, title: {en: "Office", tr: "Müdürlük"}, within: {hours: 2}, source: {lines: [2, 2]}}
"""


def test_a_school_may_write_its_team_and_leave_the_rest_to_the_default() -> None:
    response = import_pack(pack_text(row(), tail=SHORT)).response
    default = default_response()

    assert response is not None
    assert dict(response.team.body)["en"] == "Our team"
    assert [one.code for one in response.authorities] == ["office"]
    assert [one.code for one in response.steps] == [one.code for one in default.steps]
    assert response.guardians_wait == default.guardians_wait
    assert {(step.own, step.why) for step in response.steps} == {(True, default.why)}


@pytest.mark.parametrize("lang", ["tr", "vi", "zh-hant", "zh-hans"])
def test_what_was_left_to_the_default_is_written_out_whole(lang: str) -> None:
    pack = import_pack(pack_text(row(), tail=SHORT).replace("lang: tr", f"lang: {lang}").replace("tr: ", f"{lang}: "))

    assert import_pack(export_pack(pack)) == pack
    assert pack_from_document(pack_to_document(pack)) == pack


def test_the_default_must_fit_what_was_written() -> None:
    kind = "code: bullying, own: true, why: {en: Here, tr: Burada}, title: {en: Bullying, tr: Zorbalık}, child_title: {en: They, tr: Onlar}"
    text = pack_text(row(), tail=SHORT + f"  kinds:\n    - {{{kind}}}\n")

    found = problems(text)

    assert {one.code for one in found} == {"unknown_name"}  # the default steps ask for natures that are gone
    assert {one.line for one in found} == {line_of(text, "response:")}


def test_without_saying_so_nothing_is_taken_from_the_default() -> None:
    text = pack_text(row(), tail=SHORT.replace("  rest: default\n", ""))

    assert {one.code for one in problems(text)} == {"missing"}
    assert {one.line for one in problems(text)} == {line_of(text, "response:")}
