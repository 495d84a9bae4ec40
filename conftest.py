"""Loads what tests everywhere lean on: the database, the cast, threads. A room's tests lie in its own folder and see this too."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, settings

_SUPPORT = Path(__file__).parent / "tests" / "support"
pytest_plugins = [f"tests.support.{module.stem}" for module in sorted(_SUPPORT.glob("[!_]*.py"))]

settings.register_profile("umay", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.load_profile("umay")
