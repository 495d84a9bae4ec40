"""Letters are seen only within the scope of the transaction, and a row never changes but that its link is destroyed."""

from django.db import migrations

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

FORWARD = f"""
alter table documents_letter enable row level security;
alter table documents_letter force row level security;
create policy in_scope on documents_letter using ({SEES}) with check ({SEES});
create function documents_refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.matter_ref is null and to_jsonb(old) - 'matter_ref' = to_jsonb(new) - 'matter_ref' then
        return new;
    end if;
    raise exception 'the register of letters does not change' using errcode = 'insufficient_privilege';
end $$;
create trigger refuse_change before update or delete on documents_letter
    for each row execute function documents_refuse_change();
"""

BACKWARD = """
drop trigger refuse_change on documents_letter;
drop function documents_refuse_change();
drop policy in_scope on documents_letter;
alter table documents_letter disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
