"""A way into a case ends for good, and with it go its keys; whom a report names later is out of its case at once.

What was ended is never taken back nor deleted by the application's role, so that nobody who was taken off clears the way for coming back.
"""

from django.db import migrations

# The functions below run as the owner of the tables, whom row security binds too.
OWNER = "".join(
    f"create policy inside_functions on cases_{table} to current_user using (true) with check (true);\n"
    for table in ("casegrant", "compartment", "compartmentwrap", "exclusion", "signal")
)

KEEPING = """
create function umay_keep_grant() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if tg_op = 'DELETE' then
        if public.umay_person() = 0 or not exists (select from public.cases_case c where c.id = old.case_id and not c.is_practice) then
            return old;
        end if;
    elsif old.ended_at is null
        and (new.uid, new.case_id, new.person_id, new.appointment_id, new.reason, new.from_at, new.granted_by_id)
            = (old.uid, old.case_id, old.person_id, old.appointment_id, old.reason, old.from_at, old.granted_by_id)
        and (old.role <> 'guest' or new.role = 'guest')
        and (new.until_at is not distinct from old.until_at or (new.until_at is not null and new.until_at < coalesce(old.until_at, 'infinity')))
    then
        return new;
    end if;
    raise exception 'a way into a case stays as it was given, and ended once it has ended' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_grant before update or delete on cases_casegrant for each row execute function umay_keep_grant();
"""

# With the way in go the keys, and what is written next gets a new one. The last key that opens a text at all stays where it is, out of
# reach of row security: else nobody could ever read what was written for the child. A case without a lead is a signal to the level above.
ENDING = """
create function umay_way_in_ended() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    delete from public.cases_compartmentwrap w using public.cases_compartment p
    where p.id = w.compartment_id and p.case_id = new.case_id and w.person_id = new.person_id and exists (
        select from public.cases_compartmentwrap o
        where o.compartment_id = w.compartment_id and o.epoch = w.epoch and o.person_id <> w.person_id
    );
    update public.cases_compartment set renew = true where case_id = new.case_id and not renew;
    insert into public.cases_signal
        (uid, case_ref, agency, unit_id, country, province_id, district_id, kind, code, since_at, due_at)
    select gen_random_uuid(), c.uid, u.agency, c.unit_id, c.country, c.province_id, c.district_id, 'lead', 'gone', new.ended_at, new.ended_at
    from public.cases_case c join public.places_unit u on u.id = c.unit_id
    where c.id = new.case_id and old.role = 'lead' and not c.is_practice
        and not exists (select from public.cases_signal s where s.case_ref = c.uid and s.kind = 'lead' and s.ended_at is null);
    return null;
end $$;
create trigger way_in_ended after update on cases_casegrant for each row when (old.ended_at is null and new.ended_at is not null)
    execute function umay_way_in_ended();

-- The ways in that ran out: their day is over, or the post is held no more.
create function umay_ways_in_over() returns table (id bigint, case_uid uuid, person bigint) language sql stable security definer
    set search_path = pg_catalog, public as $$
    select g.id, c.uid, g.person_id
    from public.cases_casegrant g join public.cases_case c on c.id = g.case_id
    where public.umay_person() = 0 and g.ended_at is null and (g.until_at <= clock_timestamp() or not exists (
        select from public.people_appointment a
        where a.id = g.appointment_id and a.person_id = g.person_id and a.during @> clock_timestamp()::date
    ))
$$;
create function umay_end_way_in(asked bigint) returns void language sql security definer set search_path = pg_catalog, public as $$
    update public.cases_casegrant g set ended_at = least(coalesce(g.until_at, clock_timestamp()), clock_timestamp()), ended_by_id = 0
    where g.id = asked and g.id in (select o.id from public.umay_ways_in_over() o)
$$;
"""

NAMING = """
create function umay_excluded_from_case() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    update public.cases_casegrant set ended_at = clock_timestamp(), ended_by_id = 0
    where case_id = new.case_id and person_id = new.person_id and ended_at is null;
    delete from public.cases_compartmentwrap w using public.cases_compartment p
    where p.id = w.compartment_id and p.case_id = new.case_id and w.person_id = new.person_id;
    return null;
end $$;
create trigger excluded_from_case after insert on cases_exclusion for each row execute function umay_excluded_from_case();

-- A report that became a case, or is added to one, brings along whom it names, then and later.
create function umay_named_in_report() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    insert into public.cases_exclusion (case_id, person_id, set_at, set_by_id)
    select c.id, e.person_id, clock_timestamp(), e.by_id
    from public.reports_excluded e
        join public.reports_report r on r.id = e.report_id
        join public.cases_case c on c.uid = r.case_ref
    where r.id = case tg_table_name when 'reports_report' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'report_id')::uuid end
    on conflict do nothing;
    return null;
end $$;
create trigger named_in_report after insert on reports_excluded for each row execute function umay_named_in_report();
create trigger named_in_report after update of case_ref on reports_report for each row execute function umay_named_in_report();
"""

# The level above takes over for a case whose lead is gone: it learns who is left, chooses one of them, and reads nothing.
TAKING_OVER = """
create function umay_led_by_none(asked uuid) returns public.cases_case language sql stable security definer
    set search_path = pg_catalog, public as $$
    select c.* from public.cases_signal s join public.cases_case c on c.uid = s.case_ref
    where s.uid = asked and s.kind = 'lead' and s.ended_at is null
        and case public.umay_level()
            when 'district' then s.agency = public.umay_agency() and s.district_id = public.umay_area()
            when 'province' then s.agency = public.umay_agency() and s.province_id = public.umay_area()
            when 'nation' then s.agency = public.umay_agency() and s.country = public.umay_scope()
            else false
        end
        and not exists (select from public.cases_exclusion x where x.case_id = c.id and x.person_id = public.umay_person())
$$;

-- Who is left in the case and could lead it, and whether they hold a key to it.
create function umay_left_in_case(asked uuid) returns table (person bigint, appointment bigint, leads boolean, holds boolean)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select g.person_id, g.appointment_id, g.role = 'lead', exists (
        select from public.cases_compartmentwrap w join public.cases_compartment p on p.id = w.compartment_id
        where p.case_id = g.case_id and p.kind = 'file' and w.person_id = g.person_id
    )
    from public.umay_led_by_none(asked) c join public.cases_casegrant g on g.case_id = c.id
        join public.people_appointment a on a.id = g.appointment_id
    where g.role <> 'guest' and g.ended_at is null and g.from_at <= clock_timestamp()
        and (g.until_at is null or clock_timestamp() < g.until_at) and a.person_id = g.person_id and a.during @> clock_timestamp()::date
$$;

-- Gives the lead to one who is left; where nobody is, lets somebody of the unit in to lead, without a key. Returns the case, null for none.
create function umay_assign_lead(asked uuid, chosen bigint, seat bigint) returns uuid language plpgsql security definer
    set search_path = pg_catalog, public as $$
declare
    found_case public.cases_case := public.umay_led_by_none(asked);
    others integer;
    known integer;
begin
    if found_case.id is null or public.umay_act() is distinct from 'case.lead_assigned' then
        return null;
    end if;
    select count(*) filter (where not l.leads), count(*) filter (where l.person = chosen) into others, known
    from public.umay_left_in_case(asked) l;
    if known = 0 and others > 0 or exists (select from public.cases_exclusion x where x.case_id = found_case.id and x.person_id = chosen) then
        return null;
    end if;
    update public.cases_casegrant set role = 'member' where case_id = found_case.id and role = 'lead' and ended_at is null;
    if known = 0 then
        insert into public.cases_casegrant (uid, case_id, person_id, appointment_id, role, reason, from_at, granted_by_id)
        select gen_random_uuid(), found_case.id, chosen, a.id, 'lead', 'substitute', clock_timestamp(), public.umay_person()
        from public.people_appointment a
        where a.id = seat and a.person_id = chosen and a.unit_id = found_case.unit_id and a.during @> clock_timestamp()::date;
        if not found then
            return null;
        end if;
    else
        update public.cases_casegrant set role = 'lead' where case_id = found_case.id and person_id = chosen and ended_at is null;
    end if;
    update public.cases_signal set ended_at = clock_timestamp() where case_ref = found_case.uid and kind = 'lead' and ended_at is null;
    return found_case.uid;
end $$;
"""

FUNCTIONS = "umay_ways_in_over(), umay_end_way_in(bigint), umay_led_by_none(uuid), umay_left_in_case(uuid), umay_assign_lead(uuid, bigint, bigint)"
GRANTS = f"""
revoke execute on function {FUNCTIONS} from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function {FUNCTIONS} to umay_app;
    end if;
end $$;
"""

FORWARD = OWNER + KEEPING + ENDING + NAMING + TAKING_OVER + GRANTS

BACKWARD = (
    """
drop function umay_assign_lead(uuid, bigint, bigint); drop function umay_left_in_case(uuid); drop function umay_led_by_none(uuid);
drop trigger named_in_report on reports_report; drop trigger named_in_report on reports_excluded; drop function umay_named_in_report();
drop trigger excluded_from_case on cases_exclusion; drop function umay_excluded_from_case();
drop function umay_end_way_in(bigint); drop function umay_ways_in_over();
drop trigger way_in_ended on cases_casegrant; drop function umay_way_in_ended();
drop trigger keep_grant on cases_casegrant; drop function umay_keep_grant();
"""
    + "".join(
        f"drop policy inside_functions on cases_{table};" for table in ("casegrant", "compartment", "compartmentwrap", "exclusion", "signal")
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_parts_begin_anew_and_leads_are_asked_for"),
        ("reports", "0007_what_was_told_is_only_added_to"),
        ("core", "0005_a_transaction_proves_its_act"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
