"""The rows are seen by the signed scope of the transaction (core/0004), no more by settings that any statement can widen."""

from django.db import migrations

SCOPED = ("documents_letter",)

# Each in a query of its own, so that it is asked once for a statement and not for each row.
SEES = """
case (select umay_level())
    when 'unit' then unit_id = (select umay_area())
    when 'district' then district_id = (select umay_area())
    when 'province' then province_id = (select umay_area())
    when 'nation' then country = (select umay_scope())
    when 'all' then true
    else false
end
"""

NUMBER = "(select case when current_setting('umay.scope', true) ~ '^[0-9]+$' then current_setting('umay.scope', true)::bigint end)"
BEFORE = f"""
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
BACKWARD = "".join(f"alter policy in_scope on {table} using ({BEFORE}) with check ({BEFORE});" for table in SCOPED)


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_letters_about_oneself_are_not_seen"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
