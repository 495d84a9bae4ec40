"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.cases.views import cases, people, writing

ONE_CASE = [
    path("", cases.show_case, name="case"),
    path("facts/", cases.change_facts, name="case-facts"),
    path("children/new/", cases.add_child, name="add-case-child"),
    path("children/<uuid:child_uid>/", cases.show_child, name="case-child"),
    path("children/<uuid:child_uid>/wishes/<uuid:wish_uid>/", writing.answer_wish, name="answer-wish"),
    path("write/<slug:kind>/", writing.write_in_case, name="write-in-case"),
    path("steps/<uuid:step_uid>/", writing.show_step, name="case-step"),
    path("steps/", writing.leave_steps, name="leave-case-steps"),
    path("people/", people.show_people, name="case-people"),
    path("people/remove/", people.remove_member, name="remove-from-case"),
    path("people/gone/", people.ask_for_lead, name="ask-for-case-lead"),
    path("people/lead/", people.hand_lead, name="hand-case-lead"),
    path("close/", cases.close_case, name="close-case"),
    path("reopen/", cases.reopen_case, name="reopen-case"),
    path("away/", cases.throw_away, name="throw-case-away"),
]

urlpatterns = [
    path("cases/", cases.list_cases, name="cases"),
    path("cases/new/", cases.open_case, name="open-case"),
    path("cases/above/", people.show_above, name="cases-above"),
    path("cases/above/<uuid:signal_uid>/", people.take_over, name="take-case-over"),
    path("cases/<uuid:uid>/", include(ONE_CASE)),
]
