from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_keys_have_epochs")]
    operations = [migrations.AddField("tellingplace", "danger_told_at", models.DateTimeField(null=True))]
