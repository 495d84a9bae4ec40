"""Rows are seen from their own school alone: an office above counts, and counts by other means."""

from django.db import migrations

from umay.core.walls import unit_wall

WALLS = [unit_wall(table) for table in ('rosters_roster', 'rosters_shift')]


class Migration(migrations.Migration):
    dependencies = [("rosters", "0001_rosters_and_shifts"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
