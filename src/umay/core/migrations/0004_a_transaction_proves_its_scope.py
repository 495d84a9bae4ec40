"""The scope of a transaction is signed with its person, and the word holds in one connection alone: nobody widens it or uses another's."""

from django.db import migrations

# "person|expiry|backend|level|scope|agency|HMAC-SHA256 of the six". Null for nobody, a forged word, an old one, one of another connection.
# Restricted, not unsafe: a plan may be parallel, but the word is read by its leader.
FORWARD = """
create function umay_word() returns text[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, public as $$
declare
    said text[] := string_to_array(current_setting('umay.ctx', true), '|');
    held public.umay_key;
begin
    if said is null or array_length(said, 1) is distinct from 7
        or said[1] !~ '^[0-9]{1,18}$' or said[2] !~ '^[0-9]{1,12}$' or said[3] <> pg_backend_pid()::text
        or said[2]::bigint < extract(epoch from clock_timestamp()) then
        return null;
    end if;
    select * into held from public.umay_key where name = 'app';
    if not found or said[7] is distinct from encode(sha256(held.outer_pad || sha256(held.inner_pad
        || convert_to(array_to_string(said[1:6], '|'), 'UTF8'))), 'hex') then
        return null;
    end if;
    return said[1:6];
end $$;

create or replace function umay_person() returns bigint language sql stable parallel restricted as $$
    select (public.umay_word())[1]::bigint
$$;
-- 'unit', 'district', 'province', 'nation', 'all' for a job, 'none' for somebody without a seat, null for nobody.
create function umay_level() returns text language sql stable parallel restricted as $$ select (public.umay_word())[4] $$;
-- The id of the unit or area, or the code of the country.
create function umay_scope() returns text language sql stable parallel restricted as $$ select (public.umay_word())[5] $$;
create function umay_area() returns bigint language sql stable parallel restricted as $$
    select case when said ~ '^[0-9]{1,18}$' then said::bigint end from (select (public.umay_word())[5] as said) word
$$;
create function umay_agency() returns text language sql stable parallel restricted as $$ select (public.umay_word())[6] $$;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_word(), umay_level(), umay_scope(), umay_area(), umay_agency() to umay_app;
    end if;
end $$;
"""

BACKWARD = """
create or replace function umay_person() returns bigint language plpgsql stable security definer set search_path = pg_catalog, public as $$
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
drop function umay_agency(); drop function umay_area(); drop function umay_scope(); drop function umay_level(); drop function umay_word();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_a_transaction_proves_whose_it_is")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
