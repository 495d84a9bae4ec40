"""What people say of themselves and what happens to their shifts is seen from their own school alone."""

from django.db import migrations

from umay.core.walls import unit_wall

TABLES = ("availability", "wish", "tie", "away", "standingduty", "publication", "shiftchange")
WALLS = [unit_wall(f"rosters_{table}") for table in TABLES]


class Migration(migrations.Migration):
    dependencies = [("rosters", "0003_what_people_say_and_what_changes")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
