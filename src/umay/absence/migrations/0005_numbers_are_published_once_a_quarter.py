"""Numbers for the board are published once a quarter and never change; nobody is told live counts of an area any more."""

import django.db.models.deletion
import umay.kernel.ids
from django.db import migrations, models

WALLS = """
drop function umay_followed_counts();

alter table absence_release enable row level security;
alter table absence_release force row level security;
create policy of_somebody on absence_release for select using ((select umay_person()) is not null);
create policy of_jobs on absence_release for insert with check ((select umay_person()) = 0);
alter table absence_published enable row level security;
alter table absence_published force row level security;
create policy in_scope on absence_published for select using (
    case (select umay_level())
        when 'unit' then unit_id = (select umay_area())
        when 'district' then district_id = (select umay_area())
        when 'province' then province_id = (select umay_area())
        when 'nation' then country = (select umay_scope())
        when 'all' then true
        else false
    end
);
create policy of_jobs on absence_published for insert with check ((select umay_person()) = 0);
create function umay_refuse_published_change() returns trigger language plpgsql as $$
begin
    raise exception 'published numbers do not change' using errcode = 'insufficient_privilege';
end $$;
create trigger refuse_change before update or delete on absence_release for each row execute function umay_refuse_published_change();
create trigger refuse_change before update or delete on absence_published for each row execute function umay_refuse_published_change();
"""

# Back there are no live counts either: the function of 0003 told what could be worked out.
BACKWARD = """
drop trigger refuse_change on absence_published; drop trigger refuse_change on absence_release; drop function umay_refuse_published_change();
drop policy of_jobs on absence_published; drop policy in_scope on absence_published;
drop policy of_jobs on absence_release; drop policy of_somebody on absence_release;
create function umay_followed_counts() returns table (unit_id bigint, reason text, state text, children bigint)
language sql stable as $$ select null::bigint, null::text, null::text, null::bigint where false $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ('absence', '0004_the_protected_place_moves_to_its_room'),
        ('places', '0005_going_live_asks_for_programmes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Published',
            fields=[
                ('id', models.UUIDField(default=umay.kernel.ids.new_id, primary_key=True, serialize=False)),
                ('level', models.CharField(max_length=10)),
                ('node_id', models.BigIntegerField()),
                ('country', models.CharField(max_length=2)),
                ('province_id', models.BigIntegerField(null=True)),
                ('district_id', models.BigIntegerField(null=True)),
                ('unit_id', models.BigIntegerField(null=True)),
                ('cells', models.JSONField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(('level__in', ('country', 'province', 'district', 'unit'))), name='absent_published_level_known'
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=umay.kernel.ids.new_id, primary_key=True, serialize=False)),
                ('country', models.CharField(max_length=2)),
                ('school_year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('codes', models.JSONField()),
                ('released_at', models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=('country', 'school_year', 'quarter'), name='absent_released_once'),
                    models.CheckConstraint(condition=models.Q(('quarter__range', (1, 4))), name='absent_release_quarter_one_to_four'),
                ],
            },
        ),
        migrations.AddField(
            model_name='followed',
            name='back_in',
            field=models.CharField(blank=True, default='', max_length=6),
        ),
        migrations.AddField(
            model_name='followed',
            name='found_in',
            field=models.CharField(blank=True, default='', max_length=6),
        ),
        migrations.AddIndex(
            model_name='followed',
            index=models.Index(
                condition=models.Q(('found_in', ''), ('back_in', ''), _connector='OR'), fields=['country'], name='followed_to_count'
            ),
        ),
        migrations.AddField(
            model_name='published',
            name='release',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tables', to='absence.release'),
        ),
        migrations.AddConstraint(
            model_name='published',
            constraint=models.UniqueConstraint(fields=('release', 'level', 'node_id'), name='absent_published_once'),
        ),
        migrations.RunSQL(WALLS, BACKWARD),
    ]
