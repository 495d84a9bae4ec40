"""Handing over by the pages: choose, write the passphrase down, take the package, keep who took it."""

from __future__ import annotations

import html
import re
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.tests.test_pages import browser, plain
from umay.cases.tests.worlds import Team, team, texts_of
from umay.core.api import scoped
from umay.handover.models import Outgoing
from umay.handover.tests.worlds import SAID, entries, texts_in, unpacked, written
from umay.kernel.ids import new_id

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def hidden(page: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, said in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(html.unescape(said))
    return found


def test_a_package_is_taken_once_and_its_receipt_brings_the_certificate(safety_team: Team) -> None:
    uid = written(safety_team)
    client = browser(safety_team.lead)
    chosen = [str(one) for one in entries(safety_team, uid, kind="interview")]
    form = {"office": "police", "purpose": "investigation", "basis": "duty", "reference": "Act 1", "words": "See the papers.",
            "contact": "Counsellor", "part1": chosen, "submission": str(new_id())}  # fmt: skip

    page = client.post(f"/cases/{uid}/handover/package/", form).content.decode()
    passphrase = html.unescape(re.findall(r"<strong>([^<]+)</strong>", page)[0])
    package = client.post(f"/cases/{uid}/handover/package/take/", hidden(page))

    assert package["Content-Disposition"].startswith("attachment")
    assert SAID in " ".join(" ".join(texts_in(one) for one in unpacked(package.content, passphrase)).split())
    assert client.post(f"/cases/{uid}/handover/package/take/", {**hidden(page), "sealed": "other"}).status_code == 409
    with scoped(safety_team.lead):
        out = Outgoing.objects.get()
    taken = {"name": "Inspector", "post": "Police", "taken_on": timezone.localdate().isoformat(), "number": "P-1", "wipe": "on"}
    certificate = client.post(f"/cases/{uid}/handover/package/{out.uid}/receipt/", taken)
    assert certificate.content.startswith(b"%PDF")
    assert SAID not in str(texts_of(safety_team, uid, safety_team.lead, "interview"))
    assert client.get(f"/cases/{uid}/handover/").status_code == client.get(f"/cases/{uid}/").status_code == 200


def test_nothing_chosen_is_said_on_the_form(safety_team: Team) -> None:
    uid = written(safety_team)

    answer = browser(safety_team.lead).post(f"/cases/{uid}/handover/package/", {"office": "police"})

    assert answer.status_code == 422


def test_a_stranger_meets_the_same_page_for_a_hidden_case_as_for_a_missing_one(safety_team: Team, cast: Cast) -> None:
    uid = written(safety_team)
    client = browser(safety_team.stranger)

    for part in ("", "package/", "ask/", f"package/{uuid4()}/receipt/"):
        hidden_one, missing = (client.get(f"/cases/{each}/handover/{part}") for each in (uid, uuid4()))
        assert hidden_one.status_code == missing.status_code == 404
        assert plain(hidden_one) == plain(missing)
    assert browser(cast.police_officer, vault=False).get(f"/cases/{uid}/handover/").status_code == 403
