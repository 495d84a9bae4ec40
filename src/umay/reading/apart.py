"""The near side of the process apart: starts it, waits no longer than it should, and turns what it says into a value."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from umay.kernel.refusal import Refusal, Refused
from umay.reading.sandbox import SECONDS
from umay.reading.values import Source
from umay.reading.wire import source_from_json

_WAITS: Final = 2 * SECONDS
_LONGEST_ANSWER: Final = 48 * 1024 * 1024
_HOME: Final = Path(__file__).resolve().parents[2]


def read_apart(path: Path, lang: str | None = None) -> Source:
    """Return the lines of the file, read in a process of its own with little memory, little time and no network.

    Raises Refused: "document.missing", "document.empty", "document.too_large", "document.too_long", "document.bomb",
    "document.encrypted", "document.macros", "document.has_dtd", "document.broken", "document.encoding", "document.not_text",
    "document.unknown_form", "document.unreadable", "document.took_too_long"; values["place"] names where.
    """
    if not path.is_file():
        raise Refused(Refusal("document.missing", {"place": path.name}))
    command = [sys.executable, "-X", "utf8", "-m", "umay.reading.sandbox", str(path.resolve()), *([lang] if lang else [])]
    environment = {"PYTHONPATH": str(_HOME), "PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_WAITS, check=False, env=environment, cwd="/")  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Refused(Refusal("document.took_too_long", {"place": path.name})) from None
    if done.returncode or len(done.stdout) > _LONGEST_ANSWER:
        raise Refused(Refusal("document.took_too_long" if done.returncode < 0 else "document.too_large", {"place": path.name}))
    return _answer(done.stdout, path.name)


def _answer(said: bytes, name: str) -> Source:
    try:
        answer = json.loads(said)
        if "refusal" in answer:
            raise Refused(Refusal(str(answer["refusal"]["code"]), {"place": name} | dict(answer["refusal"]["values"])))
        return source_from_json(answer["source"])
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(Refusal("document.broken", {"place": name})) from error
