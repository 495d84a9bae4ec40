"""Rows are seen from their own school alone; the inner register by the offices that keep it, and it is written in acts of its own."""

from django.db import migrations

from umay.core.walls import unit_wall

TABLES = (
    "staffing_worker", "staffing_clearance", "staffing_training", "staffing_leaflet", "staffing_attendance", "staffing_commitment",
    "staffing_classlink", "staffing_askedkind",
)  # fmt: skip
WALLS = [unit_wall(table) for table in TABLES]

# An office of the agency, in whose area the row lies.
OFFICE = """
case (select umay_level())
    when 'district' then district_id = (select umay_area()) and agency = (select umay_agency())
    when 'province' then province_id = (select umay_area()) and agency = (select umay_agency())
    when 'nation' then country = (select umay_scope()) and agency = (select umay_agency())
    when 'all' then true
    else false
end
"""
SCHOOL = "(select umay_level()) = 'unit' and unit_id = (select umay_area())"

# What an office entered stays as it was entered: a row is locked to be deleted, and never changed. The entry of another office opens where a
# school of one's own area is asked about by it, until somebody answered.
REGISTER = f"""
alter table staffing_registermatch enable row level security;
alter table staffing_registermatch force row level security;
create policy inside_functions on staffing_registermatch for select to current_user using (true);
create policy seen on staffing_registermatch for select using ({SCHOOL} or {OFFICE});
create policy asked on staffing_registermatch for insert with check ({SCHOOL} or (select umay_level()) = 'all');
create policy answered on staffing_registermatch for update using ({OFFICE}) with check ({OFFICE});
create policy forgotten on staffing_registermatch for delete using ({SCHOOL} and answer <> 'same' or (select umay_level()) = 'all');
create trigger only_in_acts before insert or update or delete on staffing_registermatch for each statement
    execute function umay_only_in_acts('worker.entered', 'worker.enrolled', 'worker.changed', 'worker.accepted', 'worker.barred',
        'worker.erased', 'register.compared', 'register.answered', 'register.forgotten');

alter table staffing_registerentry enable row level security;
alter table staffing_registerentry force row level security;
create policy inside_functions on staffing_registerentry for select to current_user using (true);
create policy seen on staffing_registerentry for select
    using ({OFFICE} or (select umay_level()) in ('district', 'province', 'nation')
        and uid in (select m.entry_uid from staffing_registermatch m where m.answer = 'open'));
create policy entered on staffing_registerentry for insert with check ({OFFICE});
create policy locked on staffing_registerentry for update using ({OFFICE}) with check (false);
create policy taken_out on staffing_registerentry for delete using ({OFFICE});
create trigger only_in_acts before insert or update or delete on staffing_registerentry for each statement
    execute function umay_only_in_acts('register.entered', 'register.removed', 'register.expired');

alter table staffing_registerword enable row level security;
alter table staffing_registerword force row level security;
create policy inside_functions on staffing_registerword for select to current_user using (true);
create policy with_its_entry on staffing_registerword
    using (entry_id in (select e.id from staffing_registerentry e)) with check (entry_id in (select e.id from staffing_registerentry e));
create trigger only_in_acts before insert or update or delete on staffing_registerword for each statement
    execute function umay_only_in_acts('register.entered', 'register.removed', 'register.expired');
"""
POLICIES = {
    "staffing_registerword": ("with_its_entry", "inside_functions"),
    "staffing_registerentry": ("taken_out", "locked", "entered", "seen", "inside_functions"),
    "staffing_registermatch": ("forgotten", "answered", "asked", "seen", "inside_functions"),
}
NO_REGISTER = "".join(
    "".join(f"drop policy {policy} on {table};" for policy in policies)
    + f"drop trigger only_in_acts on {table}; alter table {table} disable row level security;"
    for table, policies in POLICIES.items()
)

# found: whether a human said of somebody, at whatever school, that they are the person of the entry.
ALIKE = """
create function staffing_alike(given text[], there text, on_day date)
returns table (entry uuid, birth_year smallint, shared bigint, words bigint, found boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
    select e.uid, e.birth_year::smallint, count(*) filter (where w.word = any(given)), count(*),
        exists (select from public.staffing_registermatch m where m.entry_uid = e.uid and m.answer = 'same')
    from public.staffing_registerentry e join public.staffing_registerword w on w.entry_id = e.id
    where (select public.umay_person()) is not null and e.country = there and e.expires_on >= on_day
      and e.id in (select m.entry_id from public.staffing_registerword m where m.word = any(given))
    group by e.uid, e.birth_year
$$;
revoke execute on function staffing_alike(text[], text, date) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function staffing_alike(text[], text, date) to umay_app;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("staffing", "0001_workers"), ("core", "0005_a_transaction_proves_its_act")]
    operations = [
        *(migrations.RunSQL(forward, backward) for forward, backward in WALLS),
        migrations.RunSQL(REGISTER, NO_REGISTER),
        migrations.RunSQL(ALIKE, "drop function staffing_alike(text[], text, date)"),
    ]
