"""Jobs queued by name, with ids only, inside the action's transaction. The room that owns the name runs them."""

from __future__ import annotations


def later(name: str, **ids: str | int | None) -> None:
    """Queue a job by name; a rollback takes it back. ids: no personal data, the queue is read by operators."""
    from procrastinate.contrib.django import app

    app.configure_task(name, allow_unknown=False).defer(**ids)


def later_once(name: str, *, key: str, **ids: str | int | None) -> None:
    """Queue a job unless one with the same key already waits."""
    from django.db import transaction
    from procrastinate.contrib.django import app
    from procrastinate.exceptions import AlreadyEnqueued

    try:
        with transaction.atomic():
            app.configure_task(name, queueing_lock=key, allow_unknown=False).defer(**ids)
    except AlreadyEnqueued:
        return
