"""What was told, who read it and whom it names is only added to: no transaction of a person changes or removes it. Retention may, as a job."""

from django.db import migrations

KEPT = ("reports_message", "reports_opening", "reports_excluded", "reports_attachmentchunk")

FORWARD = """
create function umay_refuse_report_change() returns trigger language plpgsql as $$
begin
    if umay_person() is distinct from 0 then
        raise exception 'what was told is only added to' using errcode = 'insufficient_privilege';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
""" + "".join(
    f"create trigger refuse_change before update or delete on {table} for each row execute function umay_refuse_report_change();\n" for table in KEPT
)

BACKWARD = "".join(f"drop trigger refuse_change on {table};\n" for table in KEPT) + "drop function umay_refuse_report_change();"


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_whoever_left_a_post_reads_no_more")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
