"""Acts that compute for long: one at a time, longer than others may idle, and the next connection idles as short as before."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from umay.core import computing
from umay.kernel.refusal import Refused

IDLE = "show idle_in_transaction_session_timeout"


def said(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_only_the_transaction_that_computes_may_idle_for_longer() -> None:
    before = said(IDLE)

    with transaction.atomic(), computing.computing("x.busy"):
        inside = said(IDLE)
    assert (inside, said(IDLE)) == ("4min", before)
    assert before != "4min"


@pytest.mark.django_db(transaction=True)
def test_a_second_one_is_refused_while_the_first_computes_and_served_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computing, "WAIT_S", 0.05)

    with transaction.atomic(), computing.computing("x.busy"), pytest.raises(Refused, match=r"x\.busy"), computing.computing("x.busy"):
        pass

    with transaction.atomic(), computing.computing("x.busy"):
        assert said(IDLE) == "4min"
