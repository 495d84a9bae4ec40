"""The duty table on paper: in two languages all of it is, and it is saved under a name that says what it is."""

from __future__ import annotations

from datetime import time
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.support.cast import NOW, YEAR
from umay.core.api import scoped
from umay.documents.api import Both
from umay.duties.queries.printing import duty_document
from umay.posts import api as posts
from umay.rosters.tests.worlds import MONDAY, build, put, roster
from umay.staffing.models import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def test_in_two_languages_kinds_bells_and_footnotes_are_in_both(cast: Any) -> None:
    world = build(cast, parents=2)
    posts.set_ring(world.head, posts.RingDraft("arrival", time(7, 30), time(8, 20)), school_year=YEAR, now=NOW)
    with scoped(world.head):
        posts.Window.objects.filter(pk=world.windows[0].pk).update(label="", bell_code="arrival", starts=None, ends=None)
        Worker.objects.update(language="tr")
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)

    with translation.override("en"):
        _name, paper = duty_document(world.head, draft.uid, MONDAY, lang="en", both=True, as_list=False)

    said = "\n".join(str(cell) for section in paper.sections for row in section.rows for cell in row if not isinstance(cell, Both))
    assert "Arrival / " in said
    assert "Parent / " in said.replace("parent", "Parent")
    assert len(paper.notes) == 4
    assert " / " in paper.footer


def test_a_duty_table_is_saved_as_what_it_is(cast: Any) -> None:
    from umay.people.api import Account

    world = build(cast, parents=2)
    draft = roster(world)
    client = Client()
    client.force_login(Account.objects.get(person_id=world.head.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(reverse("roster-print", kwargs={"uid": draft.uid, "kind": "xlsx"}), secure=True)

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert unquote(answer["Content-Disposition"]).endswith(f"First School - {MONDAY}.xlsx")
