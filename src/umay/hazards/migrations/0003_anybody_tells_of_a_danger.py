"""The two functions by which the page without an account reaches the ledger: what it shows of a place, and taking in a danger.

What is taken in waits as told by the public until somebody of the school has looked. Nobody reads anything back. What comes in a flood
stops at a number a day for each place, so that a prank fills no disk; the page then says whom to call. Pictures are counted for each sign
by themselves: when there are enough of a day, words come through without one.
"""

from django.db import migrations

PLACE = """
-- The room that owns the tellings stands above this one and may be missing: its table is asked for by name.
create function hazard_place(unit bigint) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    answer jsonb;
    tell_code text;
begin
    if to_regclass('public.reports_tellingplace') is not null then
        execute 'select code from public.reports_tellingplace where unit_id = $1 and closed_at is null' into tell_code using unit;
    end if;
    select jsonb_build_object('name', u.name, 'country', u.country, 'tell', tell_code) into answer
    from public.places_unit u where u.id = unit and u.level = 'school';
    return answer;
end $$;
"""

TELL = """
-- Answers {"kept": true}, also for a key that was kept before, with {"photo": "full"} where its picture was one too many at this sign today;
-- {"no": "place"} for no school; {"no": "full"} when too much waits already.
create function hazard_tell(said jsonb, photo bytea) returns jsonb language plpgsql security definer
    set search_path = pg_catalog, public as $$
declare
    unit public.places_unit;
    kept public.hazards_hazard;
    now_at timestamptz := clock_timestamp();
    sign_label text := left(coalesce(said->>'label', ''), 120);
    answer jsonb := '{"kept": true}'::jsonb;
begin
    select * into unit from public.places_unit where id = (said->>'unit_id')::bigint and level = 'school';
    if not found then
        return '{"no": "place"}'::jsonb;
    end if;
    perform pg_advisory_xact_lock(hashtext('hazard_tell'), unit.id::int);
    if exists (select from public.hazards_hazard where unit_id = unit.id and key = (said->>'key')::uuid) then
        return '{"kept": true}'::jsonb;
    end if;
    if (select count(*) from public.hazards_hazard h
        where h.unit_id = unit.id and h.state = 'told' and h.recorded_at > now_at - interval '1 day') >= 60 then
        return '{"no": "full"}'::jsonb;
    end if;
    insert into public.hazards_hazard (uid, unit_id, country, province_id, district_id, kind, size, state, source, "where", what, ref_kind,
        ref_label, found_at, recorded_at, owner_kind, owner_name, measure, key)
    values (gen_random_uuid(), unit.id, unit.country, unit.province_id, unit.district_id, said->>'kind', 'small', 'told', 'public',
        left(said->>'where', 200), left(coalesce(said->>'what', ''), 1000), case when said->>'label' <> '' then 'poster' else '' end,
        sign_label, now_at, now_at, '', '', '', (said->>'key')::uuid)
    returning * into kept;
    insert into public.hazards_hazardevent (uid, hazard_id, deed, at, note) values (gen_random_uuid(), kept.id, 'told', now_at, '');
    if photo is not null and (select count(*) from public.hazards_hazardphoto p join public.hazards_hazard h on h.id = p.hazard_id
        where h.unit_id = unit.id and h.source = 'public' and h.ref_label = sign_label and p.deed = 'told'
            and p.at > now_at - interval '1 day') >= 10 then
        answer := answer || '{"photo": "full"}'::jsonb;
    elsif photo is not null and octet_length(photo) <= 4000000 then
        insert into public.hazards_hazardphoto (uid, hazard_id, deed, media_type, data, at)
        values (gen_random_uuid(), kept.id, 'told', said->>'media_type', photo, now_at);
    end if;
    insert into public.core_auditentry (id, at, verb, subject, unit_id, province_id, detail, salt)
    values (gen_random_uuid(), now_at, 'hazard.told', kept.uid::text, unit.id, unit.province_id, jsonb_build_object('kind', kept.kind),
            decode(replace(gen_random_uuid()::text, '-', ''), 'hex'));
    perform public.procrastinate_defer_jobs_v1(array[row(
        'default', 'hazards.tell_keepers', 0, null, null, jsonb_build_object('hazard_id', kept.id), null)::public.procrastinate_job_to_defer_v1]);
    return answer;
end $$;
revoke execute on function hazard_place(bigint), hazard_tell(jsonb, bytea) from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_public') then
        grant execute on function hazard_place(bigint), hazard_tell(jsonb, bytea) to umay_public;
    end if;
end $$;
"""
BACKWARD = "drop function hazard_tell(jsonb, bytea); drop function hazard_place(bigint);"


class Migration(migrations.Migration):
    dependencies = [
        ("hazards", "0002_offices_above_see_large_ones_alone"),
        ("procrastinate", "0041_post_retry_failed_job"),
        ("core", "0002_audit_is_append_only"),
    ]
    operations = [migrations.RunSQL(PLACE + TELL, BACKWARD)]
