"""Signals of an area are seen by the signed scope of the transaction (core/0004), no more by settings that any statement can widen."""

from django.db import migrations

SIGNALS = """
alter policy of_area on cases_signal using (
    case (select {level})
        when 'all' then true
        when 'district' then agency = (select {agency}) and district_id = (select {area})
        when 'province' then agency = (select {agency}) and province_id = (select {area})
        when 'nation' then agency = (select {agency}) and country = (select {scope})
        else exists (select from cases_case c where c.uid = case_ref)
    end
) with check ((select {level}) = 'all' or exists (select from cases_case c where c.uid = case_ref));
"""

FORWARD = SIGNALS.format(level="umay_level()", scope="umay_scope()", area="umay_area()", agency="umay_agency()")
BACKWARD = SIGNALS.format(
    level="current_setting('umay.level', true)",
    scope="current_setting('umay.scope', true)",
    area="nullif(current_setting('umay.scope', true), '')::bigint",
    agency="current_setting('umay.agency', true)",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_whom_a_case_is_about_reads_nothing_beside_it"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
