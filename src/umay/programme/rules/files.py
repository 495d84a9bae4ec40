"""Which files may stand as evidence, known by their content and not their name, and pictures without traces of the camera. Pure."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from umay.kernel.refusal import Refusal

MOST_BYTES: Final = 10 * 2**20
MOST_FILES: Final = 20
MOST_UNPACKED: Final = 200 * 2**20
_ZIP: Final = b"PK\x03\x04"
_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_OFFICE: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PARTS: Final = {"docx": "word/", "xlsx": "xl/"}
_MACROS: Final = (b"vbaProject.bin", b"macrosheets/")


def media_type(name: str, content: bytes) -> str | None:
    """Return what the file is, or None for what is not taken: only PDF, Word, Excel, plain text, JPEG and PNG are."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(_JPEG):
        return "image/jpeg"
    if content.startswith(_PNG):
        return "image/png"
    if content.startswith(_ZIP):
        return _office(name.rpartition(".")[2].lower(), content)
    return "text/plain" if _is_text(content) else None


def _office(ending: str, content: bytes) -> str | None:
    """Return which office file it is; None for other archives, for macros, and for what unpacks to far more than any document."""
    if ending not in _OFFICE or any(mark in content for mark in _MACROS):
        return None
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError):
        return None
    inside = any(part.filename.startswith(_PARTS[ending]) for part in parts)
    return _OFFICE[ending] if inside and sum(part.file_size for part in parts) <= MOST_UNPACKED else None


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return content.lstrip()[:1] != b"<"  # no HTML, SVG or XML under another name


def file_refusal(name: str, content: bytes, *, already: int) -> Refusal | None:
    """Return why the file is not taken, or None. already: how many files the task has."""
    if already >= MOST_FILES:
        return Refusal("file.too_many", {"most": MOST_FILES})
    if not content:
        return Refusal("file.empty")
    if len(content) > MOST_BYTES:
        return Refusal("file.too_large", {"most": MOST_BYTES // 2**20})
    if media_type(name, content) is None:
        return Refusal("file.kind_not_taken")
    return None


def safe_name(name: str) -> str:
    r"""Return a name that a browser and a disk can bear: no path, no control or direction signs, 120 letters at most.

    >>> safe_name("../../etc/pass\u202ewd.pdf")
    'passwd.pdf'
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:100]}{dot}{ending[:10]}" if dot else kept[:120] or "file"


def without_traces(kind: str, content: bytes) -> bytes:
    """Return a picture without place, camera, times and comments; other files as they are."""
    if kind == "image/jpeg":
        return _bare_jpeg(content)
    return _bare_png(content) if kind == "image/png" else content


def _bare_jpeg(content: bytes) -> bytes:
    """Leave out the application segments but the first, and comments; the picture itself is copied as it is."""
    kept, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big") + 2
        traces = 0xE1 <= marker <= 0xEF or marker == 0xFE
        if not traces:
            kept += content[at : at + size]
        at += size
    return bytes(kept + content[at:])


def _bare_png(content: bytes) -> bytes:
    """Leave out the chunks of text, time and camera."""
    kept, at = bytearray(content[:8]), 8
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big") + 12
        if content[at + 4 : at + 8] not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"):
            kept += content[at : at + size]
        at += size
    return bytes(kept)
