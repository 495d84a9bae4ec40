"""The files of those who tell: taken in memory alone, never written to a disk in the clear, and never in the way of the words."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest

from umay.reports.rules.telling import FileFate, ToldFile

MOST_FILES: Final = 5
MOST_BYTES: Final = 10 * 2**20
_NAME_SIGNS: Final = 200
FIELDS: Final = ("photo", "sound", "file")


class InMemory(MemoryFileUploadHandler):
    """Takes a few files of a size that memory bears; a bigger one is passed over and the form goes on.

    passed_over: those that were too big or too many.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.passed_over: list[FileFate] = []
        self._taken = 0
        self._size = 0
        self._name = ""

    def handle_raw_input(self, *_given: Any, **_named: Any) -> None:
        """Take whatever comes: each file is bounded by itself."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file. Raises SkipFile when there are enough."""
        if self._taken >= MOST_FILES:
            self.passed_over.append(FileFate(self._named(args[1]), "too_many"))
            self.file = BytesIO()  # what is passed over is closed, and this may not be the file before it
            raise SkipFile
        self._size, self._name = 0, self._named(args[1])
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take the next part. Raises SkipFile when the file grows too big."""
        self._size += len(raw_data)
        if self._size > MOST_BYTES:
            self.file.close()
            self.passed_over.append(FileFate(self._name, "too_large"))
            raise SkipFile
        super().receive_data_chunk(raw_data, start)

    @staticmethod
    def _named(given: object) -> str:
        return str(given or "")[:_NAME_SIGNS]

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Return the file; None for an empty field."""
        if not file_size:
            return None
        self._taken += 1
        return super().file_complete(file_size)


def marks_of(files: Sequence[ToldFile]) -> tuple[str, ...]:
    """Return what tells files apart by their content, so that another picture of the same name is not taken for the same sending."""
    return tuple(f"{file.name}/{blake2b(file.data, digest_size=16).hexdigest()}" for file in files)


def files_of(request: HttpRequest) -> tuple[ToldFile, ...]:
    """Return the files that came with a form."""
    return tuple(
        ToldFile(str(file.name or "")[:_NAME_SIGNS], file.read(), str(file.content_type or ""))
        for field in FIELDS
        for file in request.FILES.getlist(field)
    )


def passed_over(request: HttpRequest) -> tuple[FileFate, ...]:
    """Return the files that were too big or too many to be taken."""
    return tuple(one for handler in request.upload_handlers if isinstance(handler, InMemory) for one in handler.passed_over)
