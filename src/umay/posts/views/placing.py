"""Placing posts on the neutral picture or the school's own, and keeping that one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.people.api import ActorRequest
from umay.places import api as places
from umay.posts.actions import changing
from umay.posts.forms import PictureForm, SpotForm
from umay.posts.queries.drawing import drawn_anew
from umay.posts.queries.picture import picture_page, place_page
from umay.posts.views.frame import for_all_who_see_maps, for_keepers
from umay.web.api import pages


@for_keepers
@require_GET
def show_place(request: ActorRequest, uid: UUID) -> HttpResponse:
    """The picture, to point at where the post is; the school's own where it has one and asks for it."""
    return _shown(request, uid, on_own=request.GET.get("on") == "own")


def _shown(request: ActorRequest, uid: UUID, *, on_own: bool, form: SpotForm | None = None) -> HttpResponse:
    page = place_page(request.actor, uid, on_own=on_own)
    spot = form or SpotForm(initial={"across": page.at[0], "down": page.at[1]})
    return pages.render(request, "posts/place.html", {"page": page, "form": spot}, status=422 if form else 200)


@for_keepers
@require_POST
def place_post(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say where on the picture a post is: by two numbers, which dragging it writes, by pointing at it, or by choosing a spot."""
    said = request.POST.get("on", "")
    own = places.own_map(request.actor) if said else None
    if said != (str(own.number) if own else ""):
        return _meant_for_another(request, uid)
    x, y = _pointed(request, own.high if own else places.MAP_HIGH)
    if "across" in request.POST:
        form = SpotForm(request.POST)
        if not form.is_valid():
            return _shown(request, uid, on_own=own is not None, form=form)
        x, y = form.cleaned_data["across"] * 10, form.cleaned_data["down"] * 10
    changing.place_post(request.actor, uid, x, y, own=own.number if own else None, now=timezone.now())
    return pages.go(request, "posts", said=_("The post stands where you pointed."))


def _meant_for_another(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Show the picture that is there now: a point on one that was changed or taken away meanwhile lies nowhere on it."""
    form = SpotForm({})
    form.errors.clear()
    form.add_error("across", _("The picture was changed meanwhile. Point at it again."))
    return _shown(request, uid, on_own=True, form=form)


def _pointed(request: ActorRequest, high: int) -> tuple[int, int]:
    """Return thousandths from points of the picture in its full size, as a browser without script says them."""
    return _number(request.POST.get("at.x", "")) * 1000 // places.MAP_WIDE, _number(request.POST.get("at.y", "")) * 1000 // high


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) <= 5 else 0


@for_keepers
@require_http_methods(["GET", "POST"])
def keep_picture(request: ActorRequest) -> HttpResponse:
    """The school's own picture: shown, and another one chosen."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if form.is_valid() and pages.tried(form, lambda: _keep(request, form)):
        return pages.go(
            request, "posts", said=_("The picture is kept, without what the camera wrote into it. Now point at each post on it.")
        )
    context = {"form": form, "own": picture_page(request.actor)}
    return pages.render(request, "posts/own_picture.html", context, status=422 if form.errors else 200)


def _keep(request: ActorRequest, form: PictureForm) -> None:
    sent = form.cleaned_data["picture"]
    places.keep_picture(request.actor, drawn_anew(sent.read(), sent.name or "picture"), now=timezone.now())


@for_keepers
@require_POST
def remove_picture(request: ActorRequest) -> HttpResponse:
    """Take the school's own picture away."""
    places.remove_picture(request.actor, now=timezone.now())
    return pages.go(request, "posts", said=_("The picture is gone. The neutral one stays."))


@for_all_who_see_maps
@require_GET
def show_picture(request: ActorRequest) -> HttpResponse:
    """The picture that we drew anew, for our own pages alone."""
    data, media_type = places.own_map_file(request.actor)
    headers = {
        "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": "sandbox",
        "Cache-Control": "private, max-age=86400",
    }  # fmt: skip
    return HttpResponse(data, content_type=media_type, headers=headers)
