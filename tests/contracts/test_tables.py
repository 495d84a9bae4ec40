"""Every table says what it is, what its fields are for, and leaves no choice open that the database could close (STYLE 3.5)."""

from __future__ import annotations

from collections import Counter

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, DateField, DateTimeField, Model

MODELS = [model for model in apps.get_models() if model.__module__.startswith("umay.")]
CLASSES = ("open", "personal", "sensitive")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_table_says_what_a_row_is(model: type[Model]) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")  # Django's own, of the fields


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_of_a_table_is_in_exactly_one_class_of_privacy(model: type[Model]) -> None:
    privacy = getattr(model, "Privacy", None)
    assert privacy is not None, "a nested class Privacy is missing"
    listed = Counter(name for each in CLASSES for name in getattr(privacy, each))
    fields = {name for field in model._meta.concrete_fields for name in (field.name, field.attname) if name in listed} | {
        field.name for field in model._meta.concrete_fields if field.attname not in listed
    }

    assert set(listed) == fields
    assert not [name for name, times in listed.items() if times > 1]
    assert privacy.keep_for


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_times_end_in_at_and_days_in_on(model: type[Model]) -> None:
    misnamed = [
        field.name
        for field in model._meta.concrete_fields
        if (isinstance(field, DateTimeField) and not field.name.endswith(("_at", "at")) and field.name != "last_login")
        or (isinstance(field, DateField) and not isinstance(field, DateTimeField) and not field.name.endswith(("_on", "day")))
    ]

    assert not misnamed


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_table_has_no_order_of_its_own(model: type[Model]) -> None:
    assert not model._meta.ordering


@pytest.mark.parametrize(
    "model", [model for model in MODELS if any(field.choices for field in model._meta.concrete_fields)], ids=lambda m: m._meta.label
)
def test_every_choice_is_closed_by_the_database(model: type[Model]) -> None:
    constraints = " ".join(str(each.condition) for each in model._meta.constraints if isinstance(each, CheckConstraint))

    assert not [field.name for field in model._meta.concrete_fields if field.choices and f"'{field.name}__in'" not in constraints]


def test_there_are_tables() -> None:
    assert len(MODELS) > 5
