"""One world for the matrix of routes: two countries, everybody who may come, and one of everything that an address can name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.contracts import gate
from tests.contracts.absent import absent
from tests.contracts.locked import locked
from tests.contracts.ready import WHOLE_PACK, ready
from tests.contracts.told import told
from tests.support.cast import CALENDAR, NOW, YEAR, build_cast, seated, task_key

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ELSEWHERE = "XB"  # a second country that no country has
FUNCTIONS = (
    "unit_head", "deputy_head", "secretary", "coordinator", "counsellor", "psychologist", "social_worker", "officer", "teacher",
    "guard", "volunteer", "member", "observer", "administrator",
)  # fmt: skip
REASON = "Both who record are ill, and the report is due today."


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who comes. actor: what the policy gives them; None for nobody. client: their browser."""

    name: str
    actor: Any
    client: Client

    def may(self, perm: Any, place: Any) -> bool:
        """Tell what policy.toml says of them."""
        return self.actor is not None and self.actor.may(perm, place)


@dataclass(frozen=True, slots=True)
class World:
    """The visitors by name, the cast, and real ids for addresses."""

    cast: Any
    visitors: tuple[Visitor, ...]
    known: dict[str, Any]


def build() -> World:
    """Return the world, written to the database."""
    cast = build_cast()
    adoption = _adopt(cast)
    actors = {
        "nobody": None,
        "principal": cast.principal,
        "former": cast.former,
        "future": seated("future", cast.school, "unit_head", since=date(2035, 1, 1)),
        **{f"{function} of the school": seated(f"s-{function}", cast.school, function) for function in FUNCTIONS},
        **{f"{function} of the district": seated(f"d-{function}", cast.district, function) for function in FUNCTIONS},
        "principal of another school": cast.principal_elsewhere,
        "secretary of another district": cast.other_district_secretary,
        "coordinator of the province": cast.province_coordinator,
        "coordinator of the ministry": cast.ministry,
        "administrator of the ministry": cast.administrator,
        "head of the police": seated("p-head", cast.police, "unit_head"),
        "officer of the police": cast.police_officer,
        "holder of a broken glass": seated("glass", cast.province, "coordinator"),
        **_of_elsewhere(),
    }
    known = _things(cast, adoption, actors)
    visitors = tuple(Visitor(name, _fresh(actor), _enter(actor)) for name, actor in actors.items())
    return World(cast, visitors, known)


def _adopt(cast: Any) -> Any:
    from umay.core.api import JOB
    from umay.packs import api as packs
    from umay.programme import api as programme

    version = programme.publish_pack(JOB, packs.pack_from_document(WHOLE_PACK), place=cast.nation.place, origin="builtin", now=NOW)
    return programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)


def _of_elsewhere() -> dict[str, Any]:
    from umay.core.api import JOB, Place
    from umay.places import api as places

    where = Place(0, "", ELSEWHERE)
    areas = [places.AreaRow("country", ELSEWHERE, "Otherland"), places.AreaRow("province", "Q1", "Quarter One", ELSEWHERE)]
    units = [
        places.UnitRow("education", "national", "X-edu", "Other ministry", ELSEWHERE),
        places.UnitRow("education", "province", "Q1-edu", "Other province office", "Q1", "X-edu"),
        places.UnitRow("education", "school", "X1", "Other School", "Q1", "Q1-edu", places.SchoolFacts(("primary",))),
    ]
    places.lay_out(JOB, areas, units, country=ELSEWHERE, school_year=YEAR, place=where, now=NOW)
    places.record_calendar(JOB, country=ELSEWHERE, school_year=YEAR, data=CALENDAR, area_id=None, assumed=True, place=where, now=NOW)
    unit = {code: places.unit_by_code_or_name(JOB, ELSEWHERE, code) for code in ("X-edu", "X1")}
    found = {f"{function} elsewhere": seated(f"x-{function}", unit["X-edu"], function) for function in FUNCTIONS}
    return {**found, "principal elsewhere": seated("x-principal", unit["X1"], "unit_head")}


def _fresh(actor: Any) -> Any:
    """Return the actor as a request would make it now, with what a broken glass adds."""
    from umay.people.api import Account, actor_for

    if actor is None:
        return None
    return actor_for(Account.objects.get(person_id=actor.person_id), timezone.localdate(), now=timezone.now())


def _enter(actor: Any) -> Client:
    from umay.people.api import Account

    client = Client(raise_request_exception=False)
    if actor is not None:
        client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def _things(cast: Any, adoption: Any, actors: dict[str, Any]) -> dict[str, Any]:
    """Make one of everything that an address can name, all of the first school or its district."""
    from umay.core.api import JOB, scoped
    from umay.notices.api import tell
    from umay.people.actions.glass import break_glass
    from umay.people.models import Appointment, Person
    from umay.programme import api as programme
    from umay.programme.actions import agreements, feeds, files
    from umay.programme.rules.agreements import Terms

    now = timezone.now()
    key = task_key(cast.school, "inform")
    programme.record_done(cast.principal, key, done_on=NOW.date(), figures={"staff": 4, "informed": 4}, note="", today=NOW.date(), now=NOW)
    file = files.attach(cast.principal, key, name="list.txt", content=b"a list", now=NOW)
    terms = Terms(
        kind="sub_protocol", title="With the town", parties=("Town",), signed_on=date(2026, 1, 1), expires_on=now.date() + timedelta(days=9)
    )
    agreement = agreements.record_agreement(cast.district_secretary, cast.district.uid, terms, now=NOW)
    glass = break_glass(actors["holder of a broken glass"], cast.school.uid, reason=REASON, now=now - timedelta(hours=1))
    with scoped(JOB):
        tell(JOB, [cast.principal.person_id], "task.sent_back", link="/day/", at=NOW)
    return {
        "unit_uid": cast.school.uid,
        "appointing_unit": cast.school.uid,
        "obligation_uid": key.obligation_uid,
        "ordinal": key.ordinal,
        "pack_uid": adoption.pack.uid,
        "adoption_uid": adoption.uid,
        "contradiction": "scale-week",
        "code": "nothing",
        "file_uid": file.uid,
        "agreement_uid": agreement.uid,
        "glass_uid": glass.uid,
        "feed_uid": _feed(feeds, cast),
        "notice_uid": _notice(cast),
        **_phone(cast, now),
        "person_uid": Person.objects.get(pk=cast.principal.person_id).uid,
        "appointment_uid": Appointment.objects.get(pk=cast.principal.seat.appointment_id).uid,
        "sent_uid": _sent(cast),
        "draft_uid": _list(cast),
        "school_year": YEAR,
        "kind": "csv",
        "number": 1,
        "do": "drop",
        "status": 404,
        "secret": "nothing",
        "token": "nothing",
        "name": "nothing",
        **ready(cast),
        **locked(cast),
        **told(cast),
        **absent(cast),
        **gate.things(cast),
    }


def _notice(cast: Any) -> Any:
    from umay.notices.models import Notice

    return Notice.objects.get(person_id=cast.principal.person_id).uid


def _phone(cast: Any, now: Any) -> dict[str, Any]:
    """Return a telephone that waits for its code, and the code."""
    from umay.notices.actions.confirming import code_of
    from umay.notices.models import Address

    asked = now - timedelta(minutes=2)
    row = Address.objects.create(
        person_id=cast.principal.person_id, channel="sms", value="+905550000000", made_at=asked, codes=1, code_sent_at=asked
    )
    return {"address_uid": row.uid, "phone_code": code_of(row)}


def _feed(feeds: Any, cast: Any) -> Any:
    from umay.programme.models import FeedToken

    feeds.make_feed(cast.principal, language="en", now=NOW)
    return FeedToken.objects.get().uid


def _sent(cast: Any) -> Any:
    from umay.drafts.models import SentDocument

    return SentDocument.objects.create(unit_id=cast.district.id, content=b"x", sha256="1" * 64, sent_at=timezone.now()).uid


def _list(cast: Any) -> Any:
    from umay.places.actions.laying_out import draft_layout

    rows = [(1, ["Province", "Code", "Name", "Level"]), (2, ["Province One", "N1", "A new office", "province"])]
    return draft_layout(cast.administrator, rows, name="list.csv", school_year=YEAR, now=NOW).uid
