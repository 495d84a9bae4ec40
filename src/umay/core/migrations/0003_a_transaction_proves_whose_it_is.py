"""A table of keys that the application cannot read, and the function that tells whose a transaction is."""

from django.db import migrations

FORWARD = """
create table umay_key (
    name text primary key,
    mark bytea not null,
    inner_pad bytea not null,
    outer_pad bytea not null
);
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        revoke all on umay_key from umay_app;
    end if;
end $$;

-- "person|expiry|HMAC-SHA256 of the two": the person's id, 0 for a job, null for nobody, a forged or an old word.
create function umay_person() returns bigint language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    said text[] := string_to_array(current_setting('umay.ctx', true), '|');
    held public.umay_key;
begin
    if said is null or array_length(said, 1) <> 3 or said[1] !~ '^[0-9]{1,18}$' or said[2] !~ '^[0-9]{1,12}$' then
        return null;
    end if;
    select * into held from public.umay_key where name = 'app';
    if not found or said[3] <> encode(sha256(held.outer_pad || sha256(held.inner_pad || convert_to(said[1] || '|' || said[2], 'UTF8'))), 'hex') then
        return null;
    end if;
    if said[2]::bigint < extract(epoch from clock_timestamp()) then
        return null;
    end if;
    return said[1]::bigint;
end $$;
"""

BACKWARD = "drop function umay_person(); drop table umay_key;"


class Migration(migrations.Migration):
    dependencies = [("core", "0002_audit_is_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
