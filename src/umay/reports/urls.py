"""Addresses of reports."""

from __future__ import annotations

from django.urls import include, path

from umay.reports.views import staff_log, staff_queue, staff_report, telling, telling_answers, telling_leaving

ONE_REPORT = [
    path("", staff_report.show_report, name="report"),
    path("answer/", staff_report.answer_report, name="answer-report"),
    path("names-a-member/", staff_report.name_member, name="name-member"),
    path("join/", staff_report.join_report, name="join-report"),
    path("set-aside/", staff_report.set_report_aside, name="set-report-aside"),
]

urlpatterns = [
    path("reports/", staff_queue.list_reports, name="reports"),
    path("reports/new/", staff_log.log_report, name="log-report"),
    path("reports/<uuid:report_id>/", include(ONE_REPORT)),
    path("report-files/<uuid:attachment_id>/", staff_report.fetch_file, name="report-file"),
    path("tell/<slug:code>", telling.show_telling, name="tell"),
    path("tell/<slug:code>/answers", telling_answers.show_answers, name="tell-answers"),
    path("tell/<slug:code>/leave", telling_leaving.leave, name="tell-leave"),
]
