"""The site that journeys visit: a process of its own, with a clock that begins on a set day. Run as a module with a database's name.

`make NAME` fills an empty database with the demo's world; `serve NAME PORT` answers requests from it.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGINS = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)  # a Friday in the first term of the demo's school year


def set_the_clock() -> None:
    """Let Django's clock begin on the day of the journeys and run on from there."""
    from django.utils import timezone

    started = time.monotonic()
    timezone.now = lambda: BEGINS + timedelta(seconds=time.monotonic() - started)


def lead_to(name: str) -> None:
    """Start Django on a database of the test server. Connections end with each request, so that the database can be swapped between journeys."""
    import django
    from django.conf import settings

    from umay.cluster import files
    from umay.cluster.layout import layout_of

    layout = layout_of(Path(os.environ["UMAY_DATA"]))
    chosen = settings.DATABASES["default"]
    chosen.update(NAME=name, USER="umay_app", PASSWORD=files.read_passwords(layout)["umay_app"], HOST=str(layout.sockets), PORT=5432)
    chosen["OPTIONS"].pop("pool", None)
    settings.UMAY_PUBLIC_DATABASE.update(
        dbname=name, user="umay_public", password=files.read_passwords(layout)["umay_public"], host=str(layout.sockets), port=5432
    )
    django.setup()


def work() -> None:
    """Run the jobs that pages wait for, as a worker would, and be gone in between: the database is swapped between journeys."""
    from contextlib import suppress

    from django.db import DatabaseError, connection
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    while True:
        with suppress(DatabaseError):
            for job in ProcrastinateJob.objects.filter(task_name="drafts.read_document"):
                app.tasks[job.task_name].func(**job.args)
        connection.close()
        time.sleep(0.2)


def serve(port: int) -> None:
    """Answer requests on this machine until ended."""
    from threading import Thread

    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from umay.config.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    Thread(target=work, daemon=True).start()
    with ThreadedWSGIServer(("127.0.0.1", port), Quiet) as server:
        server.set_app(application)
        server.serve_forever()


def main() -> None:
    """Do what the words after the module's name say."""
    verb, name, *more = sys.argv[1:]
    set_the_clock()
    lead_to(name)
    if verb == "serve":
        serve(int(more[0]))
    else:
        from umay.desk.demo import make

        make(now=BEGINS)


if __name__ == "__main__":
    main()
