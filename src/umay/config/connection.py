"""How Django reaches the database: as which role, through which socket, with which limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from umay.cluster.api import DATABASE, Layout
from umay.config.env import Environment, Misconfigured, decoded

_STATEMENT_MS: Final = 30_000  # SECURITY C5 41: a stuck statement gives a 503, never a hang
_IDLE_MS: Final = 30_000
_LOCK_MS: Final = 4_000  # STYLE 3.6
_RECONNECT_S: Final = 8  # then the next request tries at once: a pool that doubles its pauses stays away long after the database is back


class Role(StrEnum):
    """The roles of the database, weakest last. The server's own superuser is not among them."""

    OWNER = "umay_owner"
    APP = "umay_app"
    PUBLIC = "umay_public"
    BACKUP = "umay_backup"


def databases(env: Environment, layout: Layout) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES.

    UMAY_ROLE=owner connects as the owner, for migrations only; everything else is the weak role.
    """
    role = Role.OWNER if env.text("UMAY_ROLE", "app") == "owner" else Role.APP
    pool = {"min_size": 1, "max_size": env.number("UMAY_DB_POOL", 8, least=1, most=200), "timeout": 10, "reconnect_timeout": _RECONNECT_S}
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            **where(env, layout, role),
            "CONN_MAX_AGE": 0,  # the pool keeps connections; Django asks for this beside it
            "CONN_HEALTH_CHECKS": True,  # a database that restarted must not fail the next request of each connection
            "OPTIONS": {
                "server_side_binding": True,
                "prepare_threshold": 1,  # planning a page's query costs more than running it (PERFORMANCE 6)
                "options": _session_options(role),
                **({"pool": pool} if role is Role.APP else {}),
            },
        },
    }


def public_door(env: Environment, layout: Layout) -> dict[str, Any]:
    """Return how to connect as the role that may execute the functions of intake and read no table, in psycopg's words.

    With DATABASE_URL it comes by DATABASE_PUBLIC_URL, or else as the application's own role (`umay doctor` says so).
    """
    place = where(env, layout, Role.PUBLIC)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {names[name]: value for name, value in place.items()} | {"options": _session_options(Role.PUBLIC)}


def password_of(layout: Layout, role: Role) -> str:
    """Return the role's password from the file outside the database; empty before the cluster was set up."""
    try:
        kept: Mapping[str, str] = json.loads(layout.passwords.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    return kept.get(role.value, "")


def is_embedded(env: Environment) -> bool:
    """Tell whether Umay runs its own PostgreSQL."""
    return not env.secret("DATABASE_URL")


def where(env: Environment, layout: Layout, role: Role) -> dict[str, Any]:
    """Return the address of the database, and the role and password to come as.

    With DATABASE_URL the owner comes by DATABASE_OWNER_URL and the backup by DATABASE_BACKUP_URL, or else the owner's.
    """
    if is_embedded(env):
        return {"NAME": DATABASE, "USER": role.value, "PASSWORD": password_of(layout, role), "HOST": str(layout.sockets), "PORT": 5432}
    wanted = {
        Role.OWNER: ("DATABASE_OWNER_URL",),
        Role.PUBLIC: ("DATABASE_PUBLIC_URL",),
        Role.BACKUP: ("DATABASE_BACKUP_URL", "DATABASE_OWNER_URL"),
    }.get(role, ())
    name = next((each for each in wanted if env.secret(each)), "DATABASE_URL")
    return _from_address(name, env.secret(name) or "")


def _from_address(name: str, said: str) -> dict[str, Any]:
    parts = Environment({name: said}).address(
        name, said, schemes=("postgresql", "postgres"), remedy="Write postgresql://role:password@host:5432/database."
    )
    if not parts.path.strip("/"):
        raise Misconfigured(name, "an address that names a database", "Write postgresql://role:password@host:5432/database.")
    return {
        "NAME": decoded(parts.path.strip("/")),
        "USER": decoded(parts.username),
        "PASSWORD": decoded(parts.password),
        "HOST": decoded(parts.hostname),
        "PORT": parts.port or 5432,
    }


def _session_options(role: Role) -> str:
    limits = {
        "timezone": "UTC",
        "lock_timeout": _LOCK_MS,
        "statement_timeout": 0 if role is Role.OWNER else _STATEMENT_MS,
        "idle_in_transaction_session_timeout": 0 if role is Role.OWNER else _IDLE_MS,
    }
    return " ".join(f"-c {name}={value}" for name, value in limits.items())


def default_data_folder() -> Path:
    """Return `var` in the checkout, or in the current folder for an installed package."""
    checkout = Path(__file__).resolve().parents[3]
    return (checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()) / "var"
