"""A ledger is its own school's; of a large danger the areas above see the row as well. Incidents are seen in their own unit alone.

Offices above have numbers of the rest by functions that tell counts, natures and times by the signed scope of the transaction.
"""

from django.db import migrations

from umay.core.walls import unit_wall

AREA = """
case (select public.umay_level())
    when 'unit' then {row}.unit_id = (select public.umay_area())
    when 'district' then {row}.district_id = (select public.umay_area())
    when 'province' then {row}.province_id = (select public.umay_area())
    when 'nation' then {row}.country = (select public.umay_scope())
    when 'all' then true
    else false
end
"""
SEES = f"({AREA.format(row='hazards_hazard')}) and ((select umay_level()) in ('unit', 'all') or size = 'large')"
OF_IT = "exists (select from hazards_hazard h where h.id = hazard_id)"

LEDGER = f"""
alter table hazards_hazard enable row level security;
alter table hazards_hazard force row level security;
create policy inside_functions on hazards_hazard to current_user using (true) with check (true);
create policy in_scope on hazards_hazard using ({SEES}) with check ({SEES});
""" + "".join(
    f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy inside_functions on {table} to current_user using (true) with check (true);
create policy of_what_is_seen on {table} using ({OF_IT}) with check ({OF_IT});
"""
    for table in ("hazards_hazardevent", "hazards_hazardphoto")
)
LEDGER_BACK = "".join(
    f"drop policy of_what_is_seen on {table}; drop policy inside_functions on {table}; alter table {table} disable row level security;"
    for table in ("hazards_hazardevent", "hazards_hazardphoto")
) + "drop policy in_scope on hazards_hazard; drop policy inside_functions on hazards_hazard; alter table hazards_hazard disable row level security;"

COUNTS = f"""
create function umay_hazard_counts(today date) returns table (
    unit_id bigint, open_small bigint, open_large bigint, late bigint, to_check bigint, gone bigint, last_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public as $$
    select h.unit_id,
           count(*) filter (where h.state in ('told', 'open', 'fixed') and h.size = 'small'),
           count(*) filter (where h.state in ('told', 'open', 'fixed') and h.size = 'large'),
           count(*) filter (where h.state = 'open' and h.due_on < today),
           count(*) filter (where h.state = 'fixed'),
           count(*) filter (where h.state = 'gone'),
           max(h.recorded_at)
    from public.hazards_hazard h
    where (select public.umay_person()) is not null and ({AREA.format(row='h')})
    group by 1
$$;

-- Of a serious incident the offices above know that it was, of which nature, when, and how many were told. Not where, and no words.
create function umay_incidents_above(since timestamptz) returns table (
    unit_id bigint, nature text, happened_at timestamptz, recorded_at timestamptz, closed_at timestamptz, told bigint
) language sql stable security definer set search_path = pg_catalog, public as $$
    select i.unit_id, i.nature::text, i.happened_at, i.recorded_at, i.closed_at,
           (select count(*) from public.hazards_incidenttold t where t.incident_id = i.id)
    from public.hazards_incident i
    where (select public.umay_person()) is not null and i.is_serious and i.recorded_at >= since and ({AREA.format(row='i')})
    order by i.happened_at desc limit 200
$$;
revoke execute on function umay_hazard_counts(date), umay_incidents_above(timestamptz) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_hazard_counts(date), umay_incidents_above(timestamptz) to umay_app;
    end if;
end $$;
"""
COUNTS_BACK = "drop function umay_incidents_above(timestamptz); drop function umay_hazard_counts(date);"
WALLS = [(LEDGER, LEDGER_BACK), *(unit_wall(table) for table in ("hazards_incident", "hazards_incidenttold")), (COUNTS, COUNTS_BACK)]


class Migration(migrations.Migration):
    dependencies = [("hazards", "0001_ledger_and_incidents"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [migrations.RunSQL(forward, backward) for forward, backward in WALLS]
