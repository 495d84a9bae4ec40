"""The policy table, read once: which function has which permission, how far. The table itself is `policy.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from umay.core.access.perms import Function, Perm, Scope

TABLE = Path(__file__).with_name("policy.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    functions: tuple[Function, ...]
    perm: Perm
    scope: Scope
    says: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the table in its own order. Raises ValueError for a function, permission or scope it does not know."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        Rule(tuple(Function(name) for name in line["functions"]), Perm(line["perm"]), Scope(line["scope"]), line["says"])
        for line in table["rule"]
    )


@cache
def functions_with(perm: Perm) -> tuple[Function, ...]:
    """Return the functions to which the table gives the permission, near or far, each once."""
    return tuple(dict.fromkeys(function for rule in rules() if rule.perm is perm for function in rule.functions))


@cache
def granted_to(function: Function) -> tuple[tuple[Perm, Scope], ...]:
    """Return what the table gives to the function."""
    return tuple((rule.perm, rule.scope) for rule in rules() if function in rule.functions)
