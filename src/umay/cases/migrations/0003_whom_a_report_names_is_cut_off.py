"""Whoever is named in a report, then or later, sees no case that was made of it: at once, whoever let them in."""

from django.db import migrations

HEAD = """
create or replace function umay_cases() returns setof bigint language sql stable security definer set search_path = pg_catalog, public as $$
    select g.case_id
    from public.cases_casegrant g join public.people_appointment a on a.id = g.appointment_id
    where g.person_id = public.umay_person() and a.person_id = g.person_id
        and g.from_at <= clock_timestamp() and (g.until_at is null or clock_timestamp() < g.until_at) and g.ended_at is null
        and a.during @> clock_timestamp()::date
"""
NAMED = """
        and not exists (
            select from public.cases_case c
                join public.reports_report r on r.case_ref = c.uid
                join public.reports_excluded e on e.report_id = r.id
            where c.id = g.case_id and e.person_id = g.person_id
        )
"""
FORWARD = "create policy of_owner on cases_case for select to current_user using (true);" + HEAD + NAMED + "$$;"
BACKWARD = HEAD + "$$; drop policy of_owner on cases_case;"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_only_who_was_let_in_sees_a_case"), ("reports", "0003_doors_of_intake")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
