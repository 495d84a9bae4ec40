"""What owners may ask of a unit, beside what the database keeps of a unit to count it by."""

from __future__ import annotations

from umay.programme.models import ObligationOwner


def test_all_that_a_selector_may_ask_of_a_unit_is_in_its_shape():
    asked = {"stages": "stages", "grades": "grade", "settings": "setting", "policing": "policing", "ownership": "ownership"}
    asked |= {name: name for name in ("boarding", "girls_board", "metropolitan", "centre", "agency", "level")}
    about_the_duty = {"id", "obligation", "party", "role", "area_key"}

    assert {field.name for field in ObligationOwner._meta.concrete_fields} - about_the_duty == set(asked)
