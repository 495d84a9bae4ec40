"""Answers of the kit itself: what went wrong, what was kept, what to do. The gallery has its own module."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from umay.web import pages

_TEMPLATE = "web/failed.html"


def _failed(request: HttpRequest, status: int, picture: str, *, what: str, why: str, kept: str, instead: str) -> HttpResponse:
    said = {"what": what, "why": why, "kept": kept, "instead": instead}
    back = pages.came_from(request)
    return pages.failed(request, _TEMPLATE, status=status, picture=picture, back=back, reference=_reference(request), **said)


def _reference(request: HttpRequest) -> str:
    return str(getattr(request, "reference", ""))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 400."""
    return _failed(
        request,
        400,
        "path",
        what=_("We could not read what was sent"),
        why=_("The address or the form was not complete when it reached us."),
        kept=_("Nothing was changed."),
        instead=_("Go back, check what you wrote and send it again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 403."""
    return _failed(
        request,
        403,
        "door",
        what=_("This is not open to you"),
        why=_("Your present duties do not include it. Rights come from appointments, and end with them."),
        kept=_("Nothing was changed."),
        instead=_("If it belongs to your work, ask the head of your unit to enter your appointment."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer 403 to a form that was open too long or came from elsewhere."""
    return _failed(
        request,
        403,
        "door",
        what=_("The page had been open for too long"),
        why=_("For safety a form can only be sent from the page it was opened on, while you are signed in."),
        kept=_("Nothing was changed. What you wrote is still in the window before this one."),
        instead=_("Go back, load the page anew, and send it again."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 404, the same for what is hidden and what is missing."""
    return _failed(
        request,
        404,
        "path",
        what=_("There is no such page for you"),
        why=_("It does not exist, was moved, or is not yours to see."),
        kept=_("Nothing was changed."),
        instead=_("Check the address, or start from your first page."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return _failed(
        request,
        500,
        "cloud",
        what=_("Something went wrong on our side"),
        why=_("It was not you. Those who run Umay have been told."),
        kept=_("What you did last was undone as a whole. What was saved before is safe."),
        instead=_("Try again in a minute. In danger do not wait for a page: call the emergency number."),
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503, while the database is away or being looked after."""
    response = _failed(
        request,
        503,
        "cloud",
        what=_("Umay is being looked after"),
        why=_("It cannot answer right now. This takes a few minutes."),
        kept=_("What was saved before is safe. What you are writing stays in your window."),
        instead=_("Try again soon. In danger do not wait for a page: call the emergency number."),
    )
    response["Retry-After"] = "120"
    return response
