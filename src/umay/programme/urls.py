"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.programme.views import (
    agreements,
    asked_dates,
    cascade,
    feeds,
    files,
    handing_on,
    months,
    printing,
    programmes,
    review,
    standing,
    switching,
    tasks,
)

ONE_TASK = [
    path("", tasks.show_task, name="task"),
    path("record/", tasks.record_task, name="record-task"),
    path("decline/", tasks.decline_task, name="decline-task"),
    path("does-not-apply/", tasks.set_task_aside, name="set-task-aside"),
    path("take-back/", tasks.reopen_task, name="reopen-task"),
    path("plan/", tasks.plan_task, name="plan-task"),
    path("start/", tasks.start_task, name="start-task"),
    path("accept/", tasks.verify_task, name="verify-task"),
    path("send-back/", tasks.send_back_task, name="send-back-task"),
    path("files/", files.attach_file, name="attach-file"),
]

urlpatterns = [
    path("programmes/<uuid:pack_uid>/export/", handing_on.export_pack, name="export-pack"),
    path("programmes/<uuid:pack_uid>/cascade/", cascade.show_cascade, name="cascade"),
    path("programmes/<uuid:pack_uid>/cascade/take-up/", cascade.take_up_item, name="take-up"),
    path("targets/<uuid:adoption_uid>/", cascade.show_targets, name="targets"),
    path("agreements/", agreements.list_agreements, name="agreements"),
    path("agreements/keep/<uuid:unit_uid>/", agreements.record_agreement, name="record-agreement"),
    path("agreements/<uuid:agreement_uid>/end/", agreements.end_agreement, name="end-agreement"),
    path("review/", review.show_review, name="review"),
    path("review/accept/", review.accept_group, name="accept-group"),
    path("files/<uuid:file_uid>/", files.open_file, name="open-file"),
    path("files/<uuid:file_uid>/remove/", files.remove_file, name="remove-file"),
    path("calendar/", months.show_calendar, name="calendar"),
    path("calendar/feeds/", feeds.show_feeds, name="feeds"),
    path("calendar/feeds/make/", feeds.make_feed, name="make-feed"),
    path("calendar/feeds/<uuid:feed_uid>/end/", feeds.revoke_feed, name="revoke-feed"),
    path("feeds/<str:secret>/umay.ics", feeds.serve_feed, name="feed"),
    path("standing/", standing.show_standing, name="standing"),
    path("standing/confirm/", standing.confirm_standing, name="confirm-standing"),
    path("programmes/", programmes.list_programmes, name="programmes"),
    path("programmes/take/<slug:code>/", programmes.take_builtin, name="take-builtin"),
    path("programmes/<uuid:pack_uid>/", programmes.show_programme, name="programme"),
    path("programmes/<uuid:pack_uid>/adopt/", programmes.show_adopting, name="adopt"),
    path("programmes/<uuid:pack_uid>/adopt/now/", programmes.adopt_programme, name="adopt-now"),
    path("adoptions/<uuid:adoption_uid>/dates/", asked_dates.show_asked_dates, name="asked-dates"),
    path("adoptions/<uuid:adoption_uid>/dates/keep/", asked_dates.keep_asked_date, name="keep-asked-date"),
    path("adoptions/<uuid:adoption_uid>/end/", programmes.end_adoption, name="end-adoption"),
    path("adoptions/<uuid:adoption_uid>/follow/<uuid:pack_uid>/", switching.show_switch, name="switch-version"),
    path("adoptions/<uuid:adoption_uid>/follow/<uuid:pack_uid>/now/", switching.follow_version, name="follow-version"),
    path("plans/<uuid:adoption_uid>/<slug:kind>/", printing.print_plan, name="print-plan"),
    path("rulings/<uuid:adoption_uid>/<slug:contradiction>/", programmes.rule_contradiction, name="rule"),
    path("tasks/<uuid:unit_uid>/<uuid:obligation_uid>/<int:ordinal>/", include(ONE_TASK)),
]
