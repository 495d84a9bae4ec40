"""What was written of an incident stays as it was written: more is added beside it. A spot from a list is kept by its code."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import umay.kernel.ids
from umay.core.walls import unit_wall

# The rules say the same (rules/incidents.py); here nobody gets around it. Jobs erase what is old.
WORDS = """
create function umay_keep_words() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'hazards_incident' then
        if new."where" is distinct from old."where" or new.what is distinct from old.what then
            raise exception 'what was written of an incident stays' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.what <> '' and exists (select from public.hazards_incident i where i.id = new.incident_id and i.nature = 'child_harmed') then
            raise exception 'no story of a child is kept here' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' and umay_level() = 'all' then
        return old;
    end if;
    raise exception 'what was written of an incident stays' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_words before update on hazards_incident for each row execute function umay_keep_words();
create trigger keep_words before insert or update or delete on hazards_incidentwords for each row execute function umay_keep_words();
"""
BACK = """
drop trigger keep_words on hazards_incidentwords; drop trigger keep_words on hazards_incident; drop function umay_keep_words();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hazards', '0004_a_photo_says_what_it_shows'),
        ('places', '0005_going_live_asks_for_programmes'),
    ]

    operations = [
        migrations.AddField(
            model_name='hazard',
            name='landmark',
            field=models.CharField(blank=True, choices=[('bus_bay', 'bus_bay')], db_default='', max_length=16),
        ),
        migrations.AddField(model_name='hazard', name='landmark_name', field=models.CharField(blank=True, db_default='', max_length=20)),
        migrations.AddField(
            model_name='hazard',
            name='seen',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), db_default=[], default=list, size=None),
        ),
        migrations.AlterField(model_name='hazard', name='where', field=models.CharField(blank=True, max_length=200)),
        migrations.RemoveConstraint(model_name='hazard', name='hazard_is_somewhere'),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=Q(('landmark__in', ['bus_bay'])) | Q(('landmark', '')), name='hazard_landmark_known'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(
                condition=Q(('seen__contained_by', ['bus_away', 'bus_out_of_bay', 'bus_no_guide', 'bus_belts', 'bus_not_counted'])),
                name='hazard_seen_known',
            ),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=~Q(('where', '')) | ~Q(('landmark', '')), name='hazard_is_somewhere'),
        ),
        migrations.CreateModel(
            name='IncidentWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=umay.kernel.ids.new_id, unique=True)),
                ('where', models.CharField(blank=True, max_length=200)),
                ('what', models.CharField(blank=True, max_length=2000)),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField(null=True)),
                ('key', models.UUIDField(default=uuid.uuid4)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='hazards.incident')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=~Q(('where', '')) | ~Q(('what', '')), name='incident_words_say_something'),
                    models.UniqueConstraint(fields=('incident', 'key'), name='incident_words_once'),
                ],
                'indexes': [models.Index(fields=['incident', 'at'], name='incident_words_by_time')],
            },
        ),
        migrations.RunSQL(*unit_wall('hazards_incidentwords')),
        migrations.RunSQL(WORDS, BACK),
    ]
