"""The room takes the drafts over from the room they were in: the table stays, with what is in it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from tests.support.cast import NOW

BEFORE = ("programme", "0003_scope_is_cast_only_when_it_is_a_number")
TAKES_OVER = [
    import_module("umay.programme.migrations.0004_drafts_have_a_room_of_their_own"),
    import_module("umay.drafts.migrations.0001_take_over_the_drafts"),
]

pytestmark = pytest.mark.django_db(transaction=True)


def sql_of(migration: Migration, state: Any) -> tuple[list[str], Any]:
    """Return the statements of a migration and the state after it."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        after = migration.apply(state, editor, collect_sql=True)
        return [line for line in editor.collected_sql if line and not line.startswith("--")], after


def test_the_drafts_that_were_there_are_there_afterwards(cast: Any) -> None:
    state = MigrationLoader(connection).project_state([BEFORE, ("places", "0002_keep_lists_before_taking_in")])
    kept = {key: [[1, "A line", None, False, ""]] for key in ("lines", "sections", "rows")}
    was = state.apps.get_model("programme", "ImportDraft").objects.create(
        unit_id=cast.school.id, title="A plan", file_name="plan.txt", sha256="0" * 64, country="XA", lang="en", made_at=NOW, changed_at=NOW, **kept
    )  # fmt: skip

    for module in TAKES_OVER:
        name = module.__name__.rsplit(".", 1)
        statements, state = sql_of(module.Migration(name[1], name[0].split(".")[1]), state)
        assert statements == []

    assert ("programme", "importdraft") not in state.models
    now = state.apps.get_model("drafts", "ImportDraft").objects.get(pk=was.pk)
    assert (now.uid, now.title, now.lines) == (was.uid, "A plan", kept["lines"])
