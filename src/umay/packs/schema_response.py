"""What a country does when a child was harmed: team, kinds, steps, authorities, forbidden ways out, risk, closing, journal lists.

Shapes only: which steps a matter asks for is worked out in `response`, what one part names of another is looked at in `checks_response`.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from umay.packs.schema_base import LANGUAGES, Code, Part, Source, Title, Words
from umay.packs.schema_owners import Function

Flag = Literal["danger", "self_harm", "images", "guardian_suspected", "guardian_accuses", "member_named", "crime_signs", "retaliation"]
Group = Literal["body", "conduct", "surroundings"]
FactorGroup = Literal["danger", "vulnerability", "protection"]
Reach = Literal["team", "deputy", "district", "province", "national"]
Phase = Literal["now", "tell", "assess", "plan", "inquire", "keep", "follow"]
Since = Literal["told", "opened", "after", "closed"]
ChildRole = Literal["harmed", "harming", "any"]
Need = Literal[
    "note", "decision", "letter", "file", "receipt", "risk", "safety_plan", "help_plan", "interview", "wish", "referral", "wipe",
    "answer",
]  # fmt: skip
Formula = Literal[
    "incidents", "harming_pupils", "harmed_pupils", "witnesses", "high_risk", "injured", "juvenile_police", "expelled", "transferred",
    "long_absent", "harmed_by_staff", "staff_dismissed",
]  # fmt: skip
MeasureGroup = Literal["psychological_pedagogical", "medical", "social", "school", "referral_harmed", "referral_harming"]

FLAGS: Final[tuple[Flag, ...]] = get_args(Flag)
CRIME: Final = "crime"  # the nature that the flag crime_signs adds to a matter whatever its kinds are


def read_phrases(value: Any) -> dict[str, tuple[str, ...]]:
    """Return phrases by language, small letters. Raises ValueError for an unknown language or anything but a list of phrases."""
    if not isinstance(value, dict):
        raise ValueError('lists of phrases by language are needed, such as {en: ["did he", "was it"]}')  # noqa: TRY004 - pydantic collects ValueError
    return {str(lang): _phrases(str(lang), said) for lang, said in value.items()}


def _phrases(lang: str, said: Any) -> tuple[str, ...]:
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang}; known are {', '.join(LANGUAGES)}")
    if not isinstance(said, list | tuple) or any(not isinstance(one, str) or not one.strip() for one in said):
        raise ValueError(f"{lang}: a list of phrases is expected, each in quotes")
    return tuple(" ".join(one.lower().split()) for one in said)


def _as_lists(phrases: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {lang: list(said) for lang, said in phrases.items()}


Phrases = Annotated[dict[str, tuple[str, ...]], PlainValidator(read_phrases), PlainSerializer(_as_lists)]


class Rule(Part):
    """Something with its place in the document. own: the document does not say it; then `why` says why it is done all the same.

    why may also stand beside a source, where a part of the rule (an hour, a number) is ours.
    """

    source: Source | None = None
    own: bool = False
    why: Words | None = None


class Coded(Rule):
    """An entry of a list that is chosen from. hint: what is meant, in a sentence."""

    code: Code
    title: Title
    hint: Words | None = None


class Condition(Part):
    """When something holds. The lists are alternatives: one code of any of them is enough; without lists it always holds.

    also: must hold as well. unless: must not hold.
    """

    kinds_any: tuple[Code, ...] = ()
    natures_any: tuple[Code, ...] = ()
    offenders_any: tuple[Code, ...] = ()
    places_any: tuple[Code, ...] = ()
    flags_any: tuple[Flag, ...] = ()
    also: Condition | None = None
    unless: Condition | None = None


class Within(Part):
    """How soon, in one unit. hours 0: at once. since: the first report, opening, the steps named in `after`, or closing."""

    hours: Annotated[int, Field(ge=0, le=10_000)] | None = None
    days: Annotated[int, Field(ge=1, le=3_660)] | None = None
    working_days: Annotated[int, Field(ge=1, le=1_000)] | None = None
    since: Since = "told"

    @property
    def at_once(self) -> bool:
        """Return whether no time may pass."""
        return self.hours == 0

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if sum(value is not None for value in (self.hours, self.days, self.working_days)) != 1:
            raise ValueError("write one of hours, days or working_days")
        return self


class Seat(Rule):
    """A place in the team. functions: who may sit there. needed: the team is not whole without it. by_agreement: of another agency."""

    code: Code
    title: Title
    functions: Annotated[tuple[Function, ...], Field(min_length=1)]
    roles: tuple[Code, ...] = ()
    agency: Code | None = None
    needed: bool = True
    by_agreement: bool = False
    changes: bool = False
    count: Annotated[int, Field(ge=1, le=20)] = 1


class Team(Rule):
    """Who answers. body: the team's name. at_least: members without whom it is not whole."""

    body: Title
    at_least: Annotated[int, Field(ge=1, le=50)]
    seats: Annotated[tuple[Seat, ...], Field(min_length=1)]


class Rung(Rule):
    """One step of the ladder that an unread report climbs. hours: after how many it gets there, 0 at once."""

    rung: Reach
    hours: Annotated[int, Field(ge=0, le=1_000)]


class Sign(Part):
    """Something that is noticed in a child or around it. The same code in two kinds is the same sign."""

    code: Code
    group: Group
    title: Title


class Kind(Rule):
    """A kind of harm. child_title: as a child would say it. nature: what it counts as for conditions, such as crime or sexual.

    forms: ways in which it happens. effects: what it does to a child. do_now: what whoever notices does first.
    """

    code: Code
    title: Title
    child_title: Title
    nature: tuple[Code, ...] = ()
    hint: Words | None = None
    forms: tuple[Coded, ...] = ()
    signs: tuple[Sign, ...] = ()
    effects: tuple[Words, ...] = ()
    do_now: tuple[Words, ...] = ()


class Measure(Coded):
    """What was done, as the journal codes it. group: its column."""

    group: MeasureGroup


class Outcome(Coded):
    """How a matter ended, as the journal codes it. forbidden: the forbidden way out that it is, when it is one."""

    forbidden: Code | None = None


class Step(Rule):
    """One step of the procedure. who: any of these functions. within: None when nothing is said. when: None for every matter.

    per: once, or for each child in the role `child`. after: steps that come before. needs: what shows that it was done;
    answer is one of yes, no and could not ask. letter: the template it sends.
    """

    code: Code
    title: Title
    hint: Words | None = None
    phase: Phase = "now"
    who: Annotated[tuple[Function, ...], Field(min_length=1)]
    within: Within | None = None
    when: Condition | None = None
    per: Literal["case", "child"] = "case"
    child: ChildRole = "any"
    after: tuple[Code, ...] = ()
    needs: tuple[Need, ...] = ()
    letter: Code | None = None


class Authority(Rule):
    """Whom the matter is told to, when and how soon. number: to call at once. letter: the template."""

    code: Code
    title: Title
    agency: Code
    hint: Words | None = None
    when: Condition | None = None
    within: Within | None = None
    letter: Code | None = None
    number: Annotated[str, Field(min_length=2, max_length=30)] | None = None


class Forbidden(Coded):
    """A way out that may not be taken: it needs an explanation and goes to the level above by itself."""


class Factor(Coded):
    """What makes a matter more dangerous, a child more open to harm, or protects it."""

    group: FactorGroup


class RiskLevel(Coded):
    """A level of risk, listed from the lowest. review_days: after how many days it is looked at anew."""

    review_days: Annotated[int, Field(ge=1, le=366)]


class Risk(Rule):
    """How danger is weighed. high_from: the level from which a child counts as at high risk."""

    factors: Annotated[tuple[Factor, ...], Field(min_length=1)]
    levels: Annotated[tuple[RiskLevel, ...], Field(min_length=2)]
    high_from: Code


class Closing(Coded):
    """What must be seen before a case may end."""


class Interview(Rule):
    """How a child is listened to. prompts: open ones to offer. leading: phrases to flag, by language, compared without capitals.

    minimal: when only a minimal note of facts is kept and the asking is left to the authority. retellings: from which one to warn.
    """

    rules: tuple[Coded, ...] = ()
    prompts: Annotated[tuple[Coded, ...], Field(min_length=1)]
    leading: Phrases
    minimal: Condition | None = None
    retellings: Annotated[int, Field(ge=2, le=10)] = 2


class Indicator(Coded):
    """A figure of the journal. by_kind: also counted for each kind of harm. formula: what is counted."""

    formula: Formula
    by_kind: bool = False


class Retention(Rule):
    """How long something is kept. months: from closing; says: in words for those it is about."""

    category: Code
    months: Annotated[int, Field(ge=0, le=1_200)]
    says: Words


class ResponseHead(Rule):
    """What of a response is no list. own: none of it comes from a document. rest: what is not written is taken from the default one."""

    rest: Literal["default"] | None = None
    team: Team
    guardians_wait: Condition
    risk: Risk
    interview: Interview


class Response(ResponseHead):
    """The whole part, in the order of the document. Steps stand in the order in which they are done."""

    ladder: Annotated[tuple[Rung, ...], Field(min_length=1)]
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    places: Annotated[tuple[Coded, ...], Field(min_length=1)]
    offenders: Annotated[tuple[Coded, ...], Field(min_length=1)]
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    forbidden: Annotated[tuple[Forbidden, ...], Field(min_length=1)]
    closing: Annotated[tuple[Closing, ...], Field(min_length=1)]
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]
    retention: tuple[Retention, ...] = ()


RESPONSE_LISTS: Final[dict[str, type[Part]]] = {
    "ladder": Rung,
    "kinds": Kind,
    "places": Coded,
    "offenders": Coded,
    "measures": Measure,
    "outcomes": Outcome,
    "steps": Step,
    "authorities": Authority,
    "forbidden": Forbidden,
    "closing": Closing,
    "indicators": Indicator,
    "retention": Retention,
}
RESPONSE_MODELS: Final[tuple[type[Part], ...]] = (
    Response, Team, Seat, Sign, Condition, Within, Risk, Factor, RiskLevel, Interview, Source, *RESPONSE_LISTS.values(),
)  # fmt: skip
