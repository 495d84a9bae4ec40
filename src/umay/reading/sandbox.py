"""The process in which files of strangers are read: `python -m umay.reading.sandbox PATH [LANG]`, lines as JSON on its output.

It gives itself little memory and time, and refuses itself the network and other programs, before any reader is imported.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

MEMORY: Final = 512 * 1024 * 1024
SECONDS: Final = 20
_LARGEST_WRITTEN: Final = 64 * 1024 * 1024
_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "pty.spawn",
    "urllib.",
    "webbrowser.",
)


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, _LARGEST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 128),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) and event != "socket.gethostname":
        raise PermissionError(event)


def _read(path: str, lang: str | None) -> dict[str, Any]:
    from umay.reading.sources.opening import open_source
    from umay.reading.sources.refusing import BIGGEST_FILE, CannotRead
    from umay.reading.wire import source_as_json

    try:
        file = Path(path)
        if file.stat().st_size > BIGGEST_FILE:
            return _refused("document.too_large", bytes=str(file.stat().st_size))
        return {"source": source_as_json(open_source(file.name, file.read_bytes(), lang))}
    except CannotRead as no:
        return _refused(no.code, **no.values)
    except MemoryError:
        return _refused("document.too_long")
    except OSError as error:
        return _refused("document.unreadable", place=error.strerror or "")


def _refused(code: str, **values: str) -> dict[str, Any]:
    return {"refusal": {"code": code, "values": values}}


def main(arguments: list[str]) -> int:
    """Read the file named and write what it holds, or why it is refused."""
    _limit()
    try:
        answer = _read(arguments[0], arguments[1] if len(arguments) > 1 else None)
    except Exception:  # noqa: BLE001  # whatever a reader stumbles over, the answer is one refusal
        answer = _refused("document.broken")
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
