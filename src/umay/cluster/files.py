"""What stands in the server's own files: who may come in, and how it runs."""

from __future__ import annotations

import getpass
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from umay.cluster.layout import DATABASE, SCRATCH, Layout, NoPlace

SUPERUSER: Final = "postgres"
ROLES: Final = ("umay_owner", "umay_app", "umay_public", "umay_backup")

_SETTINGS: Final[Mapping[str, str]] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_wal_size": "1GB",  # keeps the longest recovery short (SECURITY, measured)
    "jit": "off",  # pages run short statements; compiling them costs more than it saves
    "random_page_cost": "1.1",  # solid-state disks
    "work_mem": "16MB",
    "timezone": "UTC",
    # The server's log must hold nothing personal: a failed row, a duplicate key or a bad cast all quote values (SECURITY, measured).
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_min_messages": "fatal",
    "log_statement": "none",
    "log_parameter_max_length_on_error": "0",
}
_UNSAFE_AND_FAST: Final[Mapping[str, str]] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class Run:
    """How to run a cluster.

    connections: how many at once.
    buffers_mb: memory for cached pages; a sixteenth of the machine's when not said, at most 2 GB.
    lasting: False gives up safety on power cuts for speed; for tests only.
    databases: which databases the roles may enter; "all" for tests, which make their own.
    """

    connections: int = 100
    buffers_mb: int = field(default_factory=lambda: max(128, min(2048, _memory_mb() // 16)))
    lasting: bool = True
    databases: str = f"{DATABASE},{SCRATCH}"


def start_options(layout: Layout, run: Run) -> list[str]:
    """Return the server's command line after its name. What stands here wins over the server's files."""
    chosen = {**_SETTINGS, "max_connections": str(run.connections), "shared_buffers": f"{run.buffers_mb}MB"}
    if not run.lasting:
        chosen |= _UNSAFE_AND_FAST
    options = ["-D", str(layout.pgdata), "-k", str(layout.sockets)]
    for name, value in chosen.items():
        options += ["-c", f"{name}={value}"]
    return options


def write_entrance(layout: Layout, run: Run) -> None:
    """Write who may come in: the superuser by being this OS user, the four roles by password, nobody else. No line trusts."""
    _replace(
        layout,
        layout.pgdata / "pg_hba.conf",
        f"local all {SUPERUSER} peer map=umay\nlocal {run.databases} {','.join(ROLES)} scram-sha-256\nlocal all all reject\n",
    )
    _replace(layout, layout.pgdata / "pg_ident.conf", f"umay {_this_os_user()} {SUPERUSER}\n")


def trusting_lines(pg_hba: str) -> list[int]:
    r"""Return the numbers of the lines that let somebody in without asking who they are.

    >>> trusting_lines("# trust nobody\nlocal all all trust\nlocal all postgres peer map=umay")
    [2]
    """
    lines = (line.split("#")[0].split() for line in pg_hba.splitlines())
    return [number for number, words in enumerate(lines, start=1) if "trust" in words[3:]]


def ensure_passwords(layout: Layout) -> bool:
    """Make passwords for the roles that have none; say whether any was made."""
    kept = read_passwords(layout)
    missing = [role for role in ROLES if role not in kept]
    if missing:
        kept |= {role: secrets.token_urlsafe(32) for role in missing}
        write_secret(layout.passwords, json.dumps(kept, indent=1))
    return bool(missing)


def read_passwords(layout: Layout) -> dict[str, str]:
    """Return the passwords by role; empty before the first start."""
    try:
        kept: dict[str, str] = json.loads(layout.passwords.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return kept


def ensure_keys(layout: Layout) -> None:
    """Make the keys that are kept outside the database, once, with the database.

    Raises NoPlace if the database is there and a key is not: a new key over an old database would make what the old one signed worthless.
    """
    missing = [path for path in (layout.secret_key, layout.audit_key) if not path.is_file()]
    if missing and (layout.pgdata / "PG_VERSION").exists():
        raise NoPlace(f"{missing[0]} is missing, though its database is there. Bring it back, or remove {layout.pgdata} to begin anew.")
    # A database from before sealing has neither of these; one that knew others refuses new ones by their marks (core.keys).
    missing += [path for path in (layout.app_key, layout.pepper) if not path.is_file()]
    missing += [path for path in (layout.push_key,) if not path.is_file()]  # browsers that knew another are asked anew
    for path in missing:
        write_secret(path, secrets.token_hex(32))


def write_secret(path: Path, words: str) -> None:
    """Put words into a file only this user reads, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(words)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)


def give(layout: Layout, path: Path) -> None:
    """Hand a path to the user the server runs as, when that is not us."""
    if layout.lent is not None:
        os.chown(path, layout.lent.uid, layout.lent.gid)


def _replace(layout: Layout, path: Path, words: str) -> None:
    write_secret(path, words)
    give(layout, path)


def _memory_mb() -> int:
    return int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20)


def _this_os_user() -> str:
    return "root" if os.geteuid() == 0 else getpass.getuser()
