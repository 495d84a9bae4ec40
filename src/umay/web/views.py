"""Answers of the kit itself: what went wrong, what was kept, what to do. The gallery has its own module."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from umay.web import pages, resending


@dataclass(frozen=True, slots=True)
class Failure:
    """An error as its page says it. picture: a name of the component empty_picture."""

    status: int
    picture: str
    what: str
    why: str
    kept: str
    instead: str


def _failed(request: HttpRequest, failure: Failure) -> HttpResponse:
    reference = str(getattr(request, "reference", ""))
    context = {"failure": failure, "back": pages.came_from(request), "reference": reference}
    return pages.failed(request, "web/failed.html", context, status=failure.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Answer 400."""
    failure = Failure(
        400,
        "path",
        what=_("We could not read what was sent"),
        why=_("The address or the form was not complete when it reached us."),
        kept=_("Nothing was changed."),
        instead=_("Go back, check what you wrote and send it again."),
    )
    return _failed(request, failure)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Answer 403."""
    failure = Failure(
        403,
        "door",
        what=_("This is not open to you"),
        why=_("Your present duties do not include it. Rights come from appointments, and end with them."),
        kept=_("Nothing was changed."),
        instead=_("If it belongs to your work, ask the head of your unit to enter your appointment."),
    )
    return _failed(request, failure)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's signature
    """Answer 403 to a form that was open too long or came from elsewhere; what was typed on a page of ours can be sent again."""
    if found := resending.typed(request):
        return resending.send_again(request, found)
    failure = Failure(
        403,
        "door",
        what=_("The page had been open for too long"),
        why=_("For safety a form can only be sent from the page it was opened on, while you are signed in."),
        kept=_("Nothing was changed."),
        instead=_("Go back, load the page anew, and send it again."),
    )
    return _failed(request, failure)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Answer 404, the same for what is hidden and what is missing."""
    failure = Failure(
        404,
        "path",
        what=_("There is no such page for you"),
        why=_("It does not exist, was moved, or is not yours to see."),
        kept=_("Nothing was changed."),
        instead=_("Check the address, or start from your first page."),
    )
    return _failed(request, failure)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    failure = Failure(
        500,
        "cloud",
        what=_("Something went wrong on our side"),
        why=_("It was not you. Those who run Umay can see it."),
        kept=_("What you did last was undone as a whole. What was saved before is safe."),
        instead=_("Try again in a minute. In danger do not wait for a page: call the emergency number."),
    )
    return _failed(request, failure)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503, while the database is away or being looked after."""
    failure = Failure(
        503,
        "cloud",
        what=_("Umay is being looked after"),
        why=_("It cannot answer right now. This takes a few minutes."),
        kept=_("What was saved before is safe. What you are writing stays in your window."),
        instead=_("Try again soon. In danger do not wait for a page: call the emergency number."),
    )
    response = _failed(request, failure)
    response["Retry-After"] = "120"
    return response
