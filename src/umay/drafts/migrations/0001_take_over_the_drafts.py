"""The table of drafts is programme's, taken over with all that is in it: nothing is made and nothing is moved."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0002_keep_lists_before_taking_in'),
        ('programme', '0004_drafts_have_a_room_of_their_own'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel(
                name='ImportDraft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('uid', models.UUIDField(default=uuid.uuid4, unique=True)),
                    ('title', models.CharField(max_length=300)),
                    ('file_name', models.CharField(max_length=200)),
                    ('sha256', models.CharField(max_length=64)),
                    ('country', models.CharField(max_length=2)),
                    ('lang', models.CharField(max_length=10)),
                    ('base_year', models.PositiveSmallIntegerField(null=True)),
                    ('state', models.CharField(default='draft', max_length=10)),
                    ('lines', models.JSONField()),
                    ('sections', models.JSONField()),
                    ('rows', models.JSONField()),
                    ('not_understood', models.JSONField(default=list)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('made_at', models.DateTimeField()),
                    ('made_by_id', models.BigIntegerField(null=True)),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by_id', models.BigIntegerField(null=True)),
                    ('pack', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='drafts', to='programme.packversion')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='places.unit')),
                ],
                options={
                    'db_table': 'programme_importdraft',
                    'indexes': [models.Index(fields=['unit', '-changed_at'], name='draft_by_unit')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'published', 'dropped'))), name='draft_state_known')],
                },
            ),
        ]),
    ]
