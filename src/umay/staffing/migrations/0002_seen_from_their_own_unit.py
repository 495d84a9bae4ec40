"""Rows are seen from their own school alone: an office above counts, and counts by other means."""

from django.db import migrations

from umay.core.walls import unit_wall

TABLES = (
    "staffing_worker", "staffing_clearance", "staffing_training", "staffing_leaflet", "staffing_attendance", "staffing_commitment",
    "staffing_classlink", "staffing_askedkind",
)  # fmt: skip
WALLS = [unit_wall(table) for table in TABLES]


class Migration(migrations.Migration):
    dependencies = [("staffing", "0001_workers"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
