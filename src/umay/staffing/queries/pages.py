"""What the school's pages about people near children show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.people import api as people
from umay.places import api as places
from umay.staffing.models import Attendance, Clearance, Commitment, Worker
from umay.staffing.queries.asked import asked_here
from umay.staffing.queries.days import own_place
from umay.staffing.queries.lacking import counted, first_of, known_of
from umay.staffing.queries.leaflets import leaflets_of
from umay.staffing.queries.trainings import TrainingLine, training_lines
from umay.staffing.queries.words import KINDS, LACKS, OUTCOMES, STATES
from umay.staffing.queries.workers import here, serving_of
from umay.staffing.rules.kinds import Kind, State
from umay.staffing.rules.lacking import Lack, keeps_off, lacks_of
from umay.staffing.rules.serving import Outcome
from umay.staffing.rules.teaching import COMMITMENT
from umay.web.api import dates

PAGE: Final = 50
SHOWS: Final = ("serving", "waiting", "lacking", "ended")


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list. tags: (words, tone). waits: for the school; is_plain: nothing of them is to be looked at by a human first."""

    id: int
    uid: UUID
    name: str
    text: str
    href: str
    tags: tuple[tuple[Any, str], ...]
    waits: bool
    is_plain: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list. shows, kinds: (words, href, active, count). total: of the filter. off: how many are kept off all rosters, by off_said."""

    lines: tuple[Line, ...]
    total: int
    shows: tuple[tuple[Any, str, bool, int], ...]
    kinds: tuple[tuple[Any, str, bool, int], ...]
    next_url: str
    show: str
    is_empty: bool
    asks_proof: bool
    off: int
    off_said: str
    off_untaught: bool


@dataclass(frozen=True, slots=True)
class _Looked:
    worker: Worker
    lacks: tuple[Lack, ...]
    off: tuple[Lack, ...]

    @property
    def shows(self) -> set[str]:
        state = State(self.worker.state)
        if state in (State.LEFT, State.BARRED):
            return {"ended"}
        return {"waiting" if state is not State.ACCEPTED else "serving", *({"lacking"} if self.lacks else set())}


@query
def list_page(actor: Actor, today: date, *, show: str = "", kind: str = "", after: int = 0) -> ListPage:
    """Return the people near children of the actor's school in this school year. show: of SHOWS, "" for those who serve."""
    place = own_place(actor)
    year = places.school_year_of(place.country, today)
    looked = _looked(actor, year, today)
    counts = Counter(one for each in looked for one in each.shows)
    chosen = show if show in SHOWS else ("waiting" if counts["waiting"] and not counts["serving"] else "serving")
    shown = [each for each in looked if chosen in each.shows]
    off = [each.off for each in looked if each.off]
    by_kind = Counter(each.worker.kind for each in shown)
    found = [each for each in shown if not kind or each.worker.kind == kind]
    lines = [each for each in found if each.worker.pk > after][:PAGE]
    more = bool(lines) and lines[-1] is not found[-1]
    return ListPage(
        lines=tuple(_line(each) for each in lines),
        total=len(found),
        shows=tuple((words, _address(show=code), code == chosen, counts[code]) for code, words in _shows().items()),
        kinds=tuple(
            (words, _address(show=chosen, kind="" if code.value == kind else code.value), code.value == kind, by_kind[code.value])
            for code, words in KINDS.items()
            if by_kind[code.value]
        ),
        next_url=_address(show=chosen, kind=kind, after=lines[-1].worker.pk) if more else "",
        show=chosen,
        is_empty=not looked,
        asks_proof=bool(asked_here(actor)[0].clearance),
        off=len(off),
        off_said=counted(off),
        off_untaught=any(Lack.TRAINING in lacks for lacks in off),
    )


def _shows() -> dict[str, Any]:
    return {"serving": _("Serve"), "waiting": _("Wait for you"), "lacking": _("Something is missing"), "ended": _("No more")}


def _address(**given: Any) -> str:
    kept = {name: said for name, said in given.items() if said}
    return reverse("staffing") + (f"?{urlencode(kept)}" if kept else "")


def _looked(actor: Actor, year: int, today: date) -> list[_Looked]:
    found = here(actor).filter(school_year=year).order_by("pk")
    serving, asked = serving_of(found), asked_here(actor)[0]
    known = known_of(list(serving), found)
    said = ((one, (serving[one.pk], known[one.pk], asked, today)) for one in found if one.pk in serving)
    return [_Looked(one, lacks_of(*given), keeps_off(*given)) for one, given in said]


def tags_of(worker: Worker, lacks: tuple[Lack, ...]) -> tuple[tuple[Any, str], ...]:
    """Return what is said at once of somebody: their state unless they serve, and what is missing."""
    state = State(worker.state)
    tone = {"waiting": "due", "invited": "plain", "left": "plain", "barred": "late"}
    said = [] if state is State.ACCEPTED else [(STATES[state], tone[state.value])]
    return (*said, *((LACKS[one], "late" if one in (Lack.NAME_ALIKE, Lack.FOUND_BEFORE, Lack.INDUCTION_LATE) else "due") for one in lacks))


def _line(each: _Looked) -> Line:
    one = each.worker
    text = " · ".join(str(part) for part in (KINDS[Kind(one.kind)], one.class_name, one.code) if part)
    href = reverse("staffing-one", args=[one.uid])
    waits = one.state == State.WAITING.value and Lack.FOUND_BEFORE not in each.lacks
    is_plain = not {Lack.NAME_ALIKE, Lack.ENROLLED_AGAIN} & set(each.lacks)
    return Line(one.pk, one.uid, one.name, text, href, tags_of(one, each.lacks), waits, is_plain)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person. again_phone: where who stands on the list already is asked. off_said: what keeps them off every roster.

    facts: (name, said). checks, trainings: lines of what was. leaflets: (name, address).
    """

    uid: UUID
    name: str
    code: str
    worker: Worker
    facts: tuple[tuple[Any, Any], ...]
    tags: tuple[tuple[Any, str], ...]
    off_said: str
    checks: tuple[tuple[Any, Any, str], ...]
    trainings: tuple[TrainingLine, ...]
    leaflets: tuple[tuple[str, str], ...]
    committed_on: date | None
    asks_proof: bool
    articles: str
    waits: bool
    ended: bool
    has_pass: bool
    has_account: bool
    is_alike: bool
    was_found: bool
    again_uid: UUID | None
    again_phone: str

    @property
    def checks_said(self) -> tuple[tuple[Any, str, str], ...]:
        """The checks as rows of words."""
        return tuple((words, dates.say_date(day), by) for words, day, by in self.checks)


@query
def person_page(actor: Actor, uid: UUID, today: date) -> PersonPage:
    """Return the page of one person of the actor's school. Raises Worker.DoesNotExist for a missing and a hidden one alike."""
    one = here(actor).get(uid=uid)
    asked = asked_here(actor)[0]
    serving = serving_of(here(actor).filter(pk=one.pk))[one.pk]
    known = known_of([one.pk], [one])[one.pk]
    checks = Clearance.objects.filter(worker=one).order_by("-checked_on", "-pk")
    names = people.names_of({each.checked_by_id for each in checks if each.checked_by_id})
    attended = Attendance.objects.filter(worker=one).select_related("training").order_by("-training__on_day", "-pk")
    signed = Commitment.objects.filter(worker=one, text=COMMITMENT).first()
    state = State(one.state)
    first = here(actor).filter(pk=first_of(one) or 0).first()
    return PersonPage(
        uid=one.uid, name=one.name, code=one.code, worker=one, facts=_facts(one, is_again=first is not None),
        tags=tags_of(one, lacks_of(serving, known, asked, today)),
        off_said=", ".join(str(LACKS[each]) for each in keeps_off(serving, known, asked, today)),
        checks=tuple((OUTCOMES[Outcome(each.outcome)], each.checked_on, names.get(each.checked_by_id or 0, "")) for each in checks),
        trainings=training_lines(each.training for each in attended),
        leaflets=leaflets_of(each.training_id for each in attended),
        committed_on=signed.signed_on if signed else None,
        asks_proof=serving.kind in asked.clearance, articles=asked.articles,
        waits=state in (State.WAITING, State.INVITED), ended=state in (State.LEFT, State.BARRED), has_pass=bool(one.pass_hash),
        has_account=bool(one.person_id) and people.Account.objects.filter(person_id=one.person_id or 0).exists(), is_alike=known.is_alike,
        was_found=known.was_found, again_uid=first.uid if first else None, again_phone=first.phone if first else "",
    )  # fmt: skip


def _facts(one: Worker, *, is_again: bool) -> tuple[tuple[Any, Any], ...]:
    """Return what is kept of somebody. is_again: who gave a known number is not asked at the number that they gave."""
    board = _("yes") if one.on_board else _("no")
    phone = "" if is_again else one.phone
    pairs = (
        (_("What they do"), KINDS[Kind(one.kind)]), (_("Phone"), phone), (_("E-mail"), one.email), (_("Class"), one.class_name),
        (_("Called in lists without names"), one.code), (_("Named on the board"), board),
    )  # fmt: skip
    return tuple((name, said) for name, said in pairs if said)
