"""Row security: a report is there only for the persons it is sealed to, once their rung's time has come."""

from django.db import migrations

OF_A_REPORT = ("reports_reportwrap", "reports_message", "reports_attachment", "reports_opening", "reports_excluded")

# A rung that was told of danger or opened by time; never somebody whom the report names; never a wrap that was ended.
FORWARD = """
create function umay_reports() returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select w.report_id
    from public.reports_reportwrap w
    where w.person_id = public.umay_person()
      and w.ended_at is null
      and w.opens_at <= clock_timestamp()
      and not exists (select from public.reports_excluded e where e.report_id = w.report_id and e.person_id = w.person_id)
$$;

alter table reports_report enable row level security;
alter table reports_report force row level security;
create policy inside_functions on reports_report to current_user using (true) with check (true);
create policy sealed_to_me on reports_report using (id in (select umay_reports()) or (select umay_person()) = 0);

alter table reports_attachmentchunk enable row level security;
alter table reports_attachmentchunk force row level security;
create policy inside_functions on reports_attachmentchunk to current_user using (true) with check (true);
create policy sealed_to_me on reports_attachmentchunk
    using (attachment_id in (select id from reports_attachment) or (select umay_person()) = 0);
alter table reports_attachmentchunk alter column blob set storage external;
""" + "".join(
    f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy inside_functions on {table} to current_user using (true) with check (true);
create policy sealed_to_me on {table} using (report_id in (select umay_reports()) or (select umay_person()) = 0);
"""
    for table in OF_A_REPORT
)

BACKWARD = "".join(
    f"drop policy sealed_to_me on {table}; drop policy inside_functions on {table}; alter table {table} disable row level security;"
    for table in ("reports_report", "reports_attachmentchunk", *OF_A_REPORT)
) + "drop function umay_reports();"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_tables"), ("core", "0003_a_transaction_proves_whose_it_is")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
