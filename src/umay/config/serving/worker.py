"""The worker: runs jobs and whatever is due by the clock."""

from __future__ import annotations

from typing import Final

_GRACE_S: Final = 20.0


def work() -> None:
    """Run jobs until told to stop; a running job gets a grace to end. Django must be awake."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(name="umay", concurrency=1, shutdown_graceful_timeout=_GRACE_S, delete_jobs="successful")
