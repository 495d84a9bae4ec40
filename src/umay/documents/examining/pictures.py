"""Pictures drawn anew: the points stay, all that a camera wrote beside them goes."""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import Final

from PIL import AvifImagePlugin, Image, ImageFile, ImageOps, WebPImagePlugin

from umay.documents.examining.values import CannotTake, Flag, Looked

MOST_POINTS: Final = 40_000_000  # SECURITY C5, row 21
MOST_KEPT: Final = 16_000_000  # points; with more, drawing anew would not fit into the memory of the limited process
_LOADED_BY_NAME: Final = (AvifImagePlugin, WebPImagePlugin)  # Pillow would look through all its readers for them
_FORMS: Final = {f"image/{form.lower()}": form for form in ("JPEG", "PNG", "GIF", "WEBP", "BMP", "AVIF")}
_QUALITY: Final = 88
_DRAWN: Final = frozenset({"image/jpeg", "image/webp", "image/avif", "image/bmp"})  # kinds of photos


def can_draw(kind: str) -> bool:
    """Tell whether we can draw a picture of the kind anew."""
    return kind in _FORMS


def drawn_anew(data: bytes, kind: str) -> Looked:
    """Return a copy of the picture as JPEG or PNG, upright and without metadata; the first picture of several.

    Raises CannotTake for too many points. One that cannot be read stays as it is, and the flags say so.
    """
    Image.MAX_IMAGE_PIXELS = None  # the number of points is asked before any is drawn
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # the limited process may be given no more
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # half a picture may be all there is
    warnings.simplefilter("ignore")
    if kind == "image/webp" and _webp_points(data) > MOST_POINTS:
        raise CannotTake("file.too_many_pixels")
    try:
        with Image.open(io.BytesIO(data), formats=(_FORMS[kind],)) as picture:
            return _drawn(picture, kind)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, ZeroDivisionError):
        return Looked(kind, data, frozenset({"broken", "metadata_may_remain"}))


def _drawn(picture: Image.Image, kind: str) -> Looked:
    flags: set[Flag] = set()
    width, height = picture.size
    if width * height > MOST_POINTS:
        raise CannotTake("file.too_many_pixels")
    if getattr(picture, "n_frames", 1) > 1:
        flags.add("animated")
    if width * height > MOST_KEPT:
        flags.add("shrunk")
        picture.draft("RGB", (width // 2, height // 2))  # a JPEG is read at half its size at once
    picture.load()
    shown = _halved(picture) if picture.width * picture.height > MOST_KEPT else picture
    with contextlib.suppress(OSError, ValueError, SyntaxError, KeyError, TypeError, ZeroDivisionError, AttributeError):
        ImageOps.exif_transpose(shown, in_place=True)  # broken notes of the camera turn nothing
    see_through = shown.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in shown.info
    as_photo = kind in _DRAWN and not see_through
    made = _written(shown, as_photo=as_photo, see_through=see_through)
    return Looked("image/jpeg" if as_photo else "image/png", made, frozenset(flags), may_preview=True)


def _webp_points(data: bytes) -> int:
    """Return how many points a webp says it has, since its reader makes room for them before it can be asked."""
    head = data[12:16]
    if head == b"VP8X":
        return (int.from_bytes(data[24:27], "little") + 1) * (int.from_bytes(data[27:30], "little") + 1)
    if head == b"VP8L":
        sizes = int.from_bytes(data[21:25], "little")
        return ((sizes & 0x3FFF) + 1) * ((sizes >> 14 & 0x3FFF) + 1)
    return (int.from_bytes(data[26:28], "little") & 0x3FFF) * (int.from_bytes(data[28:30], "little") & 0x3FFF)


def _halved(picture: Image.Image) -> Image.Image:
    """Return the picture at half its size; a table of colours stays, and what would need a second copy is done plainly."""
    if picture.mode not in ("P", "1", "RGBA"):
        return picture.reduce(2)
    half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.NEAREST)
    half.info = dict(picture.info)
    return half


def _written(picture: Image.Image, *, as_photo: bool, see_through: bool) -> bytes:
    out = io.BytesIO()
    wanted = ("L",) if picture.mode in ("L", "1") and not see_through else ("RGBA",) if see_through else ("RGB",)
    plain = picture if picture.mode in wanted else picture.convert(wanted[0])
    plain.info = {}  # else the writer would pass on colour profiles, comments and places
    if as_photo:
        plain.save(out, "JPEG", quality=_QUALITY, exif=b"", icc_profile=None)
    else:
        plain.save(out, "PNG", exif=b"", icc_profile=None)
    return out.getvalue()
