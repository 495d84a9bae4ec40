"""What is said when a file cannot be read: an exception of this room that carries a refusal's code and values."""

from __future__ import annotations

from typing import Final

BIGGEST_FILE: Final = 20 * 1024 * 1024
BIGGEST_UNPACKED: Final = 100 * 1024 * 1024  # SECURITY C5, row 20
MOST_ENTRIES: Final = 1000  # SECURITY C5, row 20
HIGHEST_RATIO: Final = 200
MOST_CHARACTERS: Final = 2_000_000
MOST_LINES: Final = 60_000


class CannotRead(Exception):
    """The file is refused. code: such as "document.encrypted"; values: what the words need, such as the place."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
