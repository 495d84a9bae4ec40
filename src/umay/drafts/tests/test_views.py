"""The pages of drafts: with and without script, for those who may and those who may not, and fast on a long document."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from tests.support.drafting import kept, taken_of
from umay.drafts.actions import drafting
from umay.drafts.models import ImportDraft
from umay.drafts.queries import drafts
from umay.packs import api as packs
from umay.people.models import Account
from umay.programme.models import PackVersion
from umay.reading import api as reading

TEXT = "OKUL PLANI\n\n1. Okul müdürlüğü personeli her yıl ekim ayında bilgilendirir.\n2. Rapor her ay ilçe müdürlüğüne gönderilir.\n"
OWNER = "education|school|principal"
HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=who.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def secretary(cast, adopted, reader) -> Client:
    """The district's secretary, signed in."""
    return signed_in(cast.district_secretary)


@pytest.fixture
def draft(cast, secretary) -> ImportDraft:
    """A draft of two rows, taken in as text."""
    secretary.post(reverse("import-document"), {"text": TEXT, "lang": "tr"})
    return ImportDraft.objects.get()


def at(name: str, draft: ImportDraft, **more: object) -> str:
    return reverse(name, kwargs={"uid": draft.uid, **more})


def row_data(draft: ImportDraft, key: str = "r1", **more: object) -> dict[str, object]:
    draft.refresh_from_db()
    row = next(one for one in drafts.rows_of(draft) if one.key == key)
    return {
        "version": row.version,
        "title": row.title,
        "phrase": row.phrase,
        "owner_0": OWNER,
        "no_time": "continuous",
        "agreed": "on",
    } | more


def test_a_file_is_read_and_leads_to_its_draft(secretary):
    answer = secretary.post(reverse("import-document"), {"file": SimpleUploadedFile("plan.txt", TEXT.encode())}, follow=True)

    body = answer.content.decode()
    assert answer.status_code == 200
    assert ImportDraft.objects.get().file_name == "plan.txt"
    assert 'id="row-r1"' in body
    assert 'id="line-3"' in body
    assert 'data-lines="3-3"' in body


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", b"PK\x03\x04broken", "damaged"),
        ("a.pdf", b"%PDF-1.7 x", "not read"),
        ("a.txt", b"   \n", "empty"),
        ("a.txt", b"", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words_and_leaves_nothing(secretary, name, content, says):
    answer = secretary.post(reverse("import-document"), {"file": SimpleUploadedFile(name, content)})

    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing" in body
    assert says in body or "no text" in body or "no document" in body
    assert not ImportDraft.objects.exists()


def test_neither_file_nor_text_is_a_form_to_mend(secretary):
    answer = secretary.post(reverse("import-document"), {"text": " "})

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_who_may_not_import_is_told_so(cast, adopted):
    assert signed_in(cast.counsellor).get(reverse("import-document")).status_code == 403
    assert signed_in(cast.counsellor).get(reverse("drafts")).status_code == 200


def test_the_draft_of_another_unit_is_not_found(cast, draft):
    other = signed_in(cast.other_district_secretary)
    for name, more in (("draft", {}), ("draft-row", {"key": "r1"}), ("draft-owners", {}), ("publish-draft", {}), ("describe-draft", {})):
        assert other.get(at(name, draft, **more)).status_code == 404


def test_every_page_of_a_draft_is_shown(secretary, draft):
    parts = {"draft-row": {"key": "r1"}, "draft-section": {"key": "s1"}}
    for name in ("draft", "draft-row", "draft-section", "draft-owners", "publish-draft", "describe-draft", "draft-reading"):
        answer = secretary.get(at(name, draft, **parts.get(name, {})))
        assert answer.status_code == 200, name
        assert answer.content.decode().count("<main") == 1
    assert secretary.get(at("draft-row", draft, key="r77")).status_code == 404
    assert secretary.get(at("draft", draft) + "?show=problems").status_code == 200
    assert secretary.get(reverse("drafts")).status_code == 200
    assert "Import a document" in secretary.get(reverse("programmes")).content.decode()


def test_a_row_is_corrected_without_script(secretary, draft):
    answer = secretary.post(at("draft-row", draft, key="r1"), row_data(draft, title="Bilgilendir", close="1"))

    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("#row-r1")
    draft.refresh_from_db()
    assert drafts.rows_of(draft)[0].title == "Bilgilendir"
    assert drafts.rows_of(draft)[0].owners == (OWNER,)


def test_a_phrase_is_read_while_it_is_typed_and_nothing_is_saved(secretary, draft):
    answer = secretary.get(at("draft-reading", draft), {"phrase": "her yıl ocak ayında"})

    assert "January" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.version == 1


def test_what_was_typed_is_kept_beside_what_somebody_else_saved(cast, secretary, draft):
    data = row_data(draft, title="Mine")
    drafting.change_row(cast.district_secretary, draft.uid, "r1", changes={"title": "Theirs"}, version=1, now=NOW)

    answer = secretary.post(at("draft-row", draft, key="r1"), data, headers=HTMX)

    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine" in body
    assert "Theirs" in body
    draft.refresh_from_db()
    assert drafts.rows_of(draft)[0].title == "Theirs"


def test_a_row_that_cannot_be_saved_keeps_what_was_typed(secretary, draft):
    answer = secretary.post(at("draft-row", draft, key="r1"), row_data(draft, owner_0="made|up|"))

    assert answer.status_code == 422


def test_rows_are_put_in_order_with_and_without_script(secretary, draft):
    merge = at("change-draft-row", draft, key="r1", do="merge")
    answer = secretary.post(merge, {"version": 1}, headers={**HTMX, "HX-Target": "draftrows"})
    assert answer.status_code == 200
    assert 'id="draftrows"' in answer.content.decode()
    assert "<main" not in answer.content.decode()

    assert secretary.post(at("change-draft-row", draft, key="r1", do="drop"), {"version": 2}).status_code == 303
    assert secretary.post(at("change-draft-row", draft, key="r1", do="take-back"), {"version": 3}).status_code == 303
    assert secretary.post(at("change-draft-row", draft, key="r1", do="up"), {"version": 4}).status_code == 409
    assert secretary.post(at("change-draft-row", draft, key="r1", do="split"), {"version": "x"}).status_code == 409
    assert secretary.post(at("change-draft-row", draft, key="r1", do="burn"), {"version": 4}).status_code == 404


def test_a_line_left_over_becomes_a_row(secretary, draft):
    ImportDraft.objects.update(not_understood=[{"line": 1, "state": "open"}])
    assert "Make a row" in secretary.get(at("draft", draft)).content.decode()

    assert secretary.post(at("draft-line", draft, number=1), {"state": "row"}).status_code == 303
    assert secretary.post(at("draft-line", draft, number=1), {"state": "not_needed"}, headers=HTMX).status_code == 409
    draft.refresh_from_db()
    assert len(draft.rows) == 3


def test_owners_are_said_once_on_their_page(secretary, draft):
    leads = {"lead": [reading_lead(draft)], "owner-0": [OWNER, ""]}
    assert secretary.post(at("draft-owners", draft), leads).status_code == 303
    assert secretary.post(at("draft-owners", draft), {"lead": ["x"], "owner-0": ["made|up|"]}).status_code == 409

    draft.refresh_from_db()
    assert any(row.owners == (OWNER,) for row in drafts.rows_of(draft))


def reading_lead(draft: ImportDraft) -> str:
    from umay.drafts.rules.rows import plain_lead

    return plain_lead(drafts.rows_of(draft)[0].lead)


def test_name_year_language_and_heading_are_changed(secretary, draft):
    assert secretary.post(at("describe-draft", draft), {"title": "", "version": 1}).status_code == 422
    assert secretary.post(at("draft-language", draft), {"lang": "xx"}).status_code == 404
    assert secretary.post(at("draft-language", draft), {"lang": "tr"}).status_code == 303
    assert secretary.post(at("describe-draft", draft), {"title": "Plan", "base_year": 2026, "version": 2}).status_code == 303
    section = {"title": "Görevler", "owner": OWNER, "version": 1}
    assert secretary.post(at("draft-section", draft, key="s1"), section).status_code == 303
    assert secretary.post(at("draft-section", draft, key="s1"), section | {"owner": "x"}).status_code == 422
    assert secretary.get(at("draft-section", draft, key="s9")).status_code == 404


def test_a_complete_draft_is_published_exported_and_taken_in_elsewhere(cast, secretary, draft):
    for key in ("r1", "r2"):
        secretary.post(at("draft-row", draft, key=key), row_data(draft, key))
    draft.refresh_from_db()
    page = secretary.get(at("publish-draft", draft)).content.decode()
    assert 'name="version"' in page
    assert secretary.post(at("publish-draft", draft), {"version": "one", "draft_version": draft.version}).status_code == 422

    answer = secretary.post(at("publish-draft", draft), {"version": "1.0", "draft_version": draft.version})

    version = PackVersion.objects.get(origin="imported")
    assert answer.headers["Location"] == reverse("programme", kwargs={"pack_uid": version.uid})
    assert secretary.get(answer.headers["Location"]).status_code == 200
    exported = secretary.get(reverse("export-pack", kwargs={"pack_uid": version.uid}))
    assert "attachment" in exported.headers["Content-Disposition"]
    assert packs.import_pack(exported.content.decode()).pack == version.code

    text = exported.content.replace(b"version: '1.0'", b"version: '2.0'").replace(b'version: "1.0"', b'version: "2.0"')
    other = signed_in(cast.other_district_secretary)
    assert other.post(reverse("take-in-pack"), {"file": SimpleUploadedFile("p.yaml", text)}).status_code == 303
    assert PackVersion.objects.filter(code=version.code).count() == 2


@pytest.mark.parametrize("content", [b"pack: x\nversion: 1\n", b"\xff\xfe\x00", b"[" * 300, b"&a [*a]", b"x" * (2 * 2**20 + 1)])
def test_a_pack_with_mistakes_is_refused_with_each_of_them(secretary, content):
    before = PackVersion.objects.count()
    answer = secretary.post(reverse("take-in-pack"), {"file": SimpleUploadedFile("p.yaml", content)})

    assert answer.status_code == 422
    assert "Nothing was kept" in answer.content.decode()
    assert PackVersion.objects.count() == before


def test_a_draft_is_put_away_and_taken_back(secretary, draft):
    assert secretary.post(at("put-draft-away", draft)).status_code == 303
    assert "Take back" in secretary.get(reverse("drafts")).content.decode()
    assert secretary.post(at("put-draft-away", draft), {"away": "no"}).status_code == 303


def test_a_document_of_two_thousand_lines_costs_few_queries(cast, adopted, secretary, django_assert_max_num_queries):
    lines = tuple(reading.Line(number, f"Line {number} of a long plan") for number in range(1, 2001))
    rows = tuple(reading.Row(str(n), f"Rapor {n}", tuple(range(n * 10, n * 10 + 9)), timing_text="her ay") for n in range(1, 200))
    sections = (reading.Section("Duties", "", rows),)
    found = reading.Recognised("Long plan", "tr", sections, lines[:9], (), reading.Source("long.txt", "txt", lines))
    draft = kept(cast.district_secretary, taken_of(found), now=NOW)

    began = time.perf_counter()
    with django_assert_max_num_queries(40):
        answer = secretary.get(at("draft", draft))

    assert answer.status_code == 200
    assert answer.content.count(b'id="line-') == 2000
    assert time.perf_counter() - began < 15  # a wide bound, against what grows with the square of the lines
