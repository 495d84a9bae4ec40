"""What owners may ask of a unit, beside what the database keeps of a unit to count it by."""

from __future__ import annotations

import pytest

from umay.places.models import Area, School, Unit
from umay.programme.models import ObligationOwner

ABOUT_THE_DUTY = {"id", "obligation", "party", "role", "area_key"}
ASKED = {field.name for field in ObligationOwner._meta.concrete_fields} - ABOUT_THE_DUTY
CHANGES = {  # what an owner asks: whose fact it is, its name there, and another value than the school of the cast has
    "agency": (Unit, "agency", "police"),
    "level": (Unit, "level", "district"),
    "stages": (School, "stages", ["special"]),
    "grades": (School, "grade", 3),
    "settings": (School, "setting", "rural"),
    "policing": (School, "policing", "gendarmerie"),
    "ownership": (School, "ownership", "private"),
    "boarding": (School, "boarding", True),
    "girls_board": (School, "girls_board", True),
    "metropolitan": (Area, "metropolitan", False),
    "centre": (Area, "centre", False),
}


def key_of(model, asked, school):
    if model is not Area:
        return school.id
    return school.province_id if asked == "metropolitan" else school.district_id


@pytest.mark.parametrize("asked", sorted(ASKED))
def test_all_that_a_selector_may_ask_of_a_unit_is_in_its_shape(cast, asked):
    model, fact, new = CHANGES[asked]
    of_it = model.objects.filter(pk=key_of(model, asked, cast.school))
    before = Unit.objects.get(pk=cast.school.id).shape
    assert getattr(of_it.get(), fact) != new

    of_it.update(**{fact: new})

    assert Unit.objects.get(pk=cast.school.id).shape != before
