"""Addresses of reports."""

from __future__ import annotations

from django.urls import include, path

from umay.reports.views import (
    staff_above,
    staff_log,
    staff_offline,
    staff_places,
    staff_queue,
    staff_report,
)

ONE_REPORT = [
    path("", staff_report.show_report, name="report"),
    path("answer/", staff_report.answer_report, name="answer-report"),
    path("names-a-member/", staff_report.name_member, name="name-member"),
    path("join/", staff_report.join_report, name="join-report"),
    path("set-aside/", staff_report.set_report_aside, name="set-report-aside"),
]

ONE_PLACE = [
    path("", staff_places.show_place, name="telling-place"),
    path("open/", staff_places.open_place, name="open-telling"),
    path("shut/", staff_places.shut_place, name="shut-telling"),
    path("poster/", staff_places.print_poster, name="telling-poster"),
    path("team/", staff_places.seat_member, name="seat-member"),
    path("team/end/", staff_places.end_seat, name="end-seat"),
]

urlpatterns = [
    path("reports/", staff_queue.list_reports, name="reports"),
    path("reports/new/", staff_log.log_report, name="log-report"),
    path("reports/offline/", staff_offline.show_offline, name="log-report-offline"),
    path("reports/places/", staff_places.list_places, name="telling-places"),
    path("reports/places/<uuid:unit_uid>/", include(ONE_PLACE)),
    path("reports/above/", staff_above.show_above, name="reports-above"),
    path("reports/<uuid:report_id>/", include(ONE_REPORT)),
    path("report-files/<uuid:attachment_id>/", staff_report.fetch_file, name="report-file"),
    path("report-files/<uuid:attachment_id>/shows-abuse/", staff_report.mark_abuse, name="mark-abuse"),
]
