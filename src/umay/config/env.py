"""Typed readers of the environment. Each fails at start with the name, the expected shape and the remedy.

Nothing here knows which settings exist; settings.py does. A secret may also stand in a file: NAME_FILE holds its path.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"0", "false", "no", "off", ""})


class Misconfigured(Exception):
    """A setting is missing or has the wrong shape."""

    def __init__(self, name: str, expected: str, remedy: str) -> None:
        super().__init__(f"{name}: expected {expected}. {remedy}")


@dataclass(frozen=True, slots=True)
class Environment:
    """The variables a process was started with.

    variables: usually os.environ; a plain mapping in tests.
    """

    variables: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def text(self, name: str, default: str | None = None, *, expected: str = "a text", remedy: str = "Set it.") -> str:
        """Return the variable's words; the default when it is not set.

        Raises Misconfigured if there is neither.
        """
        value = self.variables.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise Misconfigured(name, expected, remedy)
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return yes or no.

        Raises Misconfigured if it is neither of 1, 0, true, false, yes, no, on, off.
        """
        said = self.variables.get(name)
        if said is None:
            return default
        if said.strip().lower() in _YES:
            return True
        if said.strip().lower() in _NO:
            return False
        raise Misconfigured(name, "1 or 0", f"It is {said!r} now; write {name}=1 or {name}=0.")

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number from least to most, both included.

        Raises Misconfigured if it is no number or lies outside.
        """
        said = self.variables.get(name, "").strip()
        if not said:
            return default
        if said.isascii() and said.isdigit() and least <= int(said) <= most:
            return int(said)
        raise Misconfigured(name, f"a whole number from {least} to {most}", f"It is {said!r} now.")

    def words(self, name: str) -> tuple[str, ...]:
        """Return what stands between commas, trimmed; empty when not set."""
        parts = self.variables.get(name, "").split(",")
        return tuple(part.strip() for part in parts if part.strip())

    def folder(self, name: str, default: Path) -> Path:
        """Return an absolute path. It need not exist."""
        said = self.variables.get(name, "").strip()
        return Path(said).expanduser().absolute() if said else default.absolute()

    def address(self, name: str, default: str, *, schemes: tuple[str, ...], remedy: str) -> SplitResult:
        """Return an address with one of the schemes and a host.

        Raises Misconfigured if the scheme is another or the port is none.
        """
        said = self.text(name, default)
        try:
            parts = urlsplit(said)
            _ = parts.port
        except ValueError:
            parts = SplitResult("", "", "", "", "")
        if parts.scheme in schemes:
            return parts
        raise Misconfigured(name, f"an address that starts with {' or '.join(f'{s}://' for s in schemes)}", remedy)

    def secret(self, name: str, fallback: Path | None = None) -> str | None:
        """Return a secret from the variable, from the file NAME_FILE names, or from the fallback file; None if nowhere.

        Raises Misconfigured if NAME_FILE names a file that cannot be read or is empty.
        """
        if said := self.variables.get(name, "").strip():
            return said
        if named := self.variables.get(f"{name}_FILE", "").strip():
            return _first_line(name, Path(named))
        if fallback is not None and fallback.is_file():
            return _first_line(name, fallback)
        return None


def _first_line(name: str, path: Path) -> str:
    try:
        said = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Misconfigured(f"{name}_FILE", "a readable file", f"{path} cannot be read ({error.strerror}).") from None
    if not said:
        raise Misconfigured(f"{name}_FILE", "a file that holds the secret", f"{path} is empty.")
    return said


def decoded(part: str | None) -> str:
    """Return a part of an address with its percent signs resolved; empty for None."""
    return unquote(part or "")
