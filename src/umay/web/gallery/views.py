"""Shows the gallery: components, sample pages, errors. Closed to everybody where real work is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from umay.web import pages, shell, views
from umay.web.gallery import samples

_ERRORS: Final = {
    400: views.bad_request,
    403: views.forbidden,
    404: views.not_found,
    500: views.server_error,
    503: views.unavailable,
}
Show = Callable[..., HttpResponse]


def _open(show: Show) -> Show:
    @wraps(show)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (settings.DEBUG or getattr(settings, "UMAY_DEMO", False)):
            raise Http404
        return show(request, *args, **kwargs)

    return answer


@_open
@require_http_methods(["GET", "POST"])
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; the form answers as a real one does."""
    form = samples.SampleForm(request.POST or None)
    status = 422 if request.POST and not form.is_valid() else 200
    context = {"form": form, "sample": samples.components(), "shell": samples.frame(request, "gallery")}
    return pages.render(request, "gallery/components.html", context, fragments=("filtered",), status=status)


@_open
@require_GET
def show_sample(request: HttpRequest, name: str) -> HttpResponse:
    """Show a sample page."""
    if name not in samples.PAGES:
        raise Http404
    return pages.render(request, f"gallery/{name}.html", {"sample": samples.PAGES[name](), "shell": samples.frame(request, name)})


@_open
@require_GET
def show_bare(request: HttpRequest) -> HttpResponse:
    """Show a page without places."""
    return pages.render(request, "gallery/tell.html", {"shell": shell.bare(request)})


@_open
@require_GET
def show_error(request: HttpRequest, status: int) -> HttpResponse:
    """Show an error's page."""
    if status not in _ERRORS:
        raise Http404
    return _ERRORS[status](request)
