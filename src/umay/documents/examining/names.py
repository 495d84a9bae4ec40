"""Names of files made safe to store, to show and to send."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from umay.documents.examining.kinds import OCTETS, endings_of, group_of

LONGEST: Final = 120  # signs; a file system holds 255 bytes, and a sign may take four of them before it is written as %XX
LONGEST_BYTES: Final = 200
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|%;$`{}\[\]^~#&\'=+,!@]+')
_RESERVED: Final = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_ENDING: Final = re.compile(r"\.([A-Za-z0-9]{1,8})$")
_TWO_PARTS: Final = frozenset({"gz", "bz2", "xz", "zst"})
_RUNS: Final = frozenset(
    re.findall(
        r"\w+",
        "exe com scr bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta msi msp reg lnk url desktop sh command app jar apk pif cpl dll inf scf "
        "chm iso img",
    )
)
_MARKS: Final = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"  # signs that stand on another one
_MANY_MARKS: Final = re.compile(f"({_MARKS}{{3}}){_MARKS}+")


def safe_name(name: str) -> str:
    r"""Return a name without paths, marks that turn text around, control signs and what systems reserve; never empty.

    >>> safe_name("../../etc/passwd"), safe_name("foto\u202egpj.exe"), safe_name("a\r\nSet-Cookie: b"), safe_name("Fotoğraf 1.JPG")
    ('passwd', 'fotogpj.exe', 'a Set-Cookie b', 'Fotoğraf 1.JPG')
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode()).replace("\0", ""))[-1]
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else " " if sign in "\r\n\t" else "" for sign in last)
    plain = " ".join(_NOT_IN_NAMES.sub(" ", _MANY_MARKS.sub(r"\1", shown)).split()).strip(". ")
    return _shortened(f"file {plain}" if _RESERVED.match(plain) else plain or "file")


def _shortened(name: str) -> str:
    ending = f".{found[1]}" if (found := _ENDING.search(name)) else ""
    stem = name[: len(name) - len(ending)][: LONGEST - len(ending)]
    while len((stem + ending).encode()) > LONGEST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ") + ending


def ending_of(name: str) -> str:
    """Return the name's ending in small letters, "" for none."""
    return found[1].lower() if (found := _ENDING.search(name)) else ""


def named_as(name: str, kind: str) -> str:
    """Return a safe name whose ending says what the content is. What would run when it is clicked gets an ending that runs nowhere.

    >>> named_as("holiday.jpg", "application/x-dosexec"), named_as("photo.webp", "image/jpeg"), named_as("plan.docm", "text/plain")
    ('holiday.jpg.bin', 'photo.jpg', 'plan.docm.txt')
    """
    safe = safe_name(name)
    fitting = endings_of(kind)
    if kind == OCTETS or group_of(kind) in ("program", "active") or ending_of(safe) in _RUNS:
        return _shortened(f"{safe}.bin") if ending_of(safe) != "bin" else safe
    if not fitting or ending_of(safe) in fitting or (ending_of(safe) in _TWO_PARTS and kind == OCTETS):
        return safe
    stem = safe[: -len(ending_of(safe)) - 1] if group_of(kind) in ("picture", "sound", "video") and ending_of(safe) else safe
    return _shortened(f"{stem}.{fitting[0]}")


def says_otherwise(name: str, kind: str) -> bool:
    """Tell whether a name claims another kind than the content is; a name without an ending claims nothing."""
    ending = ending_of(safe_name(name))
    return bool(ending) and kind != OCTETS and ending not in endings_of(kind) and not _both_pictures(ending, kind)


def _both_pictures(ending: str, kind: str) -> bool:
    """Tell whether both are ordinary photos: phones and messengers often leave the old ending."""
    photos = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif")
    return kind in photos and any(ending in endings_of(one) for one in photos)


def runs_by_name(name: str) -> bool:
    """Tell whether a system would run a file of this name when it is opened."""
    return ending_of(safe_name(name)) in _RUNS
