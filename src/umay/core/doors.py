"""The two doors to the database: `@action` to write, `@query` to read. Nothing that somebody does goes by another way.

What a machine notes of its own work is no act and goes without: how far a job is, how often it began, what left the outbox. A contract
names each of these (tests/contracts/test_acts.py). A job that ends or deletes something of somebody's acts by `@action`, as JOB.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction

from umay.core.access.actor import Actor
from umay.core.access.perms import Perm
from umay.core.context import scoped
from umay.core.ledger import Ledger, current
from umay.kernel.refusal import Refused

P = ParamSpec("P")
R = TypeVar("R")


class IncompleteAction(Exception):
    """An action forgot to ask for permission or to record itself; its writes are undone."""


@dataclass(frozen=True, slots=True)
class Registered:
    """An action as the contract tests see it."""

    name: str
    perm: Perm | None
    verb: str
    run: Callable[..., object]


ACTIONS: dict[str, Registered] = {}
QUERIES: dict[str, Callable[..., object]] = {}


def action(perm: Perm | None, verb: str) -> Callable[[Callable[Concatenate[Actor, P], R]], Callable[Concatenate[Actor, P], R]]:
    """Make a function the only way to write: atomic, confined to the actor's scope, permitted, recorded, or rolled back.

    perm: what it requires; None only where a person acts on what is theirs alone (their own settings, sign-in), and the docstring
    says so. verb: the audit verb it records, past tense, dotted.
    The wrapper raises IncompleteAction if either was forgotten. A refusal rolls back and is itself recorded as "access.refused".
    """

    def wrap(run: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
        name = f"{run.__module__}.{run.__qualname__}"

        @functools.wraps(run)
        def act(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return _run(actor, lambda: run(actor, *args, **kwargs), what)
            except Refused as no:
                _record_refused(actor, name, no, kwargs)
                raise

        ACTIONS[name] = what = Registered(name, perm, verb, act)
        return act

    return wrap


def _run(actor: Actor, run: Callable[[], R], what: Registered) -> R:
    entry = Ledger()
    with transaction.atomic(), scoped(actor, what.verb):
        token = current.set(entry)
        try:
            result = run()
        finally:
            current.reset(token)
        if (what.perm is not None and not entry.asked) or not entry.recorded:
            raise IncompleteAction(what.name)
    return result


def _record_refused(actor: Actor, name: str, no: Refused, kwargs: dict[str, object]) -> None:
    """Write that an attempt was refused, in a transaction of its own after the rollback."""
    from umay.core.audit.record import record_refused

    if current.get() is not None:  # an inner action: the outermost one records
        return
    with transaction.atomic(), scoped(actor):
        record_refused(actor, name, no.refusal.code, kwargs.get("now"))


def query(run: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
    """Make a function read for somebody: in a transaction confined to the actor's scope. It writes nothing."""

    @functools.wraps(run)
    def ask(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with scoped(actor):
            return run(actor, *args, **kwargs)

    QUERIES[f"{run.__module__}.{run.__qualname__}"] = ask
    return ask
