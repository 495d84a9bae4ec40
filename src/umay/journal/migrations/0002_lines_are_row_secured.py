"""Lines, confirmations and tables are seen only within the scope of the transaction; a published table never changes."""

from django.db import migrations

SCOPED = ("journal_line", "journal_confirmation", "journal_publishedtable")
NUMBER = "(select case when current_setting('umay.scope', true) ~ '^[0-9]+$' then current_setting('umay.scope', true)::bigint end)"

# One scalar setting, wrapped so that the planner reads it once. Unset means that no row is seen.
SEES = f"""
case (select current_setting('umay.level', true))
    when 'unit' then unit_id = {NUMBER}
    when 'district' then district_id = {NUMBER}
    when 'province' then province_id = {NUMBER}
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
create function journal_refuse_published_change() returns trigger language plpgsql as $$
begin
    raise exception 'a published table does not change' using errcode = 'insufficient_privilege';
end $$;
create trigger refuse_change before update or delete on journal_publishedtable
    for each row execute function journal_refuse_published_change();
"""

BACKWARD = """
drop trigger refuse_change on journal_publishedtable; drop function journal_refuse_published_change();
""" + "".join(f"drop policy in_scope on {table}; alter table {table} disable row level security;" for table in SCOPED)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
