"""A danger is shown on the map that it was put on: the neutral one, or the school's own picture of that time."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("hazards", "0005_words_are_added_and_spots_are_said_in_any_language")]
    operations = [
        migrations.AddField("hazard", "picture_number", models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            "hazard",
            models.CheckConstraint(
                condition=Q(("picture_number__isnull", True), ("map_x__isnull", False), _connector="OR"), name="hazard_on_picture"
            ),
        ),
    ]
