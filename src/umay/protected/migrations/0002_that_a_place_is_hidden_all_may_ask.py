"""Who sees a place sees its protection and lifts it with another; everybody else learns that a child is protected, and nothing more."""

from django.db import migrations

OF_A_PROTECTION = ("knownas", "seenby", "lifting")

# Protections whose place the person of the transaction sees, in the unit where they hold an appointment today.
LIFTERS = """
create function umay_lifts() returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select s.protection_id
    from public.protected_seenby s
    where s.person_id = (select public.umay_person()) and s.person_id > 0 and exists (
        select from public.people_appointment a
        where a.person_id = s.person_id and a.unit_id = s.unit_id and a.during @> clock_timestamp()::date
    )
$$;
-- Nobody sees it yet: whoever hides a place says who does.
create function umay_protection_is_new(asked uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (select from public.protected_protection p where p.id = asked and p.begun_by_id = public.umay_person())
        and not exists (select from public.protected_seenby s where s.protection_id = asked)
$$;
create function umay_hidden(asked uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as $$
    select one from unnest(asked) one
    where (select public.umay_person()) is not null and exists (
        select from public.protected_knownas k join public.protected_protection p on p.id = k.protection_id
        where k.child = one and p.ended_at is null
    )
$$;
revoke execute on function umay_lifts(), umay_protection_is_new(uuid), umay_hidden(uuid[]) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_lifts(), umay_protection_is_new(uuid), umay_hidden(uuid[]) to umay_app;
    end if;
end $$;
"""

SEEN = "({id} in (select umay_lifts()) or (select umay_person()) = 0)"
WALLS = (
    f"""
alter table protected_protection enable row level security;
alter table protected_protection force row level security;
create policy inside_functions on protected_protection for select to current_user using (true);
create policy of_lifters on protected_protection for select
    using ({SEEN.format(id="id")} or (begun_by_id = (select umay_person()) and umay_protection_is_new(id)));
create policy begun_by on protected_protection for insert with check (begun_by_id = (select umay_person()) or (select umay_person()) = 0);
create policy lifted_by on protected_protection for update using ({SEEN.format(id="id")}) with check ({SEEN.format(id="id")});
create policy forgotten_by_jobs on protected_protection for delete using ((select umay_person()) = 0);
"""
    + "".join(
        f"""
alter table protected_{table} enable row level security;
alter table protected_{table} force row level security;
create policy inside_functions on protected_{table} for select to current_user using (true);
create policy of_lifters on protected_{table} for select using ({SEEN.format(id="protection_id")});
create policy written_by on protected_{table} for insert
    with check ({SEEN.format(id="protection_id")} or umay_protection_is_new(protection_id));
create policy forgotten_by_jobs on protected_{table} for delete using ((select umay_person()) = 0);
"""
        for table in OF_A_PROTECTION
    )
    + f"create policy confirmed_by on protected_lifting for update using ({SEEN.format(id='protection_id')});"
)

# The rules say the same (rules/lifting.py); here nobody gets around it.
TWO = """
create function umay_keep_hidden() returns trigger language plpgsql as $$
begin
    if (new.id, new.begun_at, new.begun_by_id) is distinct from (old.id, old.begun_at, old.begun_by_id) or old.ended_at is not null
        or not exists (select from protected_lifting l where l.protection_id = old.id and l.confirmed_at is not null) then
        raise exception 'a protection is lifted by two persons' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_hidden before update on protected_protection for each row execute function umay_keep_hidden();
create function umay_keep_wish() returns trigger language plpgsql as $$
begin
    if (new.protection_id, new.asked_by_id, new.asked_at) is distinct from (old.protection_id, old.asked_by_id, old.asked_at)
        or old.confirmed_at is not null or ((select umay_person()) > 0 and new.confirmed_by_id is distinct from (select umay_person())) then
        raise exception 'who asked for a lifting stays as it was' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_wish before update on protected_lifting for each row execute function umay_keep_wish();
create function umay_ask_wish() returns trigger language plpgsql as $$
begin
    if new.confirmed_at is not null or ((select umay_person()) > 0 and new.asked_by_id is distinct from (select umay_person())) then
        raise exception 'a lifting is asked for in one''s own name' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger ask_wish before insert on protected_lifting for each row execute function umay_ask_wish();
"""

BACKWARD = (
    """
drop trigger ask_wish on protected_lifting; drop function umay_ask_wish();
drop trigger keep_wish on protected_lifting; drop function umay_keep_wish();
drop trigger keep_hidden on protected_protection; drop function umay_keep_hidden();
drop policy confirmed_by on protected_lifting;
"""
    + "".join(
        f"drop policy inside_functions on protected_{table}; drop policy of_lifters on protected_{table};"
        f" drop policy written_by on protected_{table}; drop policy forgotten_by_jobs on protected_{table};"
        f" alter table protected_{table} disable row level security;"
        for table in OF_A_PROTECTION
    )
    + """
drop policy forgotten_by_jobs on protected_protection; drop policy lifted_by on protected_protection;
drop policy begun_by on protected_protection; drop policy of_lifters on protected_protection;
drop policy inside_functions on protected_protection; alter table protected_protection disable row level security;
drop function umay_hidden(uuid[]); drop function umay_protection_is_new(uuid); drop function umay_lifts();
"""
)


class Migration(migrations.Migration):
    dependencies = [("protected", "0001_tables"), ("core", "0003_a_transaction_proves_whose_it_is"), ("people", "0001_tables")]
    operations = [migrations.RunSQL(LIFTERS + WALLS + TWO, BACKWARD)]
