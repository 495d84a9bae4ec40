"""Changing a post, its windows, its kit; closing it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.people.api import ActorRequest
from umay.posts.actions import changing
from umay.posts.actions.setting_up import close_post as close
from umay.posts.forms import KitForm, PostForm, WindowForm
from umay.posts.queries.bell_page import own_rings
from umay.posts.queries.cards import post_card
from umay.posts.queries.post_page import post_page, post_row, window_row
from umay.posts.views.frame import for_keepers, today_of
from umay.posts.views.mending import suggested
from umay.web.api import pages


def _codes(request: ActorRequest) -> list[str]:
    return list(dict.fromkeys(row.code for row in own_rings(request.actor, today_of(request))))


@for_keepers
@require_http_methods(["GET", "POST"])
def change_post(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Change what is said of a post."""
    row = post_row(request.actor, uid)
    form = PostForm(request.POST) if request.method == "POST" else PostForm.of(row)
    if form.is_valid() and pages.tried(form, lambda: changing.change_post(request.actor, uid, form.draft(row), now=timezone.now())):
        return pages.go(request, "post", said=_("Changed. Signs and rule sheets say it from now on."), uid=uid)
    context = {"card": post_card(request.actor, uid), "form": form}
    return pages.render(request, "posts/change.html", context, status=422 if form.errors else 200)


@for_keepers
@require_http_methods(["GET", "POST"])
def set_window(request: ActorRequest, uid: UUID, window_uid: UUID | None = None) -> HttpResponse:
    """Add a window, or change one; whoever comes from a hole in a roster finds the hours that would mend it."""
    card = post_card(request.actor, uid)
    codes = _codes(request)
    row = window_row(request.actor, uid, window_uid) if window_uid else None
    if request.method == "POST" and row is not None and row.bell_code and row.bell_code not in codes:
        codes.append(row.bell_code)
    form = WindowForm(request.POST, codes=codes) if request.method == "POST" else WindowForm.of(row, codes)
    if form.is_valid() and pages.tried(
        form, lambda: changing.set_window(request.actor, uid, form.draft(), now=timezone.now(), uid=window_uid)
    ):
        return pages.go(request, "post", said=_("Kept. Rosters made from now on take it in."), uid=uid)
    context = {"card": card, "form": form, "window_uid": window_uid, "why": "" if form.is_bound else suggested(request, form, row)}
    return pages.render(request, "posts/window.html", context, status=422 if form.errors else 200)


@for_keepers
@require_POST
def end_window(request: ActorRequest, uid: UUID, window_uid: UUID) -> HttpResponse:
    """End a window from today on."""
    changing.close_window(request.actor, uid, window_uid, now=timezone.now())
    return pages.go(request, "post", said=_("Ended. From today on it is not held."), uid=uid)


@for_keepers
@require_POST
def add_kit(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Put a thing on the kit list."""
    form = KitForm(request.POST)
    if form.is_valid() and pages.tried(form, lambda: changing.add_kit(request.actor, uid, form.draft(), now=timezone.now())):
        return pages.go(request, "post", said=_("It is on the kit list."), anchor="kit", uid=uid)
    return pages.render(request, "posts/post.html", {"page": post_page(request.actor, uid, today_of(request)), "form": form}, status=422)


@for_keepers
@require_POST
def remove_kit(request: ActorRequest, uid: UUID, kit_uid: UUID) -> HttpResponse:
    """Take a thing off the kit list."""
    changing.remove_kit(request.actor, uid, kit_uid, now=timezone.now())
    return pages.go(request, "post", said=_("It is off the kit list."), anchor="kit", uid=uid)


@for_keepers
@require_POST
def close_post(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Close a post."""
    close(request.actor, uid, now=timezone.now())
    return pages.go(request, "posts", said=_("Closed. What was held at it stays written down."))
