"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from umay.notices.views import channels, own

urlpatterns = [
    path("notices/", own.show_notices, name="notices"),
    path("notices/read/", own.read_all_notices, name="read-notices"),
    path("notices/<uuid:notice_uid>/open/", own.open_notice, name="open-notice"),
    path("notices/channels/", channels.show_channels, name="notice-channels"),
    path("notices/channels/phone/", channels.add_phone, name="add-phone"),
    path("notices/channels/browser/", channels.add_browser, name="add-browser"),
    path("notices/channels/quiet/", channels.keep_quiet_hours, name="keep-quiet-hours"),
    path("notices/channels/try/", channels.try_ways, name="try-ways"),
    path("notices/channels/<uuid:address_uid>/code/", channels.send_code, name="send-code"),
    path("notices/channels/<uuid:address_uid>/confirm/", channels.confirm_phone, name="confirm-phone"),
    path("notices/channels/<uuid:address_uid>/forget/", channels.forget_address, name="forget-address"),
    path("push-worker.js", channels.show_push_worker, name="push-worker"),
]
