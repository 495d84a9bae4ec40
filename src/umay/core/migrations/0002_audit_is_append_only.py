"""The audit refuses update, delete and truncate for everybody; the transaction's number is filled by the database."""

from django.db import migrations

TABLES = ("core_auditentry", "core_auditseal", "core_auditanchor")

FORWARD = """
create function umay_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;

create function umay_fill_xid() returns trigger language plpgsql as $$
begin
    new.xid := pg_current_xact_id()::text::bigint;
    return new;
end $$;

create trigger fill_xid before insert on core_auditentry for each row execute function umay_fill_xid();
""" + "".join(
    f"""
create trigger refuse_change before update or delete on {table} for each row execute function umay_refuse_change();
create trigger refuse_truncate before truncate on {table} for each statement execute function umay_refuse_change();
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        revoke update, delete, truncate on {table} from umay_app;
    end if;
end $$;
"""
    for table in TABLES
)

BACKWARD = "".join(
    f"drop trigger refuse_change on {table}; drop trigger refuse_truncate on {table};" for table in TABLES
) + "drop trigger fill_xid on core_auditentry; drop function umay_fill_xid(); drop function umay_refuse_change();"


class Migration(migrations.Migration):
    dependencies = [("core", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
