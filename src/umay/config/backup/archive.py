"""The file of a backup: a zip whose members are age files. What stands in clear says only when, and by which version.

A key made for this one backup seals the content as a stream; the key itself is sealed to the recipients, or locked by a passphrase.
Without Umay, a recipient: `age -d -i identity key.age > key; age -d -i key database.age`.
A passphrase goes through Argon2id at a fixed cost: age's own takes its cost from the speed of the moment, and a busy machine could then
refuse to open what an idle one had made.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import nacl.utils
import pyrage
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

FORMAT: Final = 1
_CLEAR, _SEALED_KEY, _LOCKED_KEY = "backup.json", "key.age", "key.locked"
_SHORTEST: Final = 12


class NotOpened(Exception):
    """The file is no backup, is damaged, or the key does not fit."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Whom a backup is sealed to: recipients (age1...), or a passphrase."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""

    def seal(self, key: bytes) -> tuple[str, bytes]:
        """Return the name and the content of the member that holds the backup's own key.

        Raises ValueError if a recipient is none, or there is nobody to seal it to.
        """
        if self.recipients:
            try:
                to = [pyrage.x25519.Recipient.from_str(each) for each in self.recipients]
            except pyrage.RecipientError as error:
                raise ValueError(f"not an age recipient: {error}") from None
            return _SEALED_KEY, pyrage.encrypt(key, to)
        if len(self.passphrase) < _SHORTEST:
            raise ValueError(f"a backup needs a recipient or a passphrase of {_SHORTEST} or more characters")
        salt = nacl.utils.random(argon2id.SALTBYTES)
        return _LOCKED_KEY, salt + _box(self.passphrase, salt).encrypt(key)


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens a backup: an age identity (AGE-SECRET-KEY-...), or the passphrase."""

    identity: str = ""
    passphrase: str = ""

    def open(self, held: zipfile.ZipFile) -> bytes:
        """Return the backup's own key.

        Raises NotOpened if this is not what it was sealed to.
        """
        try:
            if self.identity:
                opened: bytes = pyrage.decrypt(held.read(_SEALED_KEY), [pyrage.x25519.Identity.from_str(self.identity)])
                return opened
            locked = held.read(_LOCKED_KEY)
            salt, locked = locked[: argon2id.SALTBYTES], locked[argon2id.SALTBYTES :]
            return _box(self.passphrase, salt).decrypt(locked)
        except KeyError:
            raise NotOpened(f"this backup is opened by {'a passphrase' if self.identity else 'the identity of a recipient'}") from None
        except (pyrage.DecryptError, pyrage.IdentityError, CryptoError):
            raise NotOpened("the key or passphrase does not open this backup") from None


def _box(passphrase: str, salt: bytes) -> SecretBox:
    return SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, passphrase.encode(), salt, argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE))


class Writer:
    """A backup that is being written."""

    def __init__(self, out: zipfile.ZipFile, lock: Lock, clear: Mapping[str, object]) -> None:
        self._out = out
        key = pyrage.x25519.Identity.generate()
        self._to = key.to_public()
        out.writestr(_CLEAR, json.dumps({"format": FORMAT, **clear}))
        out.writestr(*lock.seal(str(key).encode()))

    def add(self, name: str, stream: IO[bytes]) -> None:
        """Seal a stream into the file, without holding it in memory."""
        with self._out.open(f"{name}.age", "w", force_zip64=True) as member:
            pyrage.encrypt_io(stream, member, [self._to])


class Reader:
    """A backup that is open."""

    def __init__(self, held: zipfile.ZipFile, opener: Opener) -> None:
        self._held = held
        self._key = pyrage.x25519.Identity.from_str(opener.open(held).decode())
        self.clear: dict[str, Any] = json.loads(held.read(_CLEAR))

    def pour(self, name: str, into: IO[bytes]) -> None:
        """Open a member into a stream.

        Raises NotOpened if it is missing, cut or changed.
        """
        try:
            with self._held.open(f"{name}.age") as member:
                pyrage.decrypt_io(member, into, [self._key])
        except (KeyError, pyrage.DecryptError, zipfile.BadZipFile, OSError) as error:
            raise NotOpened(f"{name} in this backup is damaged ({type(error).__name__})") from None


@contextmanager
def writing(path: Path, lock: Lock, clear: Mapping[str, object]) -> Iterator[Writer]:
    """Write a backup, whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.parent.mkdir(parents=True, exist_ok=True)
    try:
        with beside.open("xb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as out:
            beside.chmod(0o600)
            yield Writer(out, lock, clear)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def reading(path: Path, opener: Opener) -> Iterator[Reader]:
    """Open a backup.

    Raises NotOpened if it is none or the key does not fit.
    """
    try:
        with zipfile.ZipFile(path) as held:
            if held.testzip() is not None:
                raise NotOpened(f"{path} is damaged")
            yield Reader(held, opener)
    except (zipfile.BadZipFile, KeyError, FileNotFoundError) as error:
        raise NotOpened(f"{path} is not a backup of Umay ({type(error).__name__})") from None
