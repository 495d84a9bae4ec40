"""The four functions by which pages without an account reach the database. Each is a transaction; none returns what is not its own.

Bytes come beside the words in one array; `said` names them by their place in it, counted from 1.
"""

from django.db import migrations

OPEN = """
create function intake_open(said jsonb) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    place public.reports_tellingplace;
    answer jsonb;
begin
    select * into place from public.reports_tellingplace where code = said->>'code' and closed_at is null;
    if not found then
        return null;
    end if;
    with recursive chain as (
        select u.*, 0 as up from public.places_unit u where u.id = place.unit_id
        union all
        select u.*, chain.up + 1 from public.places_unit u join chain on u.id = chain.parent_id where chain.up < 4
    ),
    seated as (  -- whoever sits in the unit's safety team today, by the seat
        select s.person_id, min(s.role) as seat
        from public.people_bodyseat s join public.people_body b on b.id = s.body_id
        where b.unit_id = place.unit_id and b.kind = 'safety-team' and s.during @> (said->>'day')::date and s.person_id is not null
        group by s.person_id
    ),
    there as (
        select a.person_id, p.uid as person_uid, a.function, a.role, a.role_title, chain.level, chain.up, seated.seat,
               k.uid as key_uid, k.version, k.public, k.mark,
               row_number() over (partition by a.person_id order by chain.up, k.version desc nulls last) as nth
        from chain
        join public.people_appointment a on a.unit_id = chain.id and a.during @> (said->>'day')::date
        join public.people_person p on p.id = a.person_id
        left join seated on seated.person_id = a.person_id
        left join public.vault_personkey k on k.person_id = a.person_id and k.retired_at is null
        where a.function in ('unit_head', 'deputy_head', 'coordinator', 'counsellor', 'psychologist', 'social_worker', 'secretary')
           or seated.seat is not null
    )
    select jsonb_build_object(
        'unit_id', u.id, 'unit_uid', u.uid, 'unit_name', u.name, 'country', u.country, 'is_demo', place.is_demo, 'shown', place.shown,
        'province_id', u.province_id, 'district_id', u.district_id,
        'has_team', exists (select from seated),
        'recovery', (select jsonb_build_object('uid', r.uid, 'public', encode(r.public, 'hex'), 'mark', encode(r.mark, 'hex'), 'version', r.version)
                     from public.vault_recoverykey r where r.retired_at is null limit 1),
        'people', coalesce((select jsonb_agg(jsonb_build_object(
            'person_id', t.person_id, 'person_uid', t.person_uid, 'function', t.function, 'role', t.role, 'title', t.role_title,
            'level', t.level, 'up', t.up, 'seat', t.seat, 'key_uid', t.key_uid, 'version', t.version,
            'public', encode(t.public, 'hex'), 'mark', encode(t.mark, 'hex')) order by t.up, t.person_id)
            from (select * from there where nth = 1 limit 300) t), '[]'::jsonb))
    into answer from public.places_unit u where u.id = place.unit_id;
    return answer;
end $$;
"""

SUBMIT = """
create function intake_keep(report uuid, message jsonb, blobs bytea[]) returns void language plpgsql
    set search_path = pg_catalog, public as $$
declare
    said uuid := (message->>'id')::uuid;
    one jsonb;
    file uuid;
begin
    insert into public.reports_message (id, report_id, number, kind, author_id, at, epoch, key, blob)
    select said, report, coalesce(max(m.number), 0) + 1, message->>'kind', (message->>'author_id')::bigint, (message->>'at')::timestamptz,
           (message->>'epoch')::int, (message->>'key')::uuid, blobs[(message->>'blob')::int]
    from public.reports_message m where m.report_id = report;
    for one in select jsonb_array_elements(coalesce(message->'files', '[]'::jsonb)) loop
        file := (one->>'id')::uuid;
        insert into public.reports_attachment (id, message_id, report_id, number, epoch, about_blob, key_blob, header, chunks, kept_apart)
        values (file, said, report, (one->>'number')::int, (message->>'epoch')::int, blobs[(one->>'about')::int], blobs[(one->>'key')::int],
                blobs[(one->>'header')::int], (one->>'chunks')::int, (one->>'kept_apart')::bool);
        insert into public.reports_attachmentchunk (attachment_id, number, blob)
        select file, n, blobs[(one->>'first')::int + n - 1] from generate_series(1, (one->>'chunks')::int) n;
    end loop;
end $$;
revoke execute on function intake_keep(uuid, jsonb, bytea[]) from public;

create function intake_note(verb text, subject uuid, place public.reports_report, detail jsonb) returns void language sql
    set search_path = pg_catalog, public as $$
    insert into public.core_auditentry (id, at, verb, subject, unit_id, province_id, detail, salt)
    values (gen_random_uuid(), place.received_at, verb, subject::text, place.unit_id, place.province_id, detail,
            decode(replace(gen_random_uuid()::text, '-', ''), 'hex'))
$$;
revoke execute on function intake_note(text, uuid, public.reports_report, jsonb) from public;

-- Answers {"id", "again"}: again when the key was kept before with the same receipt; {"no": "taken"} with another; {"no": "place"} when shut.
create function intake_submit(said jsonb, blobs bytea[]) returns jsonb language plpgsql security definer
    set search_path = pg_catalog, public as $$
declare
    head jsonb := said->'report';
    place public.reports_tellingplace;
    unit public.places_unit;
    kept public.reports_report;
    one jsonb;
begin
    select * into place from public.reports_tellingplace where code = said->>'code' and closed_at is null;
    if not found then
        return '{"no": "place"}'::jsonb;
    end if;
    select * into unit from public.places_unit where id = place.unit_id;
    insert into public.reports_report (id, unit_id, country, province_id, district_id, channel, about, in_danger, about_head, about_team, has_name,
        in_flood, is_practice, language, received_at, state, key, epoch, receipt_lookup, receipt_public, receipt_wrap, teller_blob, rungs, told_rung)
    values ((head->>'id')::uuid, unit.id, unit.country, unit.province_id, unit.district_id, head->>'channel', head->>'about',
        (head->>'in_danger')::bool, (head->>'about_head')::bool, (head->>'about_team')::bool, (head->>'has_name')::bool,
        (head->>'in_flood')::bool, (head->>'is_practice')::bool, head->>'language', date_trunc('hour', (head->>'at')::timestamptz), 'received',
        (head->>'key')::uuid, 1, blobs[(head->>'lookup')::int], blobs[(head->>'public')::int], blobs[(head->>'wrap')::int],
        blobs[(head->>'teller')::int], head->'rungs', -1)
    on conflict (key) do nothing returning * into kept;
    if kept.id is null then
        select * into kept from public.reports_report where key = (head->>'key')::uuid;
        if kept.receipt_lookup is not distinct from blobs[(head->>'lookup')::int] then
            return jsonb_build_object('id', kept.id, 'again', true, 'at', kept.received_at);
        end if;
        return '{"no": "taken"}'::jsonb;
    end if;
    insert into public.reports_reportwrap (id, report_id, compartment, epoch, holder_key, person_id, rung, opens_at, blob, mark, granter)
    select gen_random_uuid(), kept.id, w->>'compartment', 1, (w->>'holder_key')::uuid, (w->>'person_id')::bigint, (w->>'rung')::int,
           (w->>'opens_at')::timestamptz, blobs[(w->>'blob')::int], blobs[(w->>'mark')::int], w->>'granter'
    from jsonb_array_elements(said->'wraps') w;
    insert into public.reports_excluded (id, report_id, person_id, by_id, at)
    select gen_random_uuid(), kept.id, e::text::bigint, 0, kept.received_at from jsonb_array_elements(coalesce(said->'excluded', '[]'::jsonb)) e;
    for one in select jsonb_array_elements(said->'messages') loop
        perform public.intake_keep(kept.id, one, blobs);
    end loop;
    perform public.intake_note('report.received', kept.id, kept, jsonb_build_object('channel', kept.channel, 'rungs', jsonb_array_length(kept.rungs)));
    perform public.procrastinate_defer_jobs_v1(array[row(
        case when kept.in_danger then 'urgent' else 'default' end, 'reports.tell_readers', case when kept.in_danger then 10 else 0 end,
        null, null, jsonb_build_object('report_id', kept.id), null)::public.procrastinate_job_to_defer_v1]);
    return jsonb_build_object('id', kept.id, 'again', false, 'at', kept.received_at);
end $$;
"""

READ_AND_SAY = """
create function intake_read(lookup bytea) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    kept public.reports_report;
begin
    select * into kept from public.reports_report where receipt_lookup = lookup;
    if not found then
        return null;
    end if;
    return jsonb_build_object(
        'id', kept.id, 'state', kept.state, 'at', kept.received_at, 'epoch', kept.epoch, 'wrap', encode(kept.receipt_wrap, 'hex'),
        'unit_id', kept.unit_id, 'rungs', kept.rungs, 'now', clock_timestamp(),
        'code', (select code from public.reports_tellingplace where unit_id = kept.unit_id),
        'read_rungs', (select coalesce(jsonb_agg(distinct o.rung), '[]'::jsonb) from public.reports_opening o where o.report_id = kept.id),
        'messages', (select coalesce(jsonb_agg(jsonb_build_object(
            'id', m.id, 'kind', m.kind, 'at', m.at, 'epoch', m.epoch, 'blob', encode(m.blob, 'hex'),
            'files', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'about', encode(a.about_blob, 'hex')) order by a.number), '[]'::jsonb)
                      from public.reports_attachment a where a.message_id = m.id)) order by m.number), '[]'::jsonb)
            from public.reports_message m where m.report_id = kept.id and m.kind in ('told', 'wish', 'added', 'answer')));
end $$;

-- Answers {"kept": true}, also for a key that was kept before; null for a receipt that is none; {"no": "shut"} when it was shredded or set aside.
create function intake_say(lookup bytea, said jsonb, blobs bytea[]) returns jsonb language plpgsql security definer
    set search_path = pg_catalog, public as $$
declare
    kept public.reports_report;
begin
    select * into kept from public.reports_report where receipt_lookup = lookup for update;
    if not found then
        return null;
    end if;
    if exists (select from public.reports_message where key = (said->>'key')::uuid and report_id = kept.id) then
        return '{"kept": true}'::jsonb;
    end if;
    if (select count(*) from public.reports_message where report_id = kept.id) >= 500 then
        return '{"no": "full"}'::jsonb;
    end if;
    perform public.intake_keep(kept.id, said || jsonb_build_object('at', date_trunc('hour', (said->>'at')::timestamptz)), blobs);
    perform public.intake_note('report.added', kept.id, kept, '{}'::jsonb);
    perform public.procrastinate_defer_jobs_v1(array[row(
        'default', 'reports.tell_of_more', 0, null, null, jsonb_build_object('report_id', kept.id), null)::public.procrastinate_job_to_defer_v1]);
    return '{"kept": true}'::jsonb;
end $$;

do $$ begin
    if exists (select from pg_roles where rolname = 'umay_public') then
        grant execute on function intake_open(jsonb), intake_submit(jsonb, bytea[]), intake_read(bytea), intake_say(bytea, jsonb, bytea[])
            to umay_public;
    end if;
end $$;
"""

BACKWARD = """
drop function intake_say(bytea, jsonb, bytea[]); drop function intake_read(bytea); drop function intake_submit(jsonb, bytea[]);
drop function intake_note(text, uuid, public.reports_report, jsonb); drop function intake_keep(uuid, jsonb, bytea[]); drop function intake_open(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_sealed_rows_are_seen_by_few"), ("procrastinate", "0041_post_retry_failed_job"), ("vault", "0001_tables"), ("people", "0003_remember_when_somebody_was_invited")]
    operations = [migrations.RunSQL(OPEN + SUBMIT + READ_AND_SAY, BACKWARD)]
