"""Rows are seen from their own school alone: an office above counts, and counts by other means."""

from django.db import migrations

from umay.core.walls import unit_wall

WALLS = [unit_wall(table) for table in ('posts_bell', 'posts_window', 'posts_need', 'posts_kititem', 'posts_post')]


class Migration(migrations.Migration):
    dependencies = [("posts", "0001_posts_and_bells"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
