"""Offices learn how many posts each school of their area has and since when; the rows of posts stay with the school."""

from django.db import migrations

COUNTS = """
create function umay_posts_set_up() returns table (unit_id bigint, posts bigint, opened_on date, closed_on date)
language sql stable security definer set search_path = pg_catalog, public as $$
    select p.unit_id, count(*) filter (where p.closed_on is null), min(p.opened_on),
           case when bool_or(p.closed_on is null) then null else max(p.closed_on) end
    from public.posts_post p
    where (select public.umay_person()) is not null and case (select public.umay_level())
        when 'unit' then p.unit_id = (select public.umay_area())
        when 'district' then p.district_id = (select public.umay_area())
        when 'province' then p.province_id = (select public.umay_area())
        when 'nation' then p.country = (select public.umay_scope())
        when 'all' then true
        else false
    end
    group by p.unit_id
$$;
revoke execute on function umay_posts_set_up() from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_posts_set_up() to umay_app;
    end if;
end $$;
"""
BACKWARD = "drop function umay_posts_set_up();"


class Migration(migrations.Migration):
    dependencies = [
        ("posts", "0003_what_is_closed_stays_and_gear_is_for_guards_and_police"),
        ("core", "0004_a_transaction_proves_its_scope"),
    ]
    operations = [migrations.RunSQL(COUNTS, BACKWARD)]
