"""Addresses of posts."""

from __future__ import annotations

from django.urls import include, path

from umay.posts.views import bell, changing, papers, placing, rates, showing, starting

ONE_POST = [
    path("", showing.show_post, name="post"),
    path("change/", changing.change_post, name="post-change"),
    path("close/", changing.close_post, name="post-close"),
    path("place/", placing.show_place, name="post-place"),
    path("place/at/", placing.place_post, name="post-placed"),
    path("windows/new/", changing.set_window, name="window-new"),
    path("windows/<uuid:window_uid>/", changing.set_window, name="window"),
    path("windows/<uuid:window_uid>/end/", changing.end_window, name="window-end"),
    path("kit/add/", changing.add_kit, name="kit-add"),
    path("kit/<uuid:kit_uid>/remove/", changing.remove_kit, name="kit-remove"),
    path("sign/", papers.print_sign, name="post-sign"),
    path("rules/", papers.print_rules, name="post-rules"),
]

urlpatterns = [
    path("posts/", showing.show_posts, name="posts"),
    path("posts/new/", starting.choose_template, name="posts-new"),
    path("posts/new/<slug:pack>/<slug:plan>/", starting.start, name="posts-start"),
    path("posts/bell/", bell.show_bell, name="bell"),
    path("posts/bell/new/", bell.set_ring, name="ring-new"),
    path("posts/bell/<uuid:uid>/", bell.set_ring, name="ring"),
    path("posts/bell/<uuid:uid>/remove/", bell.remove_ring, name="ring-remove"),
    path("posts/picture/", placing.keep_picture, name="posts-picture"),
    path("posts/picture/file/", placing.show_picture, name="posts-picture-file"),
    path("posts/picture/remove/", placing.remove_picture, name="posts-picture-remove"),
    path("posts/rates/", rates.show_rates, name="post-rates"),
    path("posts/<uuid:uid>/", include(ONE_POST)),
]
