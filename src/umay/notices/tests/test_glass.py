"""A unit hears at once that somebody acts for it, and hears nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from tests.support.cast import NOW
from umay.notices import sending as post
from umay.notices.actions.glass import tell_of_glass
from umay.notices.models import Notice, Outbox
from umay.people.actions.glass import break_glass
from umay.people.api import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REASON = "Both who record are ill, and the report is due today."


@pytest.fixture
def broken(cast: Any) -> Any:
    return break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)


def test_its_people_are_told_at_once_whatever_digest_they_wish(cast: Any, broken: Any) -> None:
    Account.objects.filter(person_id=cast.principal.person_id).update(digest="weekly")
    Account.objects.filter(person_id=cast.counsellor.person_id).update(digest="never")

    assert tell_of_glass(broken.pk, now=NOW) == 2

    assert set(Notice.objects.values_list("person_id", "code")) == {
        (cast.principal.person_id, "glass.broken"), (cast.counsellor.person_id, "glass.broken"),
    }  # fmt: skip
    assert list(Outbox.objects.values_list("notice__person_id", "next_at")) == [(cast.principal.person_id, NOW)]


def test_a_job_that_runs_twice_tells_once(cast: Any, broken: Any) -> None:
    assert [tell_of_glass(broken.pk, now=NOW), tell_of_glass(broken.pk, now=NOW), tell_of_glass(0, now=NOW)] == [2, 0, 0]
    assert Outbox.objects.count() == 2


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_the_letter_names_no_unit_no_person_and_no_reason(cast: Any, broken: Any) -> None:
    tell_of_glass(broken.pk, now=NOW)

    assert post.send_due(lambda: NOW) == len(mail.outbox) == 2

    assert {one.to[0] for one in mail.outbox} == {"principal@test.invalid", "counsellor@test.invalid"}
    for letter in mail.outbox:
        whole = letter.subject + letter.body
        assert not [word for word in (cast.school.name, "Test", "coordinator", REASON, "office", "glass") if word in whole]


@pytest.mark.django_db(transaction=True)
def test_nobody_opens_or_sees_the_notice_of_another(cast: Any, broken: Any, client: Client) -> None:
    tell_of_glass(broken.pk, now=NOW)
    notice = Notice.objects.get(person_id=cast.principal.person_id)
    for other in (cast.counsellor, cast.principal_elsewhere, cast.province_coordinator, cast.administrator, cast.former):
        client.force_login(Account.objects.get(person_id=other.person_id), backend=BACKEND)
        assert client.post(f"/notices/{notice.uid}/open/").status_code == 404
        assert str(notice.uid) not in client.get("/notices/").content.decode()
        client.post("/notices/read/")

    notice.refresh_from_db()
    assert notice.read_at is None


def test_no_letter_of_the_house_has_more_to_say_than_a_link_and_a_day() -> None:
    """SECURITY C1 20, over every template that is mailed about something new."""
    room = Path(post.__file__).parent
    letters = list((room / "jinja2" / "notices" / "letters").glob("*.html"))

    assert letters
    for letter in letters:
        said = letter.read_text(encoding="utf-8").replace("{{ url }}", "").replace("{{ day }}", "")
        assert "{{ _(" in said
        assert not [part for part in said.split("{{")[1:] if not part.lstrip().startswith("_(")], letter.name
    assert timezone.is_aware(NOW)
