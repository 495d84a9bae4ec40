from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0007_words_in_history_and_first_day")]
    operations = [
        migrations.AddIndex(
            model_name="taskrecord",
            index=models.Index(
                fields=["obligation", "ordinal", "state"],
                include=["unit", "country", "province_id", "district_id"],
                name="record_by_period",
            ),
        ),
    ]
