"""Letters about a matter are numbered in a series of its own; what left before keeps its number."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_the_scope_is_signed'),
        ('people', '0004_posts_are_given_in_acts_alone'),
        ('places', '0005_going_live_asks_for_programmes'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='letter',
            name='one_letter_a_number',
        ),
        migrations.AddField(
            model_name='letter',
            name='series',
            field=models.CharField(blank=True, db_default='', default='', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(fields=('unit', 'year', 'series', 'number'), name='one_letter_a_number'),
        ),
    ]
