"""Office documents: what in them runs, fetches or hides, and a copy whose properties name nobody."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from umay.documents.examining.packed import UNREADABLE, Inside
from umay.documents.examining.values import Flag

# Each pattern is bound in length: a file made for it must not keep us busy.
_LARGEST_PART: Final = 16 * 1024 * 1024
_REMOTE: Final = re.compile(rb'<Relationship\b[^<>]{0,2000}TargetMode="External"[^<>]{0,2000}>', re.IGNORECASE)
_LINK: Final = re.compile(rb'Type="[^"]*/hyperlink"', re.IGNORECASE)
_ASKED: Final = re.compile(rb"<w:instrText[^<>]{0,200}>([^<]{0,2000})|\bw:instr=\"([^\"<>]{0,2000})\"")
_DDE: Final = re.compile(rb"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_SHEET_DDE: Final = re.compile(rb"<f(?: [^<>]{0,200})?>[^<|]{0,300}\|[^<!]{0,300}!|<ddeLink\b", re.IGNORECASE)
_TEXT_DDE: Final = re.compile(rb"(?m)(?:^|[,;\t\"])\s*[=+\-@][^\r\n|]{0,200}\|[^\r\n!]{0,300}!")
_AUTHORS: Final = re.compile(rb'((?:w|w15|p15|p188|c):?(?:author|initials|lastModifiedBy|userId|name)=")[^"]*(")|(<(?:\w+:)?creator>)[^<]*')
_EMPTY: Final = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>',
}
_WITH_AUTHORS: Final = re.compile(
    r"^(word/(document|comments\w*|people|footnotes|endnotes|header\d*|footer\d*)|ppt/commentAuthors|ppt/authors|content)\.xml$"
)
_SHEET_AUTHORS: Final = re.compile(r"^xl/(comments\d*|persons/person\d*)\.xml$")


def look_at_parts(data: bytes, inside: Inside) -> set[Flag]:
    """Return what to beware of in an office document that is a zip."""
    flags: set[Flag] = set()
    lower = [name.lower() for name in inside.names]
    if any("vbaproject" in name or "activex" in name or name.startswith(("basic/", "scripts/")) for name in lower):
        flags.add("macros")
    if any("/embeddings/" in name or name.startswith("object ") or "oleobject" in name for name in lower):
        flags.add("embedded")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.infolist():
            if entry.filename.lower().endswith((".xml", ".rels")) and entry.file_size <= _LARGEST_PART and not entry.flag_bits & 1:
                flags |= _look_at_part(entry.filename, packed.read(entry))
    return flags


def _look_at_part(name: str, part: bytes) -> set[Flag]:
    flags: set[Flag] = set()
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        flags.add("remote_template")
    if name.endswith(".rels") and any(not _LINK.search(one[0]) for one in _REMOTE.finditer(part)):
        flags.add("remote_template")
    asked = b"".join(one[1] or one[2] or b"" for one in _ASKED.finditer(part))
    if _DDE.search(asked) or _SHEET_DDE.search(part):
        flags.add("dde")
    if b"script:event-listener" in part:
        flags.add("macros")
    return flags


def without_makers(data: bytes) -> bytes | None:
    """Return the document with empty properties and without names beside comments and changes; None where it cannot be written anew."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            entries = packed.infolist()
            if any(entry.filename.startswith("_xmlsignatures") or entry.flag_bits & 1 for entry in entries):
                return None
            for entry in entries:
                plain = zipfile.ZipInfo(entry.filename)
                plain.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
                made.writestr(plain, _without_names(entry.filename, packed.read(entry)))
    except UNREADABLE:
        return None
    return out.getvalue()


def _without_names(name: str, part: bytes) -> bytes:
    if name in _EMPTY:
        return _EMPTY[name]
    if _WITH_AUTHORS.match(name):
        return _AUTHORS.sub(lambda found: (found[1] + found[2]) if found[1] else found[3], part)
    if _SHEET_AUTHORS.match(name):
        return re.sub(rb"(<author>)[^<]*|((?:displayName|userId)=\")[^\"]*", lambda found: found[1] or found[2], part)
    return part


def look_at_old(data: bytes) -> set[Flag]:
    """Return what to beware of in a document of the old binary kind."""
    flags: set[Flag] = {"metadata_may_remain"}

    def has(*words: str) -> bool:
        return any(word.encode("utf-16-le") in data for word in words)

    if has("_VBA_PROJECT", "Macros", "VBA"):
        flags.add("macros")
    if has("ObjectPool", "\x01Ole10Native", "MBD0") or b"Ole10Native" in data:
        flags.add("embedded")
    if has("EncryptedPackage", "EncryptionInfo"):
        flags.add("encrypted")
    if _DDE.search(data):
        flags.add("dde")
    return flags


def look_at_rich_text(data: bytes) -> set[Flag]:
    """Return what to beware of in rich text."""
    flags: set[Flag] = {"metadata_may_remain"}
    if b"\\objdata" in data or b"\\object" in data:
        flags.add("embedded")
    if b"\\*\\template" in data:
        flags.add("remote_template")
    if _DDE.search(data):
        flags.add("dde")
    return flags


def look_at_text(data: bytes) -> set[Flag]:
    """Return what to beware of in a table as text: cells by which a spreadsheet would ask another program."""
    return {"dde"} if _TEXT_DDE.search(data) else set()
