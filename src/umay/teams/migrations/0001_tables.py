import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0003_remember_when_somebody_was_invited")]
    operations = [
        migrations.CreateModel(
            name="SeatTraining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=200)),
                ("trained_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("seat", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.bodyseat")),
            ],
        ),
    ]
