"""Addresses of the room."""

from __future__ import annotations

from django.urls import include, path

from umay.drafts.views import drafts, packs, sending

ONE_DRAFT = [
    path("", drafts.show_draft, name="draft"),
    path("describe/", packs.describe_draft, name="describe-draft"),
    path("language/", packs.change_language, name="draft-language"),
    path("owners/", drafts.name_owners, name="draft-owners"),
    path("reading/", drafts.read_phrase, name="draft-reading"),
    path("sections/<slug:key>/", packs.edit_section, name="draft-section"),
    path("rows/<slug:key>/", drafts.edit_row, name="draft-row"),
    path("rows/<slug:key>/<slug:do>/", drafts.change_row_order, name="change-draft-row"),
    path("lines/<int:number>/", drafts.settle_line, name="draft-line"),
    path("publish/", packs.publish_draft, name="publish-draft"),
    path("away/", packs.put_draft_away, name="put-draft-away"),
]

urlpatterns = [
    path("drafts/", drafts.list_drafts, name="drafts"),
    path("drafts/new/", sending.import_document, name="import-document"),
    path("drafts/sent/<uuid:uid>/", sending.show_sent, name="sent-document"),
    path("drafts/sent/<uuid:uid>/again/", sending.read_once_more, name="read-sent-again"),
    path("drafts/sent/<uuid:uid>/away/", sending.throw_away, name="throw-sent-away"),
    path("drafts/<uuid:uid>/", include(ONE_DRAFT)),
    path("programmes/take-in/", packs.take_in_pack, name="take-in-pack"),
]
