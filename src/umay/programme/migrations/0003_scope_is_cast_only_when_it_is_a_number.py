"""The row policies cast the scope only when it is a number: a parallel plan may evaluate every branch, also for a nation's scope."""

from django.db import migrations

SCOPED = ("programme_taskrecord", "programme_evidencefile", "programme_agreement")
NUMBER = "(select case when current_setting('umay.scope', true) ~ '^[0-9]+$' then current_setting('umay.scope', true)::bigint end)"

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

FORWARD = "".join(f"alter policy in_scope on {table} using ({SEES}) with check ({SEES});" for table in SCOPED)


class Migration(migrations.Migration):
    dependencies = [("programme", "0002_records_are_row_secured")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
