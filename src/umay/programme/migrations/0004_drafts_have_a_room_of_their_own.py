"""Drafts are a room of their own; their table stays as it is, with all that is in it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programme", "0003_scope_is_cast_only_when_it_is_a_number")]
    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("ImportDraft")])]
