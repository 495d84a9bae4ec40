"""What the offices above see of the reports below them: how many and since when, of units they answer for. Never a report."""

from django.db import migrations

# Only units beneath one where the person of the transaction holds an appointment today; a stranger gets no row.
FORWARD = """
create function umay_reports_above() returns table (
    unit_id bigint, unread bigint, unread_since timestamptz, climbed bigint, danger bigint, undecided bigint, asides jsonb
) language sql stable security definer set search_path = pg_catalog, public as $$
    with recursive mine as (
        select distinct a.unit_id as id
        from public.people_appointment a
        where a.person_id = public.umay_person() and a.during @> clock_timestamp()::date
    ),
    told as (
        select r.*, exists (
            select from jsonb_array_elements(r.rungs) one
            where (one->>'reads')::bool and (one->>'opens_at')::timestamptz between r.received_at + interval '1 hour' and clock_timestamp()
        ) as is_late
        from public.reports_report r
        where not r.is_practice
          and (r.state in ('received', 'read') or (r.state = 'set_aside' and r.ended_at > clock_timestamp() - interval '90 days'))
    ),
    upward as (
        select distinct t.unit_id as below, t.unit_id as id, 0 as up from told t
        union
        select c.below, u.parent_id, c.up + 1 from upward c join public.places_unit u on u.id = c.id
        where u.parent_id is not null and c.up < 6
    ),
    seen as (select distinct c.below as id from upward c join mine m on m.id = c.id where c.up > 0)
    select t.unit_id,
           count(*) filter (where t.state = 'received'),
           min(t.received_at) filter (where t.state = 'received'),
           count(*) filter (where t.state = 'received' and t.is_late),
           count(*) filter (where t.state = 'received' and t.in_danger),
           count(*) filter (where t.state = 'read' and t.first_read_at < clock_timestamp() - interval '72 hours'),
           (select coalesce(jsonb_object_agg(x.aside_reason, x.number), '{}'::jsonb) from (
                select a.aside_reason, count(*) as number from told a
                where a.unit_id = t.unit_id and a.state = 'set_aside' group by a.aside_reason) x)
    from told t
    where t.unit_id in (select id from seen)
    group by t.unit_id
$$;
revoke execute on function umay_reports_above() from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_reports_above() to umay_app;
    end if;
end $$;
"""

BACKWARD = "drop function umay_reports_above();"


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_reports_say_why_they_were_set_aside"), ("people", "0001_tables"), ("places", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
