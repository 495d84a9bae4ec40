"""What people ask of each other, and by what address they read their duties, is seen from their own school alone."""

from django.db import migrations

from umay.core.walls import unit_wall

WALLS = [unit_wall(f"duties_{table}") for table in ("offer", "limitask", "dutyfeed", "reminder", "emptytold")]


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_offers_calendars_and_reminders"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
