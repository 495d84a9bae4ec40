"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.correspondence.views import letters, staff

OF_LETTERS = [
    path("", letters.show_letters, name="case-letters"),
    path("steps/<uuid:step_uid>/", letters.lead_from_step, name="letter-of-step"),
    path("new/<slug:office>/", letters.write_letter, name="write-case-letter"),
    path("<uuid:letter_uid>/", letters.show_letter, name="case-letter"),
    path("<uuid:letter_uid>/file/", letters.take_letter, name="take-case-letter"),
    path("<uuid:letter_uid>/sent/", letters.keep_sending, name="letter-sent"),
    path("<uuid:letter_uid>/answer/", letters.keep_answer, name="letter-answered"),
]
OF_STAFF = [
    path("", staff.show_staff, name="case-staff"),
    path("new/", staff.accuse, name="accuse-staff"),
    path("<uuid:accused_uid>/", staff.show_accused, name="accused-staff"),
    path("<uuid:accused_uid>/letter/", staff.write_letter, name="write-accusation"),
]

urlpatterns = [
    path("cases/<uuid:uid>/letters/", include(OF_LETTERS)),
    path("cases/<uuid:uid>/staff/", include(OF_STAFF)),
]
