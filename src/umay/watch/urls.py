"""Addresses of the day at the posts."""

from __future__ import annotations

from django.urls import path

from umay.watch.views import coverage, here, keeping, leading, waiting

urlpatterns = [
    path("watch/", leading.show_watch, name="watch"),
    path("watch/in/<uuid:shift_uid>/", leading.sign_in, name="watch-in"),
    path("watch/out/<uuid:stay_uid>/", leading.sign_out, name="watch-out"),
    path("watch/posts/<uuid:post_uid>/stand-in/", leading.stand_in, name="watch-stand-in"),
    path("watch/posts/<uuid:post_uid>/code/", keeping.show_code, name="watch-code"),
    path("watch/posts/<uuid:post_uid>/code/new/", keeping.make_code, name="watch-code-new"),
    path("watch/kit/", keeping.show_kit, name="watch-kit"),
    path("watch/kit/<uuid:item_uid>/out/", keeping.hand_out, name="watch-kit-out"),
    path("watch/kit/<uuid:hand_uid>/back/", keeping.hand_back, name="watch-kit-back"),
    path("watch/kit/<uuid:hand_uid>/missing/", keeping.note_missing, name="watch-kit-missing"),
    path("watch/log/", keeping.show_log, name="watch-log"),
    path("watch/coverage/", coverage.show_coverage, name="coverage"),
    path("watch/coverage/day/", coverage.show_day, name="coverage-day"),
    path("here/offline/", waiting.show_offline, name="here-offline"),
    path("here/incident/", waiting.show_incident, name="here-incident"),
    path("here/waiting/", waiting.take_waiting, name="here-waiting"),
    path("here/<slug:code>/", here.show_here, name="here"),
    path("here/<slug:code>/sign/", here.sign_here, name="here-sign"),
    path("here/<slug:code>/log/", here.write_here, name="here-log"),
]
