"""What pages of many rooms hand over: papers by name, languages to print in, files that were chosen, addresses of rooms above."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.http import content_disposition_header

from umay.web.shell import languages


@dataclass(frozen=True, slots=True)
class PickedFile:
    """A file as somebody chose it: nothing in it is believed yet."""

    data: bytes
    name: str


def picked_file(request: HttpRequest, name: str) -> PickedFile | None:
    """Return a file of the form; None where none was chosen or it is empty."""
    file: object = request.FILES.get(name)
    return PickedFile(file.read(), file.name or "") if isinstance(file, UploadedFile) and file.size else None


def paper(data: bytes, name: str, media_type: str = "application/pdf", *, to_keep: bool = False) -> HttpResponse:
    """Return a paper under its name, in letters of any language. to_keep: it is saved, and otherwise shown by the browser."""
    said = content_disposition_header(as_attachment=to_keep, filename=name) or "inline"
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": said, "Cache-Control": "private, max-age=0"})


def paper_languages(request: HttpRequest) -> tuple[str, ...]:
    """Return in which one or two languages to print: those asked for by `lang`, or else the reader's."""
    known = [one.code for one in languages()]
    asked = tuple(dict.fromkeys(code for code in request.GET.getlist("lang") if code in known))[:2]
    return asked or (translation.get_language() or "en",)


def address_above(name: str, **given: object) -> str:
    """Return the address of a route of a room above or beside; "" while no room serves it."""
    try:
        return reverse(name, kwargs=given)
    except NoReverseMatch:
        return ""
