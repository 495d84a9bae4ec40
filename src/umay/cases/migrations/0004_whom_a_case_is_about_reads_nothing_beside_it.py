"""Whom a case excludes, or a report that it was made of, finds it neither in the journal nor in the register of letters."""

from django.db import migrations

HEAD = """
create or replace function umay_hidden_matters() returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public as $$
"""

# The letters hold the case's uid, the journal a reference of its own. Nobody's transaction and a job's are excluded from nothing.
FORWARD = (
    "create policy of_owner on cases_exclusion for select to current_user using (true);"
    + HEAD
    + """
    select unnest(array[c.uid, c.journal_ref])
    from public.cases_case c
    where c.id in (select x.case_id from public.cases_exclusion x where x.person_id = (select public.umay_person()))
        or c.uid in (
            select r.case_ref
            from public.reports_excluded e join public.reports_report r on r.id = e.report_id
            where e.person_id = (select public.umay_person())
        )
$$;
"""
)

BACKWARD = HEAD + "    select null::uuid where false\n$$; drop policy of_owner on cases_exclusion;"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_whom_a_report_names_is_cut_off"),
        ("documents", "0003_letters_about_oneself_are_not_seen"),
        ("journal", "0004_lines_about_oneself_are_not_seen"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
