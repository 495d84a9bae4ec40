"""A report's key has epochs, of which the teller holds each; and whom a report names does not find it in the counts of their office.

Interface for rooms above: whoever is cut off from a report has a row in `reports_excluded` (report_id, person_id), written in the transaction
that cut them off, for the report itself and for all that are joined with it. No transaction of a person changes or removes such a row. A case is
made of a report when `reports_report.case_ref` is the case's uid. In Python the same news comes by `reports.api.hear_of_cuts`.

Keys of the teller lie among the wraps: rung 98, nobody's, sealed to the public half of the receipt, which the mark of the wrap covers.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import migrations

READ_AND_SAY = """
create or replace function intake_read(lookup bytea) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    kept public.reports_report;
begin
    select * into kept from public.reports_report where receipt_lookup = lookup;
    if not found then
        return null;
    end if;
    return jsonb_build_object(
        'id', kept.id, 'state', kept.state, 'at', kept.received_at, 'epoch', kept.epoch, 'public', encode(kept.receipt_public, 'hex'),
        'keys', (select coalesce(jsonb_agg(jsonb_build_object('epoch', w.epoch, 'blob', encode(w.blob, 'hex'), 'mark', encode(w.mark, 'hex'))),
                                 '[]'::jsonb)
                 from public.reports_reportwrap w where w.report_id = kept.id and w.rung = 98 and w.person_id is null and w.ended_at is null),
        'unit_id', kept.unit_id, 'rungs', kept.rungs, 'now', clock_timestamp(),
        'code', (select code from public.reports_tellingplace where unit_id = kept.unit_id),
        'read_rungs', (select coalesce(jsonb_agg(distinct o.rung), '[]'::jsonb) from public.reports_opening o where o.report_id = kept.id),
        'messages', (select coalesce(jsonb_agg(jsonb_build_object(
            'id', m.id, 'kind', m.kind, 'at', m.at, 'epoch', m.epoch, 'blob', encode(m.blob, 'hex'),
            'files', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'about', encode(a.about_blob, 'hex')) order by a.number), '[]'::jsonb)
                      from public.reports_attachment a where a.message_id = m.id)) order by m.number), '[]'::jsonb)
            from public.reports_message m where m.report_id = kept.id and m.kind in ('told', 'wish', 'added', 'answer')));
end $$;
-- Answers {"kept": true}, also for a key that was kept before; null for a receipt that is none; {"no": "shut"} when it was shredded or set aside;
-- {"no": "epoch"} when it is sealed with a key that was replaced meanwhile: whoever was cut off may have that one.
create or replace function intake_say(lookup bytea, said jsonb, blobs bytea[]) returns jsonb language plpgsql security definer
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
    if (said->>'epoch')::int is distinct from kept.epoch then
        return '{"no": "epoch"}'::jsonb;
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
"""

ABOVE = """
create or replace function umay_reports_above() returns table (
    unit_id bigint, unread bigint, unread_since timestamptz, climbed bigint, danger bigint, undecided bigint, asides jsonb
) language sql stable security definer set search_path = pg_catalog, public as $$
    with recursive mine as (
        select distinct a.unit_id as id
        from public.people_appointment a
        where a.person_id = public.umay_person() and a.during @> clock_timestamp()::date
    ),
    told as (
        select r.*, exists (
            select from jsonb_array_elements(r.rungs) one
            where (one->>'reads')::bool and (one->>'opens_at')::timestamptz between r.received_at + interval '1 hour' and clock_timestamp()
        ) as is_late
        from public.reports_report r
        where not r.is_practice
          and not exists (select from public.reports_excluded e where e.report_id = r.id and e.person_id = public.umay_person())
          and (r.state in ('received', 'read') or (r.state = 'set_aside' and r.ended_at > clock_timestamp() - interval '90 days'))
    ),
    upward as (
        select distinct t.unit_id as below, t.unit_id as id, 0 as up from told t
        union
        select c.below, u.parent_id, c.up + 1 from upward c join public.places_unit u on u.id = c.id
        where u.parent_id is not null and c.up < 6
    ),
    seen as (select distinct c.below as id from upward c join mine m on m.id = c.id where c.up > 0)
    select t.unit_id,
           count(*) filter (where t.state = 'received'),
           min(t.received_at) filter (where t.state = 'received'),
           count(*) filter (where t.state = 'received' and t.is_late),
           count(*) filter (where t.state = 'received' and t.in_danger),
           count(*) filter (where t.state = 'read' and t.first_read_at < clock_timestamp() - interval '72 hours'),
           (select coalesce(jsonb_object_agg(x.aside_reason, x.number), '{}'::jsonb) from (
                select a.aside_reason, count(*) as number from told a
                where a.unit_id = t.unit_id and a.state = 'set_aside' group by a.aside_reason) x)
    from told t
    where t.unit_id in (select id from seen)
    group by t.unit_id
$$;
"""

READ_AND_SAY_BEFORE = """
create or replace function intake_read(lookup bytea) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public as $$
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
create or replace function intake_say(lookup bytea, said jsonb, blobs bytea[]) returns jsonb language plpgsql security definer
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
"""

ABOVE_BEFORE = """
create or replace function umay_reports_above() returns table (
    unit_id bigint, unread bigint, unread_since timestamptz, climbed bigint, danger bigint, undecided bigint, asides jsonb
) language sql stable security definer set search_path = pg_catalog, public as $$
    with recursive mine as (
        select distinct a.unit_id as id
        from public.people_appointment a
        where a.person_id = public.umay_person() and a.during @> clock_timestamp()::date
    ),
    told as (
        select r.*, exists (
            select from jsonb_array_elements(r.rungs) one
            where (one->>'reads')::bool and (one->>'opens_at')::timestamptz between r.received_at + interval '1 hour' and clock_timestamp()
        ) as is_late
        from public.reports_report r
        where not r.is_practice
          and (r.state in ('received', 'read') or (r.state = 'set_aside' and r.ended_at > clock_timestamp() - interval '90 days'))
    ),
    upward as (
        select distinct t.unit_id as below, t.unit_id as id, 0 as up from told t
        union
        select c.below, u.parent_id, c.up + 1 from upward c join public.places_unit u on u.id = c.id
        where u.parent_id is not null and c.up < 6
    ),
    seen as (select distinct c.below as id from upward c join mine m on m.id = c.id where c.up > 0)
    select t.unit_id,
           count(*) filter (where t.state = 'received'),
           min(t.received_at) filter (where t.state = 'received'),
           count(*) filter (where t.state = 'received' and t.is_late),
           count(*) filter (where t.state = 'received' and t.in_danger),
           count(*) filter (where t.state = 'read' and t.first_read_at < clock_timestamp() - interval '72 hours'),
           (select coalesce(jsonb_object_agg(x.aside_reason, x.number), '{}'::jsonb) from (
                select a.aside_reason, count(*) as number from told a
                where a.unit_id = t.unit_id and a.state = 'set_aside' group by a.aside_reason) x)
    from told t
    where t.unit_id in (select id from seen)
    group by t.unit_id
$$;
"""


def give_tellers_their_keys(apps, schema_editor):
    """Put the keys of receipts that were made before among the wraps, with the mark that covers both halves."""
    from umay.core.api import app_key, sealing

    wraps = apps.get_model("reports", "ReportWrap")
    for one in apps.get_model("reports", "Report").objects.filter(receipt_wrap__isnull=False).iterator():
        public, blob = bytes(one.receipt_public), bytes(one.receipt_wrap)
        mark = sealing.mark_grant(app_key(), str(one.pk), "file", "1", str(one.pk), "receipt", public.hex(), blob.hex())
        wraps.objects.create(
            id=uuid4(), report=one, compartment="file", epoch=1, holder_key=one.pk, person_id=None, rung=98,
            opens_at="9999-01-01T00:00:00+00:00", blob=blob, mark=mark, granter="receipt",
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_what_was_told_is_only_added_to")]
    operations = [
        migrations.RunSQL(READ_AND_SAY + ABOVE, READ_AND_SAY_BEFORE + ABOVE_BEFORE),
        migrations.RunPython(give_tellers_their_keys, migrations.RunPython.noop),
    ]
