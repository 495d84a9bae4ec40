"""The doctor says when no programme is adopted, and which posts are held by somebody who never signed in."""

from __future__ import annotations

from typing import Any

from tests.support.cast import COUNTRY, NOW, TODAY
from umay.config.doctor.finding import Level
from umay.config.doctor.house import _programmes_and_people
from umay.people.api import never_came_in
from umay.people.models import Account
from umay.places import api as places
from umay.places.actions import deployment as keeping


def said() -> list[tuple[Level, str]]:
    return [(one.level, one.what) for one in _programmes_and_people(NOW)]


def test_a_deployment_without_a_programme_is_bad_unless_that_was_said(cast: Any) -> None:
    places.name_deployment(cast.administrator, name="Umay", country=COUNTRY, now=NOW)
    assert (Level.BAD, "No programme is adopted: nobody has a duty") in said()

    keeping.say_programmes(cast.administrator, without=True, now=NOW)

    assert (Level.MIND, "No programme is adopted: nobody has a duty, as was said in Set up") in said()


def test_an_adopted_programme_is_enough(cast: Any, adopted: Any) -> None:
    places.name_deployment(cast.administrator, name="Umay", country=COUNTRY, now=NOW)

    assert not any("programme" in words for _level, words in said())


def test_posts_of_those_who_never_signed_in_are_told_without_names(cast: Any) -> None:
    places.name_deployment(cast.administrator, name="Umay", country=COUNTRY, now=NOW)
    Account.objects.exclude(person_id=cast.principal.person_id).update(last_login=NOW)
    Account.objects.filter(person_id=cast.principal.person_id).update(last_login=None)

    assert never_came_in(TODAY) == (f"unit_head of {cast.school.name}",)
    (words,) = [words for _level, words in said() if "never signed in" in words]
    assert words == f"1 appointed have never signed in: unit_head of {cast.school.name}"
