"""A school draws its posts and dangers on a picture of its own, seen from that school alone."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from umay.core.walls import unit_wall


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0005_going_live_asks_for_programmes"),
        ("core", "0004_a_transaction_proves_its_scope"),
    ]
    operations = [
        migrations.CreateModel(
            "SchoolPicture",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("media_type", models.CharField(max_length=40)),
                ("data", models.BinaryField()),
                ("wide", models.PositiveIntegerField()),
                ("high", models.PositiveIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField(null=True)),
                ("unit", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("media_type__in", ["image/jpeg", "image/png", "image/webp"])), name="school_picture_is_picture"
                    ),
                    models.CheckConstraint(condition=Q(("high__gte", 1), ("wide__gte", 1)), name="school_picture_has_size"),
                ]
            },
        ),
        migrations.RunSQL(*unit_wall("places_schoolpicture")),
    ]
