"""Rows are seen from their own school, counts of a week from the areas above it too; closed roads are public."""

from django.db import migrations

from umay.core.walls import area_wall, unit_wall

OF_UNIT = ("line", "lineclass", "headcount", "counting", "busplan", "buspaper", "bus", "buscheck", "busseen", "closure")
WALLS = [*(unit_wall(f"ways_{table}") for table in OF_UNIT), area_wall("ways_busweek")]

# Answers alike to a unit that is not there and one that has closed no road: an empty list.
PUBLIC = """
create function roads_read(asked uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('school', (select u.name from public.places_unit u where u.uid = asked and u.level = 'school'),
        'roads', coalesce(jsonb_agg(jsonb_build_object(
            'road', c.road, 'stretch', c.stretch, 'detour', c.detour, 'weekdays', to_jsonb(c.weekdays), 'starts', c.starts, 'ends', c.ends,
            'authority', c.authority, 'paper', c.paper, 'from', c.from_on, 'until', c.until_on) order by c.starts, c.road)
            filter (where c.id is not null), '[]'::jsonb))
    from public.ways_closure c join public.places_unit u on u.id = c.unit_id
    where u.uid = asked and c.ended_at is null
$$;
revoke execute on function roads_read(uuid) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_public') then
        grant execute on function roads_read(uuid) to umay_public;
    end if;
end $$;
"""
BACK = "drop function roads_read(uuid);"


class Migration(migrations.Migration):
    dependencies = [("ways", "0001_lines_buses_roads"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [*(migrations.RunSQL(forward, backward) for forward, backward in WALLS), migrations.RunSQL(PUBLIC, BACK)]
