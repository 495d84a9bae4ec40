"""A small procedure for tests of the room: every kind of step, few of each."""

from __future__ import annotations

from typing import Any

from umay.packs import api as packs


def said(words: str) -> dict[str, str]:
    return {"en": words, "tr": words}


def _of(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "title": said(code.replace("_", " ").capitalize()), "own": True, "why": said("For tests."), **more}


WAIT = {"natures_any": ["sexual"], "flags_any": ["guardian_suspected"]}
STEPS = [
    _of("make_safe", phase="now", who=["unit_head"], within={"hours": 0}),
    _of("guardians_decision", phase="tell", who=["unit_head"], within={"hours": 4}, per="child", needs=["decision"], when=WAIT),
    _of("tell_guardians", phase="tell", who=["unit_head"], within={"hours": 24}, per="child", needs=["note"]),
    _of("tell_police", phase="tell", who=["unit_head"], within={"hours": 1}, when={"natures_any": ["crime"]}, needs=["letter"]),
    _of("weigh_risk", phase="assess", who=["counsellor"], within={"days": 1}, per="child", child="harmed", needs=["risk"]),
    _of("help_plan", phase="plan", who=["counsellor"], within={"working_days": 5, "since": "after"}, per="child", after=["weigh_risk"],
        needs=["help_plan"]),
    _of("ask_again", phase="follow", who=["counsellor"], within={"days": 30, "since": "closed"}),
]  # fmt: skip

DOCUMENT: dict[str, Any] = {
    "own": True,
    "why": said("For tests."),
    "team": {"body": said("Team"), "at_least": 2, "own": True, "seats": [_of("head", functions=["unit_head"])]},
    "ladder": [{"rung": "team", "hours": 0, "own": True}],
    "kinds": [
        {**_of("bullying", nature=["psychological"], signs=[{"code": "alone", "group": "conduct", "title": said("Keeps alone")}]),
         "child_title": said("Others are mean to me"), "do_now": [said("Stay with the child.")]},
        {**_of("sexual", nature=["crime", "sexual"], signs=[{"code": "alone", "group": "conduct", "title": said("Keeps alone")},
         {"code": "pain", "group": "body", "title": said("Has pain")}]), "child_title": said("Somebody touched me")},
    ],
    "places": [_of("school"), _of("home")],
    "offenders": [_of("peer"), _of("staff"), _of("guardian"), _of("unknown")],
    "measures": [_of("talks", group="psychological_pedagogical"), _of("doctor", group="medical")],
    "outcomes": [_of("better"), _of("unfounded"), _of("moved_victim", forbidden="moving_victim")],
    "steps": STEPS,
    "authorities": [_of("police", agency="police", when={"natures_any": ["crime"]}, within={"hours": 0}, number="102")],
    "guardians_wait": WAIT,
    "forbidden": [_of("secrecy"), _of("moving_victim")],
    "risk": {"own": True, "factors": [_of("weapon", group="danger"), _of("friend", group="protection")],
             "levels": [_of("low", review_days=30), _of("high", review_days=3)], "high_from": "high"},
    "closing": [_of("calm"), _of("safe")],
    "interview": {"own": True, "prompts": [_of("what_happened")], "leading": {"en": ["did he"], "tr": ["vurdu mu"]},
                  "minimal": {"natures_any": ["crime"]}},
    "indicators": [_of("incidents", formula="incidents")],
}  # fmt: skip


def response() -> packs.Response:
    """Return the procedure."""
    return packs.Response.model_validate(DOCUMENT)


of_step = _of
