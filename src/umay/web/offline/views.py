"""The worker's own script, with the addresses that it keeps."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from umay.web import pages
from umay.web.offline.offering import forms_offered, offered, offered_below
from umay.web.offline.standing import in_asked_language
from umay.web.shell import bare

_STATIC: Final = Path(__file__).resolve().parents[1] / "static"
_KEPT: Final = ("umay/css/*.css", "umay/js/**/*.js")
_ALSO: Final = ("umay/icons.svg", "umay/mark.svg", "django_htmx/htmx-2.min.js")


@never_cache
@require_GET
def show_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Answer the worker's script. Public: it names files and forms, nobody."""
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8", headers={"Service-Worker-Allowed": "/"})


@cache
def _script() -> str:
    names = sorted(path.relative_to(_STATIC).as_posix() for pattern in _KEPT for path in _STATIC.glob(pattern))
    kept = {
        "files": [static(name) for name in (*names, *_ALSO) if not name.endswith("offline/worker.js")],
        "pages": offered(),
        "alone": reverse("offline-alone"),
        "below": offered_below(),
        "languages": [code for code, _name in settings.LANGUAGES],
        "static": settings.STATIC_URL,
    }
    words = (_STATIC / "umay/js/offline/worker.js").read_text(encoding="utf-8")
    version = hashlib.sha256((json.dumps(kept) + words).encode()).hexdigest()[:12]
    return f"const KEPT = {json.dumps({**kept, 'version': version})};\n{words}"


@never_cache
@require_GET
def show_alone(request: HttpRequest) -> HttpResponse:
    """Show the page that stands in for all that are not kept. It asks no database and holds nothing of anybody, so it is public."""
    with in_asked_language(request):
        return pages.render(request, "web/alone.html", {"shell": bare(request), "forms": forms_offered()})
