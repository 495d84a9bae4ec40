"""Where the embedded cluster's files lie. Reads the file system, changes nothing."""

from __future__ import annotations

import hashlib
import os
import pwd
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SOCKET_PATH_LIMIT: Final = 107  # bytes; sun_path of unix(7) less its closing NUL
SOCKET_NAME: Final = ".s.PGSQL.5432"
DATABASE: Final = "umay"
SCRATCH: Final = "umay_restore_try"  # where a backup is tried out
_LENT_USERS: Final = ("postgres", "nobody")  # who runs the server when Umay is started by root, which PostgreSQL refuses
_ROOTS_PLACE: Final = Path("/var/lib/umay")


class NoPlace(Exception):
    """The cluster cannot lie where it was put; the message says what to do."""


@dataclass(frozen=True, slots=True)
class OsUser:
    """Who runs the server's processes."""

    uid: int
    gid: int
    name: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Every path of one cluster.

    data: what UMAY_DATA says; the others follow from it.
    lent: the user the server runs as when Umay itself runs as root; None otherwise.
    """

    data: Path
    base: Path
    lent: OsUser | None

    @property
    def pgdata(self) -> Path:
        """Return the server's own data directory."""
        return self.base / "postgres"

    @property
    def sockets(self) -> Path:
        """Return the folder of the unix socket, short enough for the kernel."""
        near = self.base / "run"
        if len(os.fsencode(near / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return near
        return Path(tempfile.gettempdir()) / f"umay-{os.getuid()}-{_short(self.base)}"

    @property
    def log(self) -> Path:
        """Return the server's log; it holds starts and crashes, never statements."""
        return self.base / "postgres.log"

    @property
    def lock(self) -> Path:
        """Return the file whose lock lets one starter at a time through."""
        return self.data / "cluster.lock"

    @property
    def secrets(self) -> Path:
        """Return the folder of passwords and keys, outside the database."""
        return self.data / "secrets"

    @property
    def passwords(self) -> Path:
        """Return the file with the passwords of the database roles."""
        return self.secrets / "database.json"

    @property
    def secret_key(self) -> Path:
        """Return the file with the key that signs cookies."""
        return self.secrets / "secret_key"

    @property
    def app_key(self) -> Path:
        """Return the file with the key that marks public keys, grants and the person of a transaction."""
        return self.secrets / "app_key"

    @property
    def old_app_keys(self) -> Path:
        """Return the file with the keys that marked before, the newest first, with commas between; what they made is read by them."""
        return self.secrets / "app_keys_old"

    @property
    def next_app_key(self) -> Path:
        """Return the file with the key that is about to take the place of the one in use; there only while it is changed."""
        return self.secrets / "app_key_next"

    @property
    def pepper(self) -> Path:
        """Return the file with the key under which receipts are looked up."""
        return self.secrets / "pepper"

    @property
    def push_key(self) -> Path:
        """Return the file with the key by which browsers know who wakes them."""
        return self.secrets / "push_key"

    @property
    def audit_key(self) -> Path:
        """Return the file with the key that signs the audit's anchors."""
        return self.secrets / "audit_key"


def layout_of(data: Path) -> Layout:
    """Return the layout of the cluster whose files belong under `data`.

    Started by root, the server runs as a user that exists already. Where that user cannot reach `data`,
    its part moves to /var/lib/umay; no folder of the system is opened up for it.
    Raises NoPlace if root starts it and no such user exists.
    """
    data = data.resolve()
    if os.geteuid() != 0:
        return Layout(data, data, None)
    lent = _lent_user()
    base = data if reachable(data, lent) else _ROOTS_PLACE / _short(data)
    return Layout(data, base, lent)


def reachable(path: Path, user: OsUser) -> bool:
    """Tell whether the user can walk down to the path; folders that are not there yet will be made to fit."""
    return all(_may_enter(folder, user) for folder in path.resolve().parents if folder.exists())


def _may_enter(folder: Path, user: OsUser) -> bool:
    found = folder.stat()
    if found.st_uid == user.uid:
        return bool(found.st_mode & 0o100)
    if found.st_gid == user.gid:
        return bool(found.st_mode & 0o010)
    return bool(found.st_mode & 0o001)


def _lent_user() -> OsUser:
    for name in (os.environ.get("UMAY_DB_USER", ""), *_LENT_USERS):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return OsUser(entry.pw_uid, entry.pw_gid, name)
    raise NoPlace("PostgreSQL does not run as root, and neither postgres nor nobody exists here. Name a user in UMAY_DB_USER.")


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
