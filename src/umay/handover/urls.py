"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.handover.views import keeping, packages, referrals

OF_A_CASE = [
    path("", packages.show_handover, name="handover"),
    path("package/", packages.choose_package, name="choose-package"),
    path("package/take/", packages.take_package, name="take-package"),
    path("package/<uuid:out_uid>/receipt/", packages.keep_receipt, name="keep-receipt"),
    path("hold/", keeping.hold_case, name="hold-case"),
    path("ask/", referrals.ask_outside, name="ask-outside"),
    path("ask/<uuid:referral_uid>/end/", referrals.end_question, name="end-question"),
]

urlpatterns = [
    path("cases/<uuid:uid>/handover/", include(OF_A_CASE)),
    path("retention/", keeping.show_retention, name="retention"),
    path("retention/allow/", keeping.allow_round, name="allow-round"),
    path("answer/", referrals.show_question, name="answer"),
    path("answer/<str:token>/", referrals.lead_old_link, name="old-answer"),
]
