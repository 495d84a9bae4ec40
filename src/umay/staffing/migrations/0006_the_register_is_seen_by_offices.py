"""The inner register is seen by offices alone; a school only learns that a name is like one of it. Matches are seen from above too."""

from django.db import migrations

from umay.core.walls import area_wall

OFFICES = "(select umay_level()) in ('district', 'province', 'nation', 'all')"
WALL = """
alter table {table} enable row level security;
alter table {table} force row level security;
create policy inside_functions on {table} for select to current_user using (true);
create policy in_scope on {table} using ({sees}) with check ({sees});
"""
NO_WALL = """
drop policy in_scope on {table};
drop policy inside_functions on {table};
alter table {table} disable row level security;
"""
ALIKE = """
create function staffing_alike(given text[], there text, on_day date)
returns table (entry uuid, birth_year smallint, shared bigint, words bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
    select e.uid, e.birth_year::smallint, count(*) filter (where w.word = any(given)), count(*)
    from public.staffing_registerentry e join public.staffing_registerword w on w.entry_id = e.id
    where (select public.umay_person()) is not null and e.country = there and e.expires_on >= on_day
      and e.id in (select m.entry_id from public.staffing_registerword m where m.word = any(given))
    group by e.uid, e.birth_year
$$;
"""
TABLES = ("staffing_registerentry", "staffing_registerword")
MATCHES = area_wall("staffing_registermatch")


class Migration(migrations.Migration):
    dependencies = [("staffing", "0005_inner_register"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [
        *(migrations.RunSQL(WALL.format(table=table, sees=OFFICES), NO_WALL.format(table=table)) for table in TABLES),
        migrations.RunSQL(*MATCHES),
        migrations.RunSQL(ALIKE, "drop function staffing_alike(text[], text, date)"),
    ]
