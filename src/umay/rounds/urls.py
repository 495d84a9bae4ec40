"""Addresses of rounds."""

from __future__ import annotations

from django.urls import path

from umay.rounds.views import points, sending, walking

urlpatterns = [
    path("rounds/", walking.show_rounds, name="rounds"),
    path("rounds/points/", points.list_points, name="round-points"),
    path("rounds/points/new/", points.put_up_point, name="round-point-new"),
    path("rounds/points/<uuid:uid>/", points.change_point, name="round-point"),
    path("rounds/points/<uuid:uid>/down/", points.take_down_point, name="round-point-down"),
    path("rounds/points/<uuid:uid>/sign/", points.print_sign, name="round-poster"),
    path("rounds/sheet/", points.print_sheets, name="round-sheet"),
    path("rounds/files/<uuid:uid>/", points.show_file, name="round-photo"),
    path("rounds/routes/", points.list_routes, name="round-routes"),
    path("rounds/routes/new/", points.keep_route, name="round-route-new"),
    path("rounds/routes/<uuid:uid>/", points.keep_route, name="round-route"),
    path("rounds/routes/<uuid:uid>/end/", points.end_route, name="round-route-end"),
    path("rounds/routes/<uuid:uid>/turns/", points.set_turns, name="round-turns"),
    path("rounds/routes/<uuid:uid>/begin/", walking.begin_round, name="round-begin"),
    path("rounds/send/", sending.send_scans, name="round-send"),
    path("rounds/offline/", sending.show_offline, name="rounds-offline"),
    path("rounds/<uuid:uid>/", walking.show_round, name="round"),
    path("rounds/<uuid:uid>/end/", walking.end_round, name="round-end"),
    path("rounds/<uuid:uid>/danger/", walking.tell_danger, name="round-danger"),
    path("scan/offline/", sending.show_offline, name="scan-offline"),
    path("scan/<str:code>/", walking.show_scan, name="round-scan"),
]
