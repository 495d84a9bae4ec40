"""A report is there for a person only while they hold the post for which it was sealed to them: in the unit, or in the office of that rung."""

from django.db import migrations

HEAD = """
create or replace function umay_reports() returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select w.report_id
    from public.reports_reportwrap w
    join public.reports_report r on r.id = w.report_id
    where w.person_id = public.umay_person()
      and w.ended_at is null
      and w.opens_at <= clock_timestamp()
      and not exists (select from public.reports_excluded e where e.report_id = w.report_id and e.person_id = w.person_id)
"""
POST = """
      and exists (
          select from public.people_appointment a join public.places_unit office on office.id = a.unit_id
          where a.person_id = w.person_id and a.during @> clock_timestamp()::date
            and case coalesce(r.rungs -> w.rung::int ->> 'reach', 'team')
                when 'team' then a.unit_id = r.unit_id
                when 'deputy' then a.unit_id = r.unit_id
                else office.level = r.rungs -> w.rung::int ->> 'reach'
            end
      )
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_offices_above_see_counts")]
    operations = [migrations.RunSQL(HEAD + POST + "$$;", HEAD + "$$;")]
