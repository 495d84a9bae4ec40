"""Runs Umay: database, web server and worker together, or one of the two."""

from __future__ import annotations

import argparse
import os
import threading
from contextlib import ExitStack

from umay.cluster.api import Cluster
from umay.config.console import remark, say
from umay.config.env import Environment
from umay.config.runtime import database_at_hand, django_awake, here, run_umay, umay_command

NAME = "serve"
HELP = "Run Umay: database, web server and worker together."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take --web or --worker."""
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--web", action="store_true", help="the web server alone")
    part.add_argument("--worker", action="store_true", help="the worker alone")


def run(asked: argparse.Namespace) -> int:
    """Serve until told to stop."""
    if asked.worker:
        return _work()
    from umay.config.serving import web

    env, layout = here()
    door = web.door_of(env)
    web.refuse_if_taken(door)
    os.environ["UMAY_STATIC_ROOT"] = str(layout.data / "static")
    with database_at_hand() as cluster, ExitStack() as stack:
        if refused := _get_ready(env):
            return refused
        _watch(cluster)
        if not asked.web:
            from umay.config.serving.siblings import sibling

            stack.enter_context(sibling([*umay_command(), "serve", "--worker"], {}))
        _say_when_up(env, door)
        web.serve(door)
        remark("umay: stopped")
    return 0


def _get_ready(env: Environment) -> int:
    from umay.config.serving.readiness import reasons_not_to_serve

    if failed := run_umay(["prepare", "--quiet"]):
        remark("umay: not served, because the tables are not ready")
        return failed
    reasons = reasons_not_to_serve(*here())
    for reason in reasons:
        remark(f"umay: not served. {reason}")
    if reasons:
        return 3
    if env.flag("UMAY_DEMO", default=False):
        return run_umay(["demo", "--once"])
    return 0


def _watch(cluster: Cluster | None) -> None:
    if cluster is not None:
        threading.Thread(target=cluster.watch, daemon=True, name="cluster").start()


def _say_when_up(env: Environment, door: object) -> None:
    from umay.config.serving.knock import say_when_it_answers
    from umay.config.serving.web import Door

    if isinstance(door, Door):
        address = env.text("UMAY_URL", f"http://{door.host}:{door.port}")
        threading.Thread(target=say_when_it_answers, args=(door, f"Umay is at {address}", say), daemon=True).start()


def _work() -> int:
    with django_awake():
        from umay.config.serving.worker import work

        work()
    return 0
