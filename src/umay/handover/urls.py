"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.handover.views import access, keeping, moving, packages, referrals, seen

OF_A_CASE = [
    path("", packages.show_handover, name="handover"),
    path("package/", packages.choose_package, name="choose-package"),
    path("package/take/", packages.take_package, name="take-package"),
    path("package/<uuid:out_uid>/receipt/", packages.keep_receipt, name="keep-receipt"),
    path("hold/", keeping.hold_case, name="hold-case"),
    path("seen.<str:kind>", seen.export_seen, name="export-seen"),
    path("access/", access.keep_request, name="ask-access"),
    path("access/<uuid:request_uid>/", access.answer_request, name="answer-access"),
    path("access/<uuid:request_uid>/take/", access.take_answer, name="take-access"),
    path("access/<uuid:request_uid>/refuse/", access.refuse_request, name="refuse-access"),
    path("ask/", referrals.ask_outside, name="ask-outside"),
    path("ask/<uuid:referral_uid>/end/", referrals.end_question, name="end-question"),
]

urlpatterns = [
    path("cases/<uuid:uid>/handover/", include(OF_A_CASE)),
    path("cases/<uuid:uid>/transfer/<uuid:child>/", moving.send_file, name="send-transfer"),
    path("cases/<uuid:uid>/transfer/<uuid:transfer_uid>/back/", moving.take_back, name="take-transfer-back"),
    path("me/who-looked/", seen.show_own, name="who-looked"),
    path("transfers/", moving.list_transfers, name="transfers"),
    path("transfers/<uuid:transfer_uid>/", moving.show_transfer, name="transfer"),
    path("transfers/<uuid:transfer_uid>/take/", moving.take_file, name="take-transfer"),
    path("retention/", keeping.show_retention, name="retention"),
    path("retention/allow/", keeping.allow_round, name="allow-round"),
    path("answer/", referrals.show_question, name="answer"),
    path("answer/<str:token>/", referrals.lead_old_link, name="old-answer"),
]
