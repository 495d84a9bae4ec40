"""Children followed in an area are counted by the signed scope of the transaction (core/0004), no more by settings that any statement can widen."""

from django.db import migrations

COUNTS = """
create or replace function umay_followed_counts() returns table (unit_id bigint, reason text, state text, children bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
    select f.unit_id, f.reason::text,
           case f.state when 'enrolled_confidentially' then 'back' else f.state::text end,
           count(*)
    from public.absence_followed f
    where (select public.umay_person()) is not null and case (select {level})
        when 'unit' then f.unit_id = (select {area})
        when 'district' then f.district_id = (select {area})
        when 'province' then f.province_id = (select {area})
        when 'nation' then f.country = (select {scope})
        when 'all' then true
        else false
    end
    group by 1, 2, 3
$$;
"""

FORWARD = COUNTS.format(level="public.umay_level()", scope="public.umay_scope()", area="public.umay_area()")
BACKWARD = COUNTS.format(
    level="current_setting('umay.level', true)",
    scope="current_setting('umay.scope', true)",
    area="nullif(current_setting('umay.scope', true), '')::bigint",
)


class Migration(migrations.Migration):
    dependencies = [("absence", "0002_only_who_was_let_in_sees_a_child"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
