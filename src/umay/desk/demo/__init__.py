"""The demo: invented places, people and records, marked as such on every page."""

from __future__ import annotations

from umay.desk.demo.making import make

__all__ = ["make"]
