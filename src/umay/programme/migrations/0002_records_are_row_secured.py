"""Records, their history and files are seen only within the scope of the transaction (core.context), whatever a query forgets."""

from django.db import migrations

SCOPED = ("programme_taskrecord", "programme_evidencefile", "programme_agreement")

# One scalar setting, wrapped so that the planner reads it once. Unset means that no row is seen.
SEES = """
case (select current_setting('umay.level', true))
    when 'unit' then unit_id = (select nullif(current_setting('umay.scope', true), '')::bigint)
    when 'district' then district_id = (select nullif(current_setting('umay.scope', true), '')::bigint)
    when 'province' then province_id = (select nullif(current_setting('umay.scope', true), '')::bigint)
    when 'nation' then country = (select current_setting('umay.scope', true))
    when 'all' then true
    else false
end
"""

FORWARD = "".join(
    f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy in_scope on {table} using ({SEES}) with check ({SEES});
"""
    for table in SCOPED
) + """
alter table programme_taskevent enable row level security;
alter table programme_taskevent force row level security;
create policy in_scope on programme_taskevent
    using (exists (select from programme_taskrecord r where r.id = record_id))
    with check (exists (select from programme_taskrecord r where r.id = record_id));
create function umay_refuse_history_change() returns trigger language plpgsql as $$
begin
    raise exception 'the history of a record is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger refuse_change before update or delete on programme_taskevent
    for each row execute function umay_refuse_history_change();
"""

BACKWARD = "".join(f"drop policy in_scope on {table}; alter table {table} disable row level security;" for table in SCOPED) + """
drop trigger refuse_change on programme_taskevent; drop function umay_refuse_history_change();
drop policy in_scope on programme_taskevent; alter table programme_taskevent disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
