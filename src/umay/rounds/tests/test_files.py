"""Pictures of checkpoints are kept as they were drawn anew, or not at all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from umay.kernel.refusal import Refused
from umay.rounds.actions import keeping
from umay.rounds.models import KeptFile
from umay.rounds.tests.worlds import SET_UP, rows
from umay.web.api import PickedFile

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_picture_that_cannot_be_drawn_anew_is_not_kept(cast: Any) -> None:
    raw = PickedFile(b"\xff\xd8\xff\xe0 half a picture CANARY-EXIF", "gate.jpg")
    draft = keeping.PointDraft("Gate corner", "", 80, SET_UP.date() + timedelta(days=90), raw)

    with pytest.raises(Refused, match="no_such_file"):
        keeping.put_up(cast.principal, draft, today=SET_UP.date(), now=SET_UP)

    assert rows(KeptFile) == []
