"""Rows are seen from their own school, counts of a week from the areas above it too; a sign's place is public."""

from django.db import migrations

from umay.core.walls import area_wall, unit_wall

OF_UNIT = ("checkpoint", "route", "stop", "turn", "keptfile", "round", "scan")
WALLS = [*(unit_wall(f"rounds_{table}") for table in OF_UNIT), area_wall("rounds_weekcount")]

PUBLIC = """
create function sign_read(asked uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('unit_id', u.id, 'school', u.name, 'number', p.number, 'name', p.name, 'edition', p.edition,
        'up', p.ended_at is null)
    from public.rounds_checkpoint p join public.places_unit u on u.id = p.unit_id
    where p.uid = asked
$$;
revoke execute on function sign_read(uuid) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_public') then
        grant execute on function sign_read(uuid) to umay_public;
    end if;
end $$;
"""
BACK = "drop function sign_read(uuid);"


class Migration(migrations.Migration):
    dependencies = [("rounds", "0001_points_and_walks"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [*(migrations.RunSQL(forward, backward) for forward, backward in WALLS), migrations.RunSQL(PUBLIC, BACK)]
