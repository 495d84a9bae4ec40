"""Who is asked for more is asked once in a school year for each number, not once for each roster."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('duties', '0003_what_the_office_wrote_down'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='limitask', name='limit_ask_once'),
        migrations.AddField(
            model_name='limitask',
            name='school_year',
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='limitask',
            constraint=models.UniqueConstraint(fields=('worker', 'limit', 'most', 'school_year'), name='limit_ask_once'),
        ),
    ]
