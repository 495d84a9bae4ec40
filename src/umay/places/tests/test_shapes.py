"""What the database keeps with each unit: one number for all that a programme may ask of it."""

from __future__ import annotations

import pytest

from umay.places.models import Area, School, Unit


def shape(unit_id):
    return Unit.objects.get(pk=unit_id).shape


def school_of(cast):
    return School.objects.get(unit_id=cast.school.id)


CHANGES = {
    "stages": ["special"], "grade": 3, "boarding": True, "girls_board": True, "policing": "gendarmerie", "setting": "rural",
    "ownership": "private",
}  # fmt: skip


@pytest.mark.parametrize("fact", sorted(CHANGES))
def test_a_changed_fact_of_a_school_changes_its_shape_and_the_old_fact_brings_it_back(cast, fact):
    school, before = school_of(cast), shape(cast.school.id)
    old, new = getattr(school, fact), CHANGES[fact]
    assert old != new

    School.objects.filter(pk=school.pk).update(**{fact: new})
    assert shape(school.pk) != before

    School.objects.filter(pk=school.pk).update(**{fact: old})
    assert shape(school.pk) == before


@pytest.mark.parametrize(("kind", "fact"), [("province", "metropolitan"), ("district", "centre")])
def test_a_changed_fact_of_an_area_changes_the_shapes_in_it_and_no_others(cast, kind, fact):
    area = Area.objects.get(pk=getattr(cast.school, f"{kind}_id"))
    inside, outside = shape(cast.school.id), shape(cast.nation.id)

    Area.objects.filter(pk=area.pk).update(**{fact: not getattr(area, fact)})

    assert shape(cast.school.id) != inside
    assert shape(cast.nation.id) == outside


def test_the_database_does_not_believe_a_shape_that_is_written_by_hand(cast):
    before = shape(cast.school.id)

    Unit.objects.filter(pk=cast.school.id).update(shape=1)

    assert shape(cast.school.id) == before


def test_schools_with_the_same_facts_have_the_same_shape_and_an_office_another(cast):
    facts = {name: getattr(school_of(cast), name) for name in CHANGES}
    School.objects.filter(unit_id=cast.other_school.id).update(**facts)

    assert shape(cast.other_school.id) == shape(cast.school.id) != shape(cast.district.id)
