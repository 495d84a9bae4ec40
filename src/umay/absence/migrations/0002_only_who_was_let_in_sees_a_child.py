"""A followed child is there only for those let in by name, while they hold their appointment; a protection is lifted by two alone."""

from django.db import migrations

OF_A_CHILD = ("visit", "measure", "share", "opening", "lifting")

# Records whose key the person of the transaction was handed: in the unit where they hold an appointment today, and not after their last day.
LET_IN = """
create function umay_followed() returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select w.record_id
    from public.absence_wrap w
    where w.person_id = public.umay_person() and w.person_id > 0 and w.compartment = 'child'
        and (w.until_on is null or w.until_on >= clock_timestamp()::date)
        and exists (
            select from public.people_appointment a
            where a.person_id = w.person_id and a.unit_id = w.unit_id and a.during @> clock_timestamp()::date
        )
$$;
-- Nobody was let into it yet: whoever enters a child lets the first in.
create function umay_followed_is_new(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select from public.absence_followed f where f.id = asked and f.entered_by_id = public.umay_person())
        and not exists (select from public.absence_wrap w where w.record_id = asked)
$$;
create function umay_posted() returns table (unit_id bigint, country text)
language sql stable security definer set search_path = pg_catalog, public as $$
    select u.id, u.country::text from public.people_appointment a join public.places_unit u on u.id = a.unit_id
    where a.person_id = public.umay_person() and a.during @> clock_timestamp()::date
$$;
"""

WALLS = """
alter table absence_followed enable row level security;
alter table absence_followed force row level security;
create policy inside_functions on absence_followed for select to current_user using (true);
create policy seen_by on absence_followed for select using (id in (select umay_followed()) or (select umay_person()) = 0);
create policy entered_by on absence_followed for insert with check (
    (entered_by_id = (select umay_person()) and unit_id in (select unit_id from umay_posted())) or (select umay_person()) = 0
);
create policy changed_by on absence_followed for update using (id in (select umay_followed()) or (select umay_person()) = 0)
    with check (id in (select umay_followed()) or (select umay_person()) = 0);

alter table absence_wrap enable row level security;
alter table absence_wrap force row level security;
create policy inside_functions on absence_wrap for select to current_user using (true);
create policy of_the_child on absence_wrap using (record_id in (select umay_followed()) or (select umay_person()) = 0)
    with check (record_id in (select umay_followed()) or umay_followed_is_new(record_id) or (select umay_person()) = 0);
""" + "".join(
    f"""
alter table absence_{table} enable row level security;
alter table absence_{table} force row level security;
create policy of_the_child on absence_{table} using (record_id in (select umay_followed()) or (select umay_person()) = 0)
    with check (record_id in (select umay_followed()) or (select umay_person()) = 0);
"""
    for table in OF_A_CHILD
)

TEAMS = """
alter table absence_mobileteam enable row level security;
alter table absence_mobileteam force row level security;
create policy of_country on absence_mobileteam for select using (country in (select country from umay_posted()) or (select umay_person()) = 0);
create policy of_office on absence_mobileteam using (unit_id in (select unit_id from umay_posted()))
    with check (unit_id in (select unit_id from umay_posted()));
alter table absence_match enable row level security;
alter table absence_match force row level security;
create policy of_country on absence_match using (country in (select country from umay_posted()) or (select umay_person()) = 0)
    with check (country in (select country from umay_posted()) and made_by_id = (select umay_person()));
alter table absence_deletionround enable row level security;
alter table absence_deletionround force row level security;
create policy of_somebody on absence_deletionround using ((select umay_person()) is not null) with check ((select umay_person()) is not null);
"""

# The rules say the same (rules/protecting.py); here nobody gets around it.
TWO = """
create function umay_keep_protection() returns trigger language plpgsql as $$
begin
    if old.protected_at is not null and new.protected_at is null and new.erased_at is null and not exists (
        select from absence_lifting l where l.record_id = old.id and l.asked_at >= old.protected_at and l.confirmed_at is not null
    ) then
        raise exception 'a protection is lifted by two persons' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_protection before update on absence_followed for each row execute function umay_keep_protection();
create function umay_keep_lifting() returns trigger language plpgsql as $$
begin
    if (new.record_id, new.asked_by_id, new.asked_at) is distinct from (old.record_id, old.asked_by_id, old.asked_at)
        or old.confirmed_at is not null then
        raise exception 'who asked for a lifting stays as it was' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_lifting before update on absence_lifting for each row execute function umay_keep_lifting();
"""

# What others may know of the rows they do not see: whether a child's place is hidden, and counts of an area. Nothing else.
TOLD = """
create function umay_protected(asked uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as $$
    select one from unnest(asked) one
    where public.umay_person() is not null
        and exists (select from public.absence_followed f where f.protected_at is not null and (f.id = one or f.child_ref = one))
$$;
create function umay_followed_counts() returns table (unit_id bigint, reason text, state text, children bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
    select f.unit_id, f.reason::text,
           case f.state when 'enrolled_confidentially' then 'back' else f.state::text end,
           count(*)
    from public.absence_followed f
    where public.umay_person() is not null and case current_setting('umay.level', true)
        when 'unit' then f.unit_id = nullif(current_setting('umay.scope', true), '')::bigint
        when 'district' then f.district_id = nullif(current_setting('umay.scope', true), '')::bigint
        when 'province' then f.province_id = nullif(current_setting('umay.scope', true), '')::bigint
        when 'nation' then f.country = current_setting('umay.scope', true)
        when 'all' then true
        else false
    end
    group by 1, 2, 3
$$;
revoke execute on function umay_followed(), umay_followed_is_new(uuid), umay_posted(), umay_protected(uuid[]), umay_followed_counts() from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_followed(), umay_followed_is_new(uuid), umay_posted(), umay_protected(uuid[]), umay_followed_counts()
            to umay_app;
    end if;
end $$;
"""

FORWARD = LET_IN + WALLS + TEAMS + TWO + TOLD

BACKWARD = """
drop function umay_followed_counts(); drop function umay_protected(uuid[]);
drop trigger keep_lifting on absence_lifting; drop function umay_keep_lifting();
drop trigger keep_protection on absence_followed; drop function umay_keep_protection();
drop policy of_somebody on absence_deletionround; alter table absence_deletionround disable row level security;
drop policy of_country on absence_match; alter table absence_match disable row level security;
drop policy of_office on absence_mobileteam; drop policy of_country on absence_mobileteam;
alter table absence_mobileteam disable row level security;
""" + "".join(
    f"drop policy of_the_child on absence_{table}; alter table absence_{table} disable row level security;" for table in (*OF_A_CHILD, "wrap")
) + """
drop policy inside_functions on absence_wrap;
drop policy changed_by on absence_followed; drop policy entered_by on absence_followed; drop policy seen_by on absence_followed;
drop policy inside_functions on absence_followed; alter table absence_followed disable row level security;
drop function umay_posted(); drop function umay_followed_is_new(uuid); drop function umay_followed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("absence", "0001_tables"),
        ("core", "0003_a_transaction_proves_whose_it_is"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
