"""Saying upwards that a school's windows are others than they were."""

from __future__ import annotations

from umay.core.api import Place, later_once


def windows_changed(place: Place) -> None:
    """Queue the job that writes which windows are due, once however many changed. Queues: watch.expect_windows."""
    later_once("watch.expect_windows", key=f"watch.expect_windows/{place.unit_id}", unit_id=place.unit_id)
