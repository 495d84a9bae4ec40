"""Sound, film and pictures made of boxes and pages, with notes of their makers in each place that we know."""

from __future__ import annotations

import gzip
import io
import struct
import wave

from PIL import Image

from umay.documents.examining.ogg import checksum

CANARY = b"CANARY-Zeynep-51.5N"
POINTS = bytes(range(64)) * 4


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I", len(body) + 8) + kind + body


def handler(kind: bytes) -> bytes:
    return box(b"hdlr", bytes(8), kind, CANARY[:12], CANARY, b"\0")


def film(brand: bytes = b"isom", handles: bytes = b"vide") -> bytes:
    times = b"\xdd" * 8
    track = box(b"trak", box(b"tkhd", bytes(4), times, bytes(68)), box(b"mdia", box(b"mdhd", bytes(4), times, bytes(12)), handler(handles)))
    notes = box(b"udta", box(b"\xa9xyz", CANARY), box(b"meta", bytes(4), handler(b"mdir"), box(b"ilst", box(b"\xa9ART", CANARY))))
    movie = box(b"moov", box(b"mvhd", bytes(4), times, bytes(88)), track, notes, box(b"meta", bytes(4), box(b"keys", CANARY)))
    return box(b"ftyp", brand, bytes(4), brand) + movie + box(b"uuid", bytes(16), CANARY) + box(b"free", CANARY) + box(b"mdat", POINTS)


def heic() -> bytes:
    def entry(number: int, kind: bytes) -> bytes:
        return box(b"infe", b"\x02\0\0\0", struct.pack(">HH", number, 0), kind, b"\0")

    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic")

    def meta(start: int) -> bytes:
        items = box(b"iinf", bytes(4), struct.pack(">H", 2), entry(1, b"hvc1"), entry(2, b"Exif"))
        places = b"".join(
            struct.pack(">HHHII", number, 0, 1, at, length)
            for number, at, length in ((1, start, len(POINTS)), (2, start + len(POINTS), len(CANARY)))
        )
        return box(
            b"meta",
            bytes(4),
            handler(b"pict").replace(CANARY, b"x" * len(CANARY)).replace(CANARY[:12], bytes(12)),
            items,
            box(b"iloc", bytes(4), b"\x44\x00", struct.pack(">H", 2), places),
        )

    first = len(head) + len(meta(0)) + 8
    return head + meta(first) + box(b"mdat", POINTS, CANARY)


def mp3() -> bytes:
    tag = b"TIT2" + struct.pack(">I", len(CANARY)) + bytes(2) + CANARY
    front = b"ID3\x03\0\0" + bytes((len(tag) >> shift) & 0x7F for shift in (21, 14, 7, 0)) + tag
    return front + b"\xff\xfb\x90\0" + POINTS + b"TAG" + CANARY.ljust(125)


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 2, 8000, 0, "NONE", ""))
        made.writeframes(POINTS)
    plain = out.getvalue()
    note = b"LIST" + struct.pack("<I", len(CANARY) + 1) + CANARY + b"\0" + b"bext" + struct.pack("<I", 20) + CANARY[:18] + b"xx"
    return b"RIFF" + struct.pack("<I", len(plain) - 8 + len(note)) + plain[8:] + note


def flac() -> bytes:
    comment = b"\x04" + len(CANARY).to_bytes(3) + CANARY
    picture = b"\x86" + len(CANARY).to_bytes(3) + CANARY
    return b"fLaC" + b"\0" + (34).to_bytes(3) + bytes(34) + comment + picture + b"\xff\xf8" + POINTS


def ogg(kind: bytes = b"opus") -> bytes:
    note = struct.pack("<I", len(CANARY)) + CANARY
    comments = note + struct.pack("<I", 2) + note + note
    head, tags = {
        b"opus": (b"OpusHead" + bytes(11), b"OpusTags" + comments + bytes(600)),
        b"vorb": (b"\x01vorbis" + bytes(23), b"\x03vorbis" + comments + b"\x01"),
        b"else": (b"\x80theora" + bytes(23), b"\x81theora" + comments),
    }[kind]
    return b"".join(_page(number, packet) for number, packet in enumerate((head, tags, POINTS)))


def _page(number: int, packet: bytes) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    page = (
        b"OggS\0"
        + (b"\x02" if not number else b"\0")
        + bytes(8)
        + b"CHLD"
        + struct.pack("<I", number)
        + bytes(4)
        + bytes([len(lacing)])
        + lacing
        + packet
    )
    return page[:22] + struct.pack("<I", checksum(page)) + page[26:]


def part(name: int, content: bytes) -> bytes:
    said = name.to_bytes((name.bit_length() + 7) // 8)
    return said + (1 << 28 | len(content)).to_bytes(4) + content


def webm(*, live: bool = False) -> bytes:
    about = part(
        0x1549A966,
        part(0x2AD7B1, b"\x0f\x42\x40") + part(0x4D80, CANARY) + part(0x5741, CANARY) + part(0x7BA9, CANARY) + part(0x4461, bytes(8)),
    )
    tags = part(0x1254C367, part(0x7373, CANARY)) + part(0x1941A469, part(0x61A7, CANARY))
    cluster = b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" + POINTS if live else part(0x1F43B675, POINTS)
    return part(0x1A45DFA3, part(0x4282, b"webm")) + part(0x18538067, about + (cluster + tags if live else tags + cluster))


def picture(form: str, *, size: tuple[int, int] = (40, 20), mode: str = "RGB", upside: int = 6) -> bytes:
    """Return a picture with a camera's name, a place and a comment in it."""
    notes = Image.Exif()
    notes[0x0110], notes[0x0112] = CANARY.decode(), upside
    notes.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 29: CANARY.decode()})
    out = io.BytesIO()
    kinds = {"GIF": {"comment": CANARY}, "BMP": {}}
    Image.effect_noise(size, 90).convert(mode).save(
        out, form, **kinds.get(form, {"exif": notes.tobytes(), "xmp": CANARY} if form != "PNG" else {"exif": notes.tobytes()})
    )
    return out.getvalue()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    import zlib

    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def gzipped(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = gzip.compress(data)
    return data
