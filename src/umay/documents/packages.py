"""Packages for other offices: a zip locked with AES-256, with a list of what is in it and the hash of each file.

The names of the files stand in the list alone, since a locked zip shows its names to everybody.
"""

from __future__ import annotations

import hashlib
import io
import re
import secrets
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import pyzipper  # type: ignore[import-untyped]
from django.utils import translation
from django.utils.translation import gettext as _
from mnemonic import Mnemonic

from umay.documents.examining.names import ending_of, safe_name
from umay.documents.typeset import render_pdf
from umay.documents.values import Column, Section, TableDocument

CONTENTS: Final = "00-contents.pdf"
_LEAST_PASSPHRASE: Final = 15  # signs; eight Chinese ones with spaces between them
_WORDS: Final = 8  # of 2,048 each: 88 bits, since the form of the zip asks for little work per guess
_FIGURES: Final = 9  # groups of three, 90 bits, for languages without a list of words
_FOLDER: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,19}/(?=[^/]+$)")
Packed = bytes | Callable[[], bytes]
_Listed = tuple[str, str, int, str]
"""A file of a package: its name there, its own name, its bytes, its hash."""
_LISTS: Final = {"en": "english", "tr": "turkish", "kk": "russian", "ru": "russian", "zh-hant": "chinese_traditional"}


def pack_locked(files: Mapping[str, Packed], passphrase: str, *, language: str = "en", title: str = "") -> bytes:
    """Return the files as a zip that opens with the passphrase alone. language, title: of the list of contents.

    files: the bytes, or what reads them when their turn comes, so that only one of many files is held at a time. A name may begin with
    a folder of plain signs ("report-1/photo.jpg"), which is the only thing of a name that the package shows.
    Raises ValueError for a passphrase that is too short or for nothing to pack.
    """
    if len(passphrase) < _LEAST_PASSPHRASE:
        raise ValueError(f"a passphrase has {_LEAST_PASSPHRASE} signs or more")
    if not files:
        raise ValueError("nothing to pack")
    listed: list[_Listed] = []
    out = io.BytesIO()
    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES, encryption_kwargs={"nbits": 256, "force_wz_aes_version": 2}
    ) as made:
        made.setpassword(passphrase.encode())
        for number, (name, held) in enumerate(files.items(), 1):
            data = held if isinstance(held, bytes) else held()
            inside = _numbered(number, name)
            made.writestr(made.zipinfo_cls(inside), data)  # of no day: when it was written is nobody's business
            listed.append((inside, safe_name(name), len(data), hashlib.sha256(data).hexdigest()))
        made.writestr(made.zipinfo_cls(CONTENTS), _contents(listed, language, title))
    return out.getvalue()


def _numbered(number: int, name: str) -> str:
    """Return the name by which a file lies in the package: its folder, a number, and the ending that tells how to open it."""
    ending, folder = ending_of(safe_name(name)), _FOLDER.match(name)
    return (folder[0] if folder else "") + (f"{number:02}.{ending}" if ending else f"{number:02}")


def _contents(listed: list[_Listed], language: str, title: str) -> bytes:
    with translation.override(language):
        return render_pdf(
            TableDocument(
                title=title or _("What is in this package"),
                columns=(
                    Column(_("In the package"), 1),
                    Column(_("File"), 2.4),
                    Column(_("Bytes"), 0.9, numbers=True),
                    Column("SHA-256", 4),
                ),
                sections=(Section("", tuple(listed)),),
                lang=language,
                notes=(_("Compare the hash of each file before you use it. Whoever sent this package holds the same list."),),
            )
        )


def new_passphrase(language: str) -> str:
    """Return a new passphrase to be told by another way than the package: words where the language has a list of them, else figures."""
    if language not in _LISTS:
        return " ".join(f"{secrets.randbelow(1_000):03}" for _ in range(_FIGURES))
    return " ".join(secrets.choice(_listed(_LISTS[language])) for _ in range(_WORDS))


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(Mnemonic(name).wordlist)
