"""A window that is added to a post keeps when: what had begun by then was nobody's to stand at."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0005_placed_on_the_school_s_own_picture")]
    operations = [migrations.AddField("window", "recorded_at", models.DateTimeField(null=True))]
