"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from umay.people.views import appointing, own, setting_up

urlpatterns = [
    path("me/", own.show_profile, name="profile"),
    path("me/second-factor/", own.show_second_factor, name="second-factor"),
    path("me/sessions/end/", own.end_session, name="end-session"),
    path("act-for/", own.break_glass, name="break-glass"),
    path("act-for/<uuid:glass_uid>/back/", own.give_glass_back, name="give-glass-back"),
    path("people/", appointing.list_appointments, name="appointments"),
    path("people/in/<uuid:appointing_unit>/", appointing.appoint, name="appoint"),
    path("people/appointments/<uuid:appointment_uid>/end/", appointing.end_appointment, name="end-appointment"),
    path("people/appointments/<uuid:appointment_uid>/invite/", appointing.invite, name="invite"),
    path("setup/", setting_up.show_setup, name="setup"),
    path("setup/live/", setting_up.go_live, name="go-live"),
    path("setup/rota/", setting_up.show_rota, name="setup-rota"),
    path("setup/rota/off/", setting_up.take_off_rota, name="setup-rota-off"),
    path("setup/mail/", setting_up.show_mail, name="setup-mail"),
    path("first/<str:token>/", setting_up.show_first, name="first"),
]
