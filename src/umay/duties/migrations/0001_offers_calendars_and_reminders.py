import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0005_going_live_asks_for_programmes'),
        ('posts', '0002_seen_from_their_own_unit'),
        ('rosters', '0004_what_people_say_stays_at_their_school'),
        ('staffing', '0002_seen_from_their_own_unit'),
    ]

    operations = [
        migrations.CreateModel(
            name='DutyFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('language', models.CharField(max_length=10)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='staffing.worker')),
            ],
        ),
        migrations.CreateModel(
            name='EmptyTold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_day', models.DateField()),
                ('told_at', models.DateTimeField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('window', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='posts.window')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('window', 'on_day'), name='empty_told_once')],
            },
        ),
        migrations.CreateModel(
            name='LimitAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('limit', models.CharField(choices=[('week', 'week'), ('term', 'term')], max_length=10)),
                ('most', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('open', 'open'), ('taken', 'taken'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('on_day', models.DateField()),
                ('asked_at', models.DateTimeField()),
                ('asked_by_id', models.BigIntegerField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('roster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='rosters.roster')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='staffing.worker')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('limit__in', ['week', 'term'])), name='limit_ask_limit_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'taken', 'declined', 'withdrawn'])), name='limit_ask_state_known'), models.UniqueConstraint(fields=('roster', 'worker', 'limit', 'most'), name='limit_ask_once')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('kind', models.CharField(choices=[('cover', 'cover'), ('swap', 'swap')], max_length=10)),
                ('state', models.CharField(choices=[('open', 'open'), ('taken', 'taken'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('asked', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('made_at', models.DateTimeField()),
                ('made_by_id', models.BigIntegerField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('taken_by_id', models.BigIntegerField(null=True)),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='rosters.shift')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('wanted', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='rosters.shift')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['cover', 'swap'])), name='offer_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'taken', 'declined', 'withdrawn'])), name='offer_state_known'), models.CheckConstraint(condition=models.Q(('kind', 'cover'), models.Q(('wanted__isnull', False), models.Q(('wanted', models.F('shift')), _negated=True)), _connector='OR'), name='offer_swap_wants'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('shift',), name='offer_once_open')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_day', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='staffing.worker')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('worker', 'on_day'), name='duty_reminded_once')],
            },
        ),
    ]
