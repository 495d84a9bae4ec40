"""A case is seen by whoever was let in, while that lasts, whatever a query forgets; what was written in it stays as it was written."""

from django.db import migrations

OF_CASE = ("child", "exclusion", "compartment", "entry", "steprecord", "caseopening")

# Ids of the cases that the person of the transaction was let into: from its moment on, until its end, in an appointment that is held.
GRANTS = """
create function umay_cases() returns setof bigint language sql stable security definer set search_path = pg_catalog, public as $$
    select g.case_id
    from public.cases_casegrant g join public.people_appointment a on a.id = g.appointment_id
    where g.person_id = public.umay_person() and a.person_id = g.person_id
        and g.from_at <= clock_timestamp() and (g.until_at is null or clock_timestamp() < g.until_at) and g.ended_at is null
        and a.during @> clock_timestamp()::date
$$;
-- Nobody was ever let into it: whoever opens a case lets themselves in first.
create function umay_case_is_new(asked bigint) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select not exists (select from public.cases_casegrant where case_id = asked)
$$;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_cases(), umay_case_is_new(bigint) to umay_app;
    end if;
end $$;

alter table cases_casegrant enable row level security;
alter table cases_casegrant force row level security;
-- The functions above run as the owner of the table and must see all of it.
create policy of_owner on cases_casegrant for select to current_user using (true);
create policy of_members on cases_casegrant
    using (person_id = umay_person() or case_id in (select umay_cases()))
    with check (
        case_id in (select umay_cases())
        or (role = 'lead' and person_id = umay_person() and granted_by_id = umay_person() and umay_case_is_new(case_id))
    );
"""

CASES = """
alter table cases_case enable row level security;
alter table cases_case force row level security;
create policy of_members on cases_case using (id in (select umay_cases())) with check (id in (select umay_cases()));
"""

PARTS = "".join(
    f"""
alter table cases_{table} enable row level security;
alter table cases_{table} force row level security;
create policy of_members on cases_{table} using (case_id in (select umay_cases())) with check (case_id in (select umay_cases()));
"""
    for table in OF_CASE
)

WRAPS = """
alter table cases_compartmentwrap enable row level security;
alter table cases_compartmentwrap force row level security;
create policy of_members on cases_compartmentwrap
    using (exists (select from cases_compartment c where c.id = compartment_id))
    with check (exists (select from cases_compartment c where c.id = compartment_id));
"""

# A level above of the same agency sees the signals of its area; in the unit itself only whoever was let into the case does.
SIGNALS = """
alter table cases_signal enable row level security;
alter table cases_signal force row level security;
create policy of_area on cases_signal using (
    case (select current_setting('umay.level', true))
        when 'all' then true
        when 'district' then agency = (select current_setting('umay.agency', true)) and district_id = (select nullif(current_setting('umay.scope', true), '')::bigint)
        when 'province' then agency = (select current_setting('umay.agency', true)) and province_id = (select nullif(current_setting('umay.scope', true), '')::bigint)
        when 'nation' then agency = (select current_setting('umay.agency', true)) and country = (select current_setting('umay.scope', true))
        else exists (select from cases_case c where c.uid = case_ref)
    end
) with check (
    (select current_setting('umay.level', true)) = 'all' or exists (select from cases_case c where c.uid = case_ref)
);
"""

# What was written is never changed. Only a rehearsal on made-up data is thrown away whole.
KEEPING = """
create function umay_keep_case_text() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select from cases_case c where c.id = old.case_id and c.is_practice) then
        return old;
    end if;
    raise exception 'what was written in a case is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_as_written before update or delete on cases_entry for each row execute function umay_keep_case_text();
create trigger keep_as_written before update or delete on cases_caseopening for each row execute function umay_keep_case_text();
create function umay_keep_case() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and not old.is_practice then
        raise exception 'a case is not deleted' using errcode = 'insufficient_privilege';
    elsif tg_op = 'UPDATE' and old.is_practice <> new.is_practice then
        raise exception 'a rehearsal stays one, and a case too' using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end $$;
create trigger keep_case before update or delete on cases_case for each row execute function umay_keep_case();
"""

FORWARD = GRANTS + CASES + PARTS + WRAPS + SIGNALS + KEEPING

BACKWARD = """
drop trigger keep_case on cases_case; drop function umay_keep_case();
drop trigger keep_as_written on cases_entry; drop trigger keep_as_written on cases_caseopening; drop function umay_keep_case_text();
drop policy of_area on cases_signal; alter table cases_signal disable row level security;
drop policy of_members on cases_compartmentwrap; alter table cases_compartmentwrap disable row level security;
""" + "".join(
    f"drop policy of_members on cases_{table}; alter table cases_{table} disable row level security;" for table in (*OF_CASE, "case", "casegrant")
) + """
drop policy of_owner on cases_casegrant; drop function umay_case_is_new(bigint); drop function umay_cases();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_tables"), ("core", "0003_a_transaction_proves_whose_it_is")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
