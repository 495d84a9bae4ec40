"""Files as evidence: what is taken, what is removed from them, who may open them."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support.cast import NOW, task_key
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.programme.actions import files
from umay.programme.models import EvidenceFile
from umay.programme.rules import files as rules
from umay.programme.rules.files import file_refusal, media_type, without_traces

PDF = b"%PDF-1.7\n..."


def archive(*names: str, content: bytes = b"<x/>") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in names:
            kept.writestr(name, content)
    return made.getvalue()


JPEG = b"\xff\xd8" + b"\xff\xe0\x00\x04JF" + b"\xff\xe1\x00\x08GPSXYZ" + b"\xff\xda\x00\x02picture\xff\xd9"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.exe.pdf", b"MZ\x90\x00", None),
        ("page.txt", b"<html><script>alert(1)</script>", None),
        ("drawing.jpg", b"<svg onload='x'/>", None),
        ("notes.txt", "İlk hafta, Құрметті".encode(), "text/plain"),
        ("list.docx", archive("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("list.docx", archive("word/document.xml", "word/vbaProject.bin"), None),
        ("list.docx", archive("payload.exe"), None),
        ("list.docx", b"PK\x03\x04 word/document.xml", None),
        ("list.xlsx", archive("word/document.xml"), None),
        ("list.zip", b"PK\x03\x04 anything", None),
    ],
)
def test_a_file_is_known_by_its_content(name, content, kind):
    assert media_type(name, content) == kind


def test_a_picture_loses_place_and_camera_and_keeps_the_picture():
    bare = without_traces("image/jpeg", JPEG)

    assert b"GPSXYZ" not in bare
    assert bare.endswith(b"picture\xff\xd9")


def test_an_empty_and_a_huge_file_are_refused():
    assert file_refusal("a.pdf", b"", already=0).code == "file.empty"
    assert file_refusal("a.pdf", b"%PDF-" + bytes(10 * 2**20), already=0).code == "file.too_large"


def test_the_district_opens_a_school_s_file_and_that_is_recorded(cast, adopted):
    file = files.attach(cast.principal, task_key(cast.school, "inform"), name="list.pdf", content=PDF, now=NOW)

    assert bytes(files.open_file(cast.district_secretary, file.uid, now=NOW).content) == PDF
    assert AuditEntry.objects.filter(verb="file.opened", person_id=cast.district_secretary.person_id).count() == 1


def test_others_cannot_tell_whether_a_file_exists(cast, adopted):
    file = files.attach(cast.principal, task_key(cast.school, "inform"), name="list.pdf", content=PDF, now=NOW)

    for outsider in (cast.principal_elsewhere, cast.other_district_secretary, cast.nobody):
        with pytest.raises(EvidenceFile.DoesNotExist):
            files.open_file(outsider, file.uid, now=NOW)


def test_the_police_of_the_area_sees_figures_but_opens_no_file(cast, adopted):
    file = files.attach(cast.principal, task_key(cast.school, "inform"), name="list.pdf", content=PDF, now=NOW)

    with pytest.raises(Refused) as refused:
        files.open_file(cast.police_officer, file.uid, now=NOW)
    assert refused.value.refusal.code == "access.not_granted"


@pytest.mark.django_db(transaction=True)
def test_the_same_file_sent_twice_at_once_is_kept_once(cast, adopted, at_once):
    key = task_key(cast.school, "inform")

    assert at_once(3, lambda: files.attach(cast.principal, key, name="list.pdf", content=PDF, now=NOW)) == ["ok"] * 3

    from umay.core.api import scoped

    with scoped(cast.job):
        assert EvidenceFile.objects.count() == 1


def test_a_document_that_unpacks_to_far_more_than_any_document_is_not_taken(monkeypatch):
    monkeypatch.setattr(rules, "MOST_UNPACKED", 1000)

    assert media_type("list.docx", archive("word/document.xml", content=b"0" * 1000)) is not None
    assert media_type("list.docx", archive("word/document.xml", content=b"0" * 1001)) is None


def test_a_file_is_handed_out_in_a_sandbox(cast, adopted, client):
    file = files.attach(cast.principal, task_key(cast.school, "inform"), name="list.pdf", content=PDF, now=NOW)
    client.force_login(
        Account.objects.get(person_id=cast.principal.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    answer = client.post(f"/files/{file.uid}/")

    assert answer.content == PDF
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" not in client.get("/day/")["Content-Security-Policy"]
