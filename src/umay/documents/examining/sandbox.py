"""The process in which files of strangers are looked at: bytes come in on its input, what they are goes out on its output.

It gives itself little memory and time, writes no file, and refuses itself the network and other programs, before it takes a byte in.
The readers are loaded first: they are ours, and a reader that could not be loaded would look like a broken file.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from typing import Any, Final

MEMORY: Final = 256 * 1024 * 1024  # SECURITY C5, row 20
SECONDS: Final = 10  # SECURITY C5, row 20
_FORBIDDEN: Final = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pty.spawn", "urllib.", "webbrowser.",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "shutil.", "ctypes.dlopen",
)  # fmt: skip


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_AS, 3 * MEMORY),  # the libraries' own pages count here, though they are shared
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError(event)


def main() -> int:
    """Look at what comes in, and write what it is: the length of a line of JSON, the line, and the copy where it differs."""
    from umay.documents.examining.looking import look_at

    _limit()
    data = sys.stdin.buffer.read()
    try:
        found = look_at(data)
        same = found.copy == data
        said: dict[str, Any] = {
            "media_type": found.media_type,
            "flags": sorted(found.flags),
            "refusal": found.refusal,
            "may_preview": found.may_preview,
            "same": same,
        }
        copy = b"" if same else found.copy
    except MemoryError:
        said, copy = {"refusal": "file.too_much_work"}, b""
    except Exception:  # noqa: BLE001  # whatever a reader stumbles over, the file stays closed and is handed on as it is
        said, copy = {"flags": ["broken", "metadata_may_remain"], "same": True}, b""
    line = json.dumps(said).encode()
    sys.stdout.buffer.write(len(line).to_bytes(4) + line + copy)
    return 0


if __name__ == "__main__":
    sys.exit(main())
