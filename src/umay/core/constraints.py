"""Conditions that several tables share."""

from __future__ import annotations

from django.db.models import Q


def paired(*columns: str) -> Q:
    """Return the condition that the columns are all filled or all empty."""
    filled, empty = Q(), Q()
    for column in columns:
        filled &= Q(**{f"{column}__isnull": False})
        empty &= Q(**{f"{column}__isnull": True})
    return filled | empty
