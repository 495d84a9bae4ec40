"""Addresses of reports."""

from __future__ import annotations

from django.urls import include, path

from umay.reports.views import (
    staff_above,
    staff_log,
    staff_offline,
    staff_queue,
    staff_report,
)

ONE_REPORT = [
    path("", staff_report.show_report, name="report"),
    path("answer/", staff_report.answer_report, name="answer-report"),
    path("names-a-member/", staff_report.name_member, name="name-member"),
    path("join/", staff_report.join_report, name="join-report"),
    path("to-case/", staff_report.take_to_case, name="report-to-case"),
    path("set-aside/", staff_report.set_report_aside, name="set-report-aside"),
]

urlpatterns = [
    path("reports/", staff_queue.list_reports, name="reports"),
    path("reports/new/", staff_log.log_report, name="log-report"),
    path("reports/offline/", staff_offline.show_offline, name="log-report-offline"),
    path("reports/above/", staff_above.show_above, name="reports-above"),
    path("reports/<uuid:report_id>/", include(ONE_REPORT)),
    path("report-files/<uuid:attachment_id>/", staff_report.fetch_file, name="report-file"),
    path("report-files/<uuid:attachment_id>/shows-abuse/", staff_report.mark_abuse, name="mark-abuse"),
]
