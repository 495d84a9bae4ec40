"""What kind of file bytes are, told by the bytes themselves and never by a name."""

from __future__ import annotations

import codecs
import re
from typing import Final

from umay.documents.examining.values import Group

OCTETS: Final = "application/octet-stream"
OOXML: Final = "application/vnd.openxmlformats-officedocument."
ZIP: Final = "application/zip"
OLE: Final = "application/x-ole-storage"

_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", "application/rtf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"MSCF", "application/vnd.ms-cab-compressed"),
    (b"MZ", "application/x-dosexec"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/x-mach-binary"),
    (b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
    (b"#!", "application/x-sh"),
)
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"avif", "image/avif"),
    (b"avis", "image/avif"),
    (b"hei", "image/heic"),
    (b"hev", "image/heic"),
    (b"mif1", "image/heic"),
    (b"msf1", "image/heic"),
    (b"M4A", "audio/mp4"),
    (b"M4B", "audio/mp4"),
    (b"qt", "video/quicktime"),
    (b"3g", "video/3gpp"),
)
_MPEG_SOUND: Final = frozenset({0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2})
_PAGE: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|img|a\s|table|div|meta|title|style|link|form|object|embed|h1|br|p[\s>])",
    re.IGNORECASE,
)
_DRAWING: Final = re.compile(rb"<(?:\w+:)?svg[\s>/]", re.IGNORECASE)
_LOOKED_FOR_MARKUP: Final = 64 * 1024
_BOMS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/bmp": ("bmp",),
    "image/tiff": ("tif", "tiff", "dng"),
    "image/heic": ("heic", "heif", "hif"),
    "image/avif": ("avif",),
    "image/svg+xml": ("svg",),
    "text/html": ("html", "htm", "xhtml", "mht", "hta"),
    "text/xml": ("xml",),
    "text/plain": ("txt", "csv", "tsv", "md", "log", "vcf", "ics", "eml", "json", "srt", "vtt", "yaml", "yml", "ini"),
    "application/pdf": ("pdf",),
    "application/rtf": ("rtf", "doc"),
    OLE: ("doc", "xls", "ppt", "msg", "dot", "xlt", "pps", "pub"),
    OOXML + "wordprocessingml.document": ("docx", "dotx", "docm", "dotm"),
    OOXML + "spreadsheetml.sheet": ("xlsx", "xltx", "xlsm", "xltm", "xlam"),
    OOXML + "presentationml.presentation": ("pptx", "ppsx", "potx", "pptm", "ppsm"),
    "application/vnd.oasis.opendocument": ("odt", "ods", "odp", "ott", "odg"),
    "application/epub+zip": ("epub",),
    "application/java-archive": ("jar",),
    "application/vnd.android.package-archive": ("apk",),
    ZIP: ("zip",),
    "application/gzip": ("gz", "tgz"),
    "application/x-bzip2": ("bz2",),
    "application/x-xz": ("xz",),
    "application/x-tar": ("tar",),
    "application/x-7z-compressed": ("7z",),
    "application/vnd.rar": ("rar",),
    "application/zstd": ("zst",),
    "application/vnd.ms-cab-compressed": ("cab",),
    "audio/mpeg": ("mp3",),
    "audio/wav": ("wav",),
    "audio/ogg": ("ogg", "oga", "opus", "ogv"),
    "audio/flac": ("flac",),
    "audio/amr": ("amr",),
    "audio/aac": ("aac",),
    "audio/mp4": ("m4a", "m4b", "mp4"),
    "video/mp4": ("mp4", "m4v", "m4a", "mov", "3gp"),
    "video/quicktime": ("mov", "qt", "mp4"),
    "video/3gpp": ("3gp", "3g2", "3gpp", "mp4"),
    "video/webm": ("webm", "mkv", "mka"),
    "video/x-msvideo": ("avi",),
}
_PROGRAMS: Final = frozenset(
    {
        "application/x-dosexec",
        "application/x-elf",
        "application/x-mach-binary",
        "application/x-ms-shortcut",
        "application/x-sh",
        "application/java-archive",
        "application/vnd.android.package-archive",
    }
)
_ARCHIVES: Final = frozenset(
    {ZIP, "application/gzip", "application/x-bzip2", "application/x-xz", "application/x-tar", "application/x-7z-compressed"}
    | {"application/vnd.rar", "application/zstd", "application/vnd.ms-cab-compressed"}
)

_ACTIVE: Final = frozenset({"image/svg+xml", "text/html", "text/xml"})
_BY_START: Final[dict[str, Group]] = {"image": "picture", "audio": "sound", "video": "video", "text": "text"}


def kind_of(data: bytes) -> str:
    """Return the media type of the bytes; "application/octet-stream" for none that is known.

    >>> kind_of(b"GIF89a..."), kind_of("Grüße".encode()), kind_of(b" <svg onload='x'>")
    ('image/gif', 'text/plain', 'image/svg+xml')
    """
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    return _contained(data) or _sound(data) or _document(data) or _text(data) or OCTETS


def _contained(data: bytes) -> str | None:
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        return next((kind for start, kind in _BRANDS if brand.startswith(start)), "video/mp4")
    return "video/quicktime" if data[4:8] in (b"moov", b"wide") else None


def _sound(data: bytes) -> str | None:
    if data[:1] != b"\xff" or len(data) < 2:
        return None
    if data[1] in (0xF1, 0xF9):
        return "audio/aac"
    return "audio/mpeg" if data[1] in _MPEG_SOUND else None


def _document(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return "application/x-tar" if data[257:262] == b"ustar" else None


def _text(data: bytes) -> str | None:
    """Return which kind of text the bytes are, None when they are none."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError:
        words = data.decode("cp1251", "replace") if b"\0" not in data and _is_mostly_printable(data) else ""
    if not words or "\0" in words:
        return None
    return _markup(words[:_LOOKED_FOR_MARKUP].encode("utf-8", "replace"))


def _is_mostly_printable(data: bytes) -> bool:
    head = data[:4096]
    return sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head) * 50 < len(head)


def _markup(words: bytes) -> str:
    if _DRAWING.search(words):
        return "image/svg+xml"
    if _PAGE.search(words):
        return "text/html"
    return "text/xml" if words.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") else "text/plain"


def group_of(kind: str) -> Group:
    """Return the group to which a media type belongs."""
    if kind in _PROGRAMS or kind in _ARCHIVES:
        return "program" if kind in _PROGRAMS else "archive"
    if kind in _ACTIVE:
        return "active"
    return _BY_START.get(kind.split("/", maxsplit=1)[0]) or _paper(kind)


def _paper(kind: str) -> Group:
    if kind == "application/pdf":
        return "pdf"
    is_office = kind in (OLE, "application/rtf", "application/epub+zip") or kind.startswith((OOXML, "application/vnd.oasis."))
    return "office" if is_office else "other"


def endings_of(kind: str) -> tuple[str, ...]:
    """Return the endings that names of the kind have, the usual one first; () where none is handed out."""
    return _ENDINGS.get(kind, ())
