"""The worker: runs jobs and whatever is due by the clock. What is urgent has hands of its own, so that it waits for nothing else."""

from __future__ import annotations

import asyncio
import signal
from typing import Any, Final

_GRACE_S: Final = 20.0
_URGENT: Final = "urgent"
_URGENT_AT_ONCE: Final = 3  # one for each way out of the house


def work() -> None:
    """Run jobs until told to stop; a running job gets a grace to end. Django must be awake."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        asyncio.run(_work(working))


async def _work(app: Any) -> None:
    """Serve every queue, and beside it the urgent one alone. When one ends, so does the other: whoever started us begins anew."""
    shared: dict[str, Any] = {"shutdown_graceful_timeout": _GRACE_S, "delete_jobs": "successful", "install_signal_handlers": False}
    async with app.open_async():
        running = {
            asyncio.create_task(app.run_worker_async(name="umay", concurrency=1, **shared)),
            asyncio.create_task(app.run_worker_async(name="umay-urgent", queues=[_URGENT], concurrency=_URGENT_AT_ONCE, **shared)),
        }

        def stop() -> None:
            for task in running:
                if not task.cancelling():  # asked twice it would drop the job it runs
                    task.cancel()

        for told in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(told, stop)
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        stop()
        ended = await asyncio.gather(*running, return_exceptions=True)
    for error in ended:
        if isinstance(error, Exception):
            raise error
