from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programme", "0008_records_by_period")]
    operations = [migrations.RenameField("adoption", "dates_from", "starts_on")]
