"""A post stands on the neutral picture, and on the school's own; on which one that was is kept, since another may take its place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0004_offices_count_schools_with_posts")]
    operations = [
        migrations.AddField("post", "picture_x", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("post", "picture_y", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("post", "picture_number", models.BigIntegerField(null=True)),
    ]
