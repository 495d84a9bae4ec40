from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_doors_of_intake")]
    operations = [
        migrations.AddField(
            model_name="attachment",
            name="shows_abuse",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="report",
            name="aside_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
    ]
