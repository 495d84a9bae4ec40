"""The signed word also says which act is carried out, and tables can be shut to all but the acts that they name."""

from django.db import migrations

WORD = """
create or replace function umay_word() returns text[] language plpgsql stable parallel restricted security definer
    set search_path = pg_catalog, public as $$
declare
    said text[] := string_to_array(current_setting('umay.ctx', true), '|');
    held public.umay_key;
begin
    if said is null or array_length(said, 1) is distinct from {parts} + 1
        or said[1] !~ '^[0-9]{{1,18}}$' or said[2] !~ '^[0-9]{{1,12}}$' or said[3] <> pg_backend_pid()::text
        or said[2]::bigint < extract(epoch from clock_timestamp()) then
        return null;
    end if;
    select * into held from public.umay_key where name = 'app';
    if not found or said[{parts} + 1] is distinct from encode(sha256(held.outer_pad || sha256(held.inner_pad
        || convert_to(array_to_string(said[1:{parts}], '|'), 'UTF8'))), 'hex') then
        return null;
    end if;
    return said[1:{parts}];
end $$;
"""

# "person|expiry|backend|level|scope|agency|act|HMAC-SHA256 of the seven".
# A table is shut by: create trigger only_in_acts before insert or update or delete on <table>
# for each statement execute function umay_only_in_acts('verb', ...). Its owner, and so definer functions and migrations, are not asked.
FORWARD = (
    WORD.format(parts=7)
    + """
create function umay_act() returns text language sql stable parallel restricted as $$ select (public.umay_word())[7] $$;
create function umay_only_in_acts() returns trigger language plpgsql as $$
begin
    if umay_act() = any (tg_argv) or pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage') then
        return null;
    end if;
    raise exception '% is written in acts of its own', tg_table_name using errcode = 'insufficient_privilege';
end $$;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_act(), umay_only_in_acts() to umay_app;
    end if;
end $$;
"""
)
BACKWARD = "drop function umay_only_in_acts(); drop function umay_act();" + WORD.format(parts=6)


class Migration(migrations.Migration):
    dependencies = [("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
