"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.programme.views import tasks

ONE_TASK = [
    path("", tasks.show_task, name="task"),
    path("record/", tasks.record_task, name="record-task"),
    path("decline/", tasks.decline_task, name="decline-task"),
    path("plan/", tasks.plan_task, name="plan-task"),
    path("start/", tasks.start_task, name="start-task"),
    path("accept/", tasks.verify_task, name="verify-task"),
    path("send-back/", tasks.send_back_task, name="send-back-task"),
]

urlpatterns = [
    path("tasks/<uuid:unit_uid>/<uuid:obligation_uid>/<int:ordinal>/", include(ONE_TASK)),
]
