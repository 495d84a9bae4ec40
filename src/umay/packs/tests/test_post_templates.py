from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from umay.kernel.text import Text
from umay.packs.api import Pack, PackRefused, PostTemplate, builtin_codes, builtin_templates, import_pack, load_builtin
from umay.packs.schema_posts import BEARERS
from umay.packs.tests.specimens import CONTINUOUS, ROW, pack_text

TEMPLATE: dict[str, Any] = {
    "id": "template-gate",
    "title": {"en": "A gate"},
    "source": {"lines": [1, 2]},
    "bells": [{"code": "arrival", "title": {"en": "Arrival"}, "start": "07:30", "end": "08:00"}],
    "posts": [{"name": {"en": "Gate"}, "windows": [{"bells": ["arrival"], "needs": [{"kind": "parent", "number": 3}]}]}],
    "takes": [{"says": {"en": "Three parents"}, "source": {"lines": [1, 1]}}],
}


@pytest.fixture(scope="module")
def plans() -> Pack:
    return load_builtin("cn-posts")


def of(pack: Pack, name: str) -> PostTemplate:
    return next(one for one in pack.post_templates if one.id == name)


def hours(template: PostTemplate) -> list[tuple[str, str, str | None, str | None]]:
    return [(bell.code, bell.variant, bell.start, bell.end) for bell in template.bells]


def people(template: PostTemplate) -> dict[str, int | None]:
    return {need.kind: need.number for post in template.posts for window in post.windows for need in window.needs}


@pytest.mark.parametrize("code", builtin_codes())
def test_every_word_of_a_template_stands_in_six_languages(code: str) -> None:
    found = [text for template in builtin_templates(code) for text in texts_of(template)]

    assert [text for text in found if {lang for lang, said in text if said.strip()} != {"en", "tr", "kk", "ru", "vi", "zh"}] == []


def texts_of(value: object) -> Iterator[Text]:
    """Yield the texts in a part of a template, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        yield from (text for name in type(value).model_fields for text in texts_of(getattr(value, name)))
    elif isinstance(value, tuple):
        yield from (text for one in value for text in texts_of(one))


def test_each_of_the_thirteen_plans_is_a_template_or_says_why_not(plans: Pack) -> None:
    assert [one.id for one in plans.post_templates] == [f"template-p{number}" for number in range(1, 14)]
    assert [one.id for one in plans.post_templates if not one.posts] == ["template-p12"]
    assert {one.id for one in plans.post_templates if one.lacks} == {f"template-p{number}" for number in (1, 2, 4, 5, 6, 7, 8, 10, 12, 13)}


def test_plan_2_has_twelve_people_and_a_friday_of_its_own(plans: Pack) -> None:
    plan = of(plans, "template-p2")

    assert sum(number or 0 for number in people(plan).values()) == 12
    assert hours(plan) == [
        ("arrival", "usual", "07:30", "08:00"),
        ("dismissal", "usual", "16:00", "16:40"),
        ("dismissal", "friday", "14:30", "15:50"),
    ]


def test_plans_3_and_11_have_three_parents_in_each_of_two_windows(plans: Pack) -> None:
    for name in ("template-p3", "template-p11"):
        assert people(of(plans, name)) == {"parent": 3}
        assert hours(of(plans, name)) == [("arrival", "usual", "07:00", "08:00"), ("dismissal", "usual", "15:10", "16:30")]


def test_plan_6_is_the_standard_of_50_and_200_metres_and_15_minutes(plans: Pack) -> None:
    plan = of(plans, "template-p6")

    assert (plan.lead_minutes, plan.limit_metres, plan.patrol_metres) == (15, 50, 200)


def test_plan_8_gives_each_grade_two_weekdays_and_lets_pupils_out_in_two_turns(plans: Pack) -> None:
    plan = of(plans, "template-p8")

    days = {window.grades[0]: window.days for post in plan.posts for window in post.windows if window.grades}
    assert days == {1: ("MO", "TH"), 2: ("TU", "FR"), 3: ("WE", "SA"), 4: ("MO", "TH"), 5: ("TU", "FR"), 6: ("WE", "SA")}
    assert {bell.code: bell.grades for bell in plan.bells if bell.grades} == {"dismissal_1": (1, 2, 3), "dismissal_2": (4, 5, 6)}
    assert {post.kind: post.number for post in plan.posts} == {"gate": 1, "control_point": 3, "line_end": 2}


def test_of_15_and_10_minutes_the_longer_holds_and_is_shown(plans: Pack) -> None:
    plan = of(plans, "template-p8")

    (shown,) = [one for one in plan.takes if one.contradiction]
    assert plan.lead_minutes == 15
    assert shown.contradiction == "minutes-15-or-10" and shown.why is not None


def test_plan_9_has_two_posts_four_parents_and_a_class_for_each_week_from_7_to_20(plans: Pack) -> None:
    plan = of(plans, "template-p9")

    windows = [window for post in plan.posts for window in post.windows]
    assert len(plan.posts) == 2
    assert {window.weeks for window in windows} == {(7, 20)}
    assert {window.classes for window in windows} == {tuple(str(number) for number in range(40, 54))}
    assert people(plan) == {"parent": 4}


@pytest.mark.parametrize("code", ["cn-posts", "tr-guide"])
def test_defensive_gear_is_for_guards_and_police_only(code: str) -> None:
    kit = [item for template in builtin_templates(code) for post in template.posts for item in post.kit]

    assert all(item.kind in BEARERS for item in kit if item.defensive)
    assert {item.item for item in kit if item.defensive} <= {"shield", "baton", "fork", "helmet", "stab_vest"}
    assert not any(item.item in ("shield", "baton", "fork", "helmet", "stab_vest") for item in kit if not item.defensive)


def test_the_guide_has_a_patrol_and_the_daily_check_of_buses() -> None:
    patrol, buses = builtin_templates("tr-guide")

    assert patrol.posts[0].kind == "patrol"
    assert buses.posts[0].kind == "bus_bay" and people(buses) == {"leader": 1}


@pytest.mark.parametrize("code", builtin_codes())
def test_templates_read_alone_are_those_of_the_whole_pack(code: str) -> None:
    assert builtin_templates(code) == load_builtin(code).post_templates


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"bells": []}, "no bell is called arrival"),
        ({"posts": []}, "lacks"),
        ({"posts": [TEMPLATE["posts"][0] | {"kit": [{"item": "baton", "defensive": True}]}]}, "defensive gear is for"),
        ({"posts": [TEMPLATE["posts"][0] | {"kit": [{"item": "baton", "defensive": True, "kind": "parent"}]}]}, "defensive gear is for"),
        ({"bells": [TEMPLATE["bells"][0] | {"end": "07:00"}]}, "does not lie after"),
        ({"bells": [TEMPLATE["bells"][0] | {"end": "8:00"}]}, "no time of the day"),
        ({"takes": [{"says": {"en": "x"}, "source": {"lines": [1, 1]}, "contradiction": "nowhere"}]}, "nowhere"),
    ],
)
def test_a_mistake_in_a_template_is_said(change: dict[str, Any], says: str) -> None:
    with pytest.raises(PackRefused) as no:
        import_pack(written(TEMPLATE | change))

    assert any(says in problem.what + problem.remedy for problem in no.value.problems)


def test_a_template_stands_in_a_pack_of_one_file() -> None:
    assert import_pack(written(TEMPLATE)).post_templates[0].id == "template-gate"


def written(template: dict[str, Any]) -> str:
    said = json.dumps(template, ensure_ascii=False).replace('{"en": ', '{"tr": "x", "en": ')
    return pack_text(ROW.format(id="a", timing=CONTINUOUS), tail=f"post_templates:\n  - {said}\n")
