"""The guide: from signs to kinds of harm, whom to call, and nothing of it kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.support.cast import NOW, PACK, Cast, seated
from umay.core.api import JOB
from umay.packs import api as packs
from umay.people.api import Account
from umay.procedure.tests.responses import DOCUMENT
from umay.programme import api as programme

LINES = [
    {"number": "116 000", "title": {"en": "Somebody listens", "tr": "Dinleyen biri"}, "good_for": ["talk"], "source": {"lines": [1, 2]}},
    {"number": "112", "title": {"en": "Emergency", "tr": "Acil"}, "good_for": ["danger"], "source": {"lines": [1, 2]}},
]


@pytest.fixture
def guide(cast: Cast) -> Any:
    """Return what asks for the guide, as a teacher."""
    pack = packs.pack_from_document({**PACK, "response": DOCUMENT, "helplines": LINES})
    programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    client = Client()
    client.force_login(Account.objects.get(person_id=seated("reader", cast.school, "teacher").person_id))
    return lambda query="": client.get("/guide/signs/" + query).content.decode()


def test_the_guide_leads_from_signs_to_kinds(guide: Any) -> None:
    page = guide("?sign=alone&sign=pain&sign=unheard_of")

    assert page.index("Sexual") < page.index("Bullying")  # it shows both signs
    assert "Stay with the child." in page


def test_among_kinds_that_fit_alike_the_most_dangerous_stands_first(guide: Any) -> None:
    page = guide("?sign=alone").split('id="found"')[1]

    assert page.index("Sexual") < page.index("Bullying")  # it is told to the police at once; the procedure names it second


def test_the_number_for_danger_stands_first_and_can_be_dialled(guide: Any) -> None:
    page = guide()

    assert 0 < page.index("tel:112") < page.index("tel:116000")


def test_whoever_may_not_write_down_what_was_told_is_refused(cast: Cast) -> None:
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.former.person_id))

    assert client.get("/guide/signs/").status_code == 403
