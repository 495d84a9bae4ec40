"""The worker serves every queue, and the urgent one with hands of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import threading

from procrastinate import App
from procrastinate.testing import InMemoryConnector

from umay.config.serving.worker import _work


def test_what_is_urgent_is_done_while_all_other_hands_are_full_and_a_stop_lets_work_end() -> None:
    app = App(connector=InMemoryConnector())
    begun, free, rung, done = threading.Event(), threading.Event(), threading.Event(), []

    @app.task(name="long")
    def long() -> None:
        begun.set()
        free.wait(20)
        done.append("long")

    @app.task(name="ring", queue="urgent")
    def ring() -> None:
        rung.set()

    async def live() -> None:
        for _ in range(3):
            await long.defer_async()
        running = asyncio.create_task(_work(app))
        assert await asyncio.to_thread(begun.wait, 10)
        await ring.defer_async()
        assert await asyncio.to_thread(rung.wait, 10)
        assert done == []
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0.1)
        free.set()
        await asyncio.wait_for(running, 20)

    asyncio.run(live())

    assert done == ["long"]
