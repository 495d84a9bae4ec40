"""What the office writes down for somebody waits for their word, and is seen from their own school alone."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from umay.core.walls import unit_wall

WALL = unit_wall("duties_limitnote")


class Migration(migrations.Migration):

    dependencies = [
        ('duties', '0002_seen_from_their_own_unit'),
        ('places', '0006_a_school_has_a_picture_of_its_own'),
        ('staffing', '0002_seen_from_their_own_unit'),
    ]

    operations = [
        migrations.CreateModel(
            name='LimitNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('was_week', models.PositiveSmallIntegerField(null=True)),
                ('was_term', models.PositiveSmallIntegerField(null=True)),
                ('most_week', models.PositiveSmallIntegerField(null=True)),
                ('most_term', models.PositiveSmallIntegerField(null=True)),
                ('told', models.BooleanField()),
                ('state', models.CharField(choices=[('open', 'open'), ('taken', 'taken'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('noted_at', models.DateTimeField()),
                ('noted_by_id', models.BigIntegerField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='staffing.worker')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'taken', 'declined', 'withdrawn'])), name='limit_note_state_known'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('worker',), name='limit_note_once_open')],
            },
        ),
        migrations.RunSQL(*WALL),
    ]
