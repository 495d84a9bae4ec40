"""The page on which anybody tells of a danger: no account, no cookie, no script, one screen. It meets no table of ours."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import wraps
from io import BytesIO
from typing import Any, Final, cast
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import get_template
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from umay.core.api import public_call
from umay.documents.api import examine
from umay.hazards.queries import words as said
from umay.hazards.queries.codes import Spot, read_code
from umay.hazards.queries.numbers import danger_numbers
from umay.hazards.rules.telling import PublicDraft, hint_of, readable
from umay.web.api import Floods, sender_of

MOST_BYTES: Final = 12 * 2**20
MOST_KEPT: Final = 4_000_000
_HEADERS: Final = {
    "Cache-Control": "no-store, no-transform, max-age=0", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive",
}  # fmt: skip
_TRAP: Final = "homepage"  # a field that nobody sees; whoever fills it in is a machine
floods: Final = Floods()
Show = Callable[[HttpRequest, str], HttpResponse]


class OnePicture(MemoryFileUploadHandler):
    """Takes one file of a size that memory bears; what is bigger is passed over and the words go on."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large = False
        self._taken, self._size = 0, 0

    def handle_raw_input(self, *_given: Any, **_named: Any) -> None:
        """Take whatever comes: the file is bounded by itself."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file. Raises SkipFile for a second one."""
        self._taken, self._size = self._taken + 1, 0
        if self._taken > 1:
            self.file = BytesIO()
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take the next part. Raises SkipFile when the file grows too big."""
        self._size += len(raw_data)
        if self._size > MOST_BYTES:
            self.too_large = True
            self.file.close()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def _quietly(show: Show) -> Show:
    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(show)
    def answer(request: HttpRequest, code: str) -> HttpResponse:
        request.encoding = "utf-8"
        request.upload_handlers = [OnePicture(request)]
        try:
            lang = _language(request)
            with translation.override(lang):
                response = show(request, code)
        except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
            lang = _first_language()
            with translation.override(lang):
                response = _page("much", status=400)
        for name, value in {**_HEADERS, "Content-Language": lang}.items():
            response.headers[name] = value
        return response

    answer.knows_nobody = True  # type: ignore[attr-defined]  # people's middleware asks nothing for such a page
    return cast(Show, answer)


@_quietly
def tell_danger(request: HttpRequest, code: str) -> HttpResponse:
    """Show the one screen, or keep what was told. A code that we did not make and one that has run out are no doors."""
    spot = read_code(code)
    if spot is None:
        return _page("none", status=404)
    if timezone.localdate() > spot.until:
        return _page("over", status=410)
    draft = PublicDraft(*(readable(request.POST.get(name, ""))[:3000] for name in ("kind", "where", "what")))
    try:
        place = public_call("hazard_place", spot.unit_id)
        if place is None:
            return _page("none", status=404)
        return _answered(request, spot, place, draft)
    except psycopg.Error:
        return _page("away", draft=draft, status=503)


def _answered(request: HttpRequest, spot: Spot, place: Mapping[str, Any], draft: PublicDraft) -> HttpResponse:
    shown = _shown(spot, place, draft)
    if request.method != "POST" or request.POST.get("in"):
        return _page("form", **shown, key=request.POST.get("key", "") or str(uuid4()))
    key = _key_of(request)
    mistakes = draft.mistakes(has_label=bool(spot.label))
    asks = bool(shown["hint"]) and not request.POST.get("asked")  # asked once; whoever sends it again has answered
    if mistakes or key is None or asks or _from_elsewhere(request):
        notes, again = mistakes or (() if asks else ("again",)), "photo" in request.FILES
        return _page("form", **shown, notes=notes, key=str(key or uuid4()), photo_again=again, status=422)
    is_flood = floods.is_one_more_of_many(sender_of(request), time.monotonic()) or bool(request.POST.get(_TRAP))
    photo, media_type, left_out = (None, "", "photo" in request.FILES) if is_flood else _photo(request)
    told = {
        "unit_id": spot.unit_id, "kind": draft.kind, "where": draft.where.strip() or spot.label, "what": draft.what.strip(),
        "label": spot.label, "key": str(key), "media_type": media_type,
    }  # fmt: skip
    answer = public_call("hazard_tell", told, photo)
    if answer.get("no") == "full":
        return _page("full", **shown, status=429)
    enough = answer.get("photo") == "full"
    return _page("kept", **shown, photo_left_out=left_out, photos_enough=enough) if answer.get("kept") else _page("none", status=404)


def _shown(spot: Spot, place: Mapping[str, Any], draft: PublicDraft) -> dict[str, Any]:
    return {
        "school": place["name"], "label": spot.label, "tell": place.get("tell") or "", "draft": draft,
        "numbers": danger_numbers(place["country"], translation.get_language() or "en"), "kinds": tuple(said.KINDS.items()),
        "hint": hint_of(f"{draft.where}\n{draft.what}"),
    }  # fmt: skip


def _photo(request: HttpRequest) -> tuple[bytes | None, str, bool]:
    """Return the picture drawn anew, its kind, and whether one was sent that is not kept. Words are kept all the same."""
    sent: Any = request.FILES.get("photo")
    too_large = any(getattr(one, "too_large", False) for one in request.upload_handlers)
    if sent is None:
        return None, "", too_large
    seen = examine(sent.read(), sent.name or "photo")
    fits = seen.refusal is None and seen.may_preview and not seen.is_risky and 0 < len(seen.copy) <= MOST_KEPT
    return (seen.copy, seen.media_type, False) if fits else (None, "", True)


def _key_of(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def _from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the browser says that another site sent the form."""
    return request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")


def _page(screen: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        "screen": screen, "lang": translation.get_language() or "en", "languages": settings.LANGUAGES, "is_demo": settings.UMAY_DEMO,
        "draft": PublicDraft(), "notes": (), "numbers": (), "hint": "", "school": "", "label": "", "tell": "", "key": "", "kinds": (),
        "photo_left_out": False, "photos_enough": False, "photo_again": False, **shown,
    }  # fmt: skip
    return HttpResponse(get_template("hazards/danger.html", using="jinja2").render(context), status=status)


def _language(request: HttpRequest) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    asked = (request.POST.get("in"), request.POST.get("lang"), request.GET.get("in"))
    return next((one for one in asked if one in known), _first_language())


def _first_language() -> str:
    lang = translation.get_language() or "en"
    return lang if lang in {code for code, _name in settings.LANGUAGES} else "en"
