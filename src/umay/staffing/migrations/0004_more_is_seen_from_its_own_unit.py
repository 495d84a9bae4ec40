"""Checks, trainings, commitments and links are seen from their own school alone."""

from django.db import migrations

from umay.core.walls import unit_wall

TABLES = ("staffing_clearance", "staffing_training", "staffing_attendance", "staffing_commitment", "staffing_classlink")
WALLS = [unit_wall(table) for table in TABLES]


class Migration(migrations.Migration):
    dependencies = [("staffing", "0003_clearances_trainings_links"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
