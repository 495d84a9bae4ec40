"""The register is seen by the offices that keep it and written in acts of its own; a school only learns that a name is like one of it."""

from django.db import migrations

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
alter table register_match enable row level security;
alter table register_match force row level security;
create policy inside_functions on register_match for select to current_user using (true);
create policy seen on register_match for select using ({SCHOOL} or {OFFICE});
create policy asked on register_match for insert with check ({SCHOOL} or (select umay_level()) = 'all');
create policy answered on register_match for update using ({OFFICE}) with check ({OFFICE});
create policy forgotten on register_match for delete using ({SCHOOL} and answer <> 'same' or (select umay_level()) = 'all');
create trigger only_in_acts before insert or update or delete on register_match for each statement
    execute function umay_only_in_acts('worker.entered', 'worker.enrolled', 'worker.changed', 'worker.accepted', 'worker.barred',
        'worker.erased', 'register.compared', 'register.answered', 'register.forgotten');

alter table register_entry enable row level security;
alter table register_entry force row level security;
create policy inside_functions on register_entry for select to current_user using (true);
create policy seen on register_entry for select
    using ({OFFICE} or (select umay_level()) in ('district', 'province', 'nation')
        and uid in (select m.entry_uid from register_match m where m.answer = 'open'));
create policy entered on register_entry for insert with check ({OFFICE});
create policy locked on register_entry for update using ({OFFICE}) with check (false);
create policy taken_out on register_entry for delete using ({OFFICE});
create trigger only_in_acts before insert or update or delete on register_entry for each statement
    execute function umay_only_in_acts('register.entered', 'register.removed', 'register.expired');

alter table register_word enable row level security;
alter table register_word force row level security;
create policy inside_functions on register_word for select to current_user using (true);
create policy with_its_entry on register_word
    using (entry_id in (select e.id from register_entry e)) with check (entry_id in (select e.id from register_entry e));
create trigger only_in_acts before insert or update or delete on register_word for each statement
    execute function umay_only_in_acts('register.entered', 'register.removed', 'register.expired');
"""
POLICIES = {
    "register_word": ("with_its_entry", "inside_functions"),
    "register_entry": ("taken_out", "locked", "entered", "seen", "inside_functions"),
    "register_match": ("forgotten", "answered", "asked", "seen", "inside_functions"),
}
NO_REGISTER = "".join(
    "".join(f"drop policy {policy} on {table};" for policy in policies)
    + f"drop trigger only_in_acts on {table}; alter table {table} disable row level security;"
    for table, policies in POLICIES.items()
)

# found: whether a human said of somebody, at whatever school, that they are the person of the entry.
ALIKE = """
create function register_alike(given text[], there text, on_day date)
returns table (entry uuid, birth_year smallint, shared bigint, words bigint, found boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
    select e.uid, e.birth_year::smallint, count(*) filter (where w.word = any(given)), count(*),
        exists (select from public.register_match m where m.entry_uid = e.uid and m.answer = 'same')
    from public.register_entry e join public.register_word w on w.entry_id = e.id
    where (select public.umay_person()) is not null and e.country = there and e.expires_on >= on_day
      and e.id in (select m.entry_id from public.register_word m where m.word = any(given))
    group by e.uid, e.birth_year
$$;
revoke execute on function register_alike(text[], text, date) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function register_alike(text[], text, date) to umay_app;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_entries_and_questions"), ("core", "0005_a_transaction_proves_its_act")]
    operations = [
        migrations.RunSQL(REGISTER, NO_REGISTER),
        migrations.RunSQL(ALIKE, "drop function register_alike(text[], text, date)"),
    ]
