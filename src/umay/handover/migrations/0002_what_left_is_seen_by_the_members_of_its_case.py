"""What left a case is seen by its members and the room's own jobs; sealed texts change only where a key is destroyed in the same breath."""

from django.db import migrations

OF_A_CASE = ("outgoing", "referral", "hold", "keyend")

# Policies "inside_functions" are for the definer functions below, which run as the owner of the tables.
WALLS = "".join(
    f"""
alter table handover_{table} enable row level security;
alter table handover_{table} force row level security;
create policy inside_functions on handover_{table} to current_user using (true) with check (true);
create policy of_members on handover_{table}
    using ((select umay_person()) = 0 or exists (select from cases_case c where c.uid = case_ref))
    with check ((select umay_person()) = 0 or exists (select from cases_case c where c.uid = case_ref));
"""
    for table in OF_A_CASE
) + "".join(
    f"""
alter table handover_{table} enable row level security;
alter table handover_{table} force row level security;
create policy inside_functions on handover_{table} to current_user using (true) with check (true);
create policy of_members on handover_{table}
    using ((select umay_person()) = 0 or exists (select from handover_{above} a where a.id = {above}_id))
    with check ((select umay_person()) = 0 or exists (select from handover_{above} a where a.id = {above}_id));
"""
    for table, above in (("receipt", "outgoing"), ("referralanswer", "referral"))
) + """
alter table handover_clock enable row level security;
alter table handover_clock force row level security;
create policy of_jobs on handover_clock using ((select umay_person()) = 0) with check ((select umay_person()) = 0);
"""

# Which transaction destroyed the key: the database writes it, nobody can say it.
KEYS = """
alter table handover_keyend add column made_in xid8 not null default pg_current_xact_id();
create function umay_keep_key_end() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.made_in := pg_current_xact_id();
        return new;
    end if;
    raise exception 'that a key was destroyed stays written' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_key_end before insert or update or delete on handover_keyend for each row execute function umay_keep_key_end();

create function umay_key_ends(part bigint, before integer) returns boolean language sql stable security definer
    set search_path = pg_catalog, public as $$
    select exists (
        select from public.handover_keyend k join public.cases_compartment p on p.uid = k.part_uid
        where p.id = part and k.epoch >= before and k.made_in = pg_current_xact_id()
    )
$$;

-- As cases/0002 has it, but for a text whose key is destroyed in this very transaction: it is sealed anew, or it is gone.
create or replace function umay_keep_case_text() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select from cases_case c where c.id = old.case_id and c.is_practice) then
        return old;
    elsif tg_op = 'UPDATE' and tg_table_name = 'cases_entry' then
        if to_jsonb(new) - 'blob' - 'epoch' = to_jsonb(old) - 'blob' - 'epoch' and new.epoch > old.epoch
            and umay_key_ends(old.compartment_id, old.epoch) then
            return new;
        end if;
    end if;
    raise exception 'what was written in a case is append-only' using errcode = 'insufficient_privilege';
end $$;
"""

# Retention runs without anybody's key: it sees codes and days, and can destroy, never read.
RETENTION = """
create policy of_retention on cases_case to current_user using (true) with check (true);
create policy of_retention on cases_compartment to current_user using (true) with check (true);
create policy of_retention on cases_compartmentwrap to current_user using (true) with check (true);
create policy of_retention on cases_entry to current_user using (true) with check (true);
create policy of_retention on cases_child to current_user using (true) with check (true);

create function umay_kept_cases() returns table (uid uuid, country varchar, closed_at timestamptz, ends varchar[]) language sql stable
    security definer set search_path = pg_catalog, public as $$
    select c.uid, c.country, c.closed_at,
        array(select distinct p.kind from public.cases_compartment p join public.cases_compartmentwrap w on w.compartment_id = p.id where p.case_id = c.id)
    from public.cases_case c where public.umay_person() = 0 and not c.is_practice
$$;

-- Destroys the keys of a case, and empties what they sealed: of the teller's compartment alone, or of all. Returns how many keys went.
create function umay_shred_case(asked uuid, only_teller boolean, at timestamptz) returns integer language plpgsql
    security definer set search_path = pg_catalog, public as $$
declare
    part public.cases_compartment;
    gone integer := 0;
    held integer;
begin
    if public.umay_person() is distinct from 0 then
        raise exception 'keys are destroyed by the daily round' using errcode = 'insufficient_privilege';
    end if;
    for part in
        select p.* from public.cases_compartment p join public.cases_case c on c.id = p.case_id
        where c.uid = asked and c.state = 'closed' and (not only_teller or p.kind = 'reporter') for update of p
    loop
        insert into public.handover_keyend (uid, case_ref, part_uid, epoch, why, receipt_id, destroyed_at)
        values (gen_random_uuid(), asked, part.uid, part.epoch, 'retention', null, at) on conflict do nothing;
        update public.cases_entry set blob = ''::bytea, epoch = part.epoch + 1 where compartment_id = part.id and epoch <= part.epoch;
        update public.cases_child set name = ''::bytea, epoch = part.epoch + 1 where id = part.child_id;
        update public.cases_compartment set epoch = part.epoch + 1 where id = part.id;
        delete from public.cases_compartmentwrap where compartment_id = part.id;
        get diagnostics held = row_count;
        gone := gone + held;
    end loop;
    if not only_teller then
        update public.cases_case set journal_ref = gen_random_uuid() where uid = asked;
        update public.cases_child set journal_ref = gen_random_uuid() where case_id = (select id from public.cases_case where uid = asked);
    end if;
    return gone;
end $$;

create function umay_case_journal(asked uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select c.journal_ref from public.cases_case c where c.uid = asked and public.umay_person() = 0
$$;

-- Who is in a case now, for a message that says nothing but that there is something new.
create function umay_told_of_case(asked uuid) returns setof bigint language sql stable security definer set search_path = pg_catalog, public as $$
    select g.person_id from public.cases_casegrant g join public.cases_case c on c.id = g.case_id
    join public.people_appointment a on a.id = g.appointment_id
    where c.uid = asked and public.umay_person() = 0 and g.ended_at is null and g.from_at <= clock_timestamp()
        and (g.until_at is null or clock_timestamp() < g.until_at) and a.during @> clock_timestamp()::date
$$;
"""

# Answers alike to a wrong link, an old one and none: null.
OUTSIDE = """
create function referral_read(lookup bytea) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
    select jsonb_build_object('uid', r.uid, 'number', r.number, 'language', r.language, 'question', encode(r.question_blob, 'hex'),
        'public', encode(r.public, 'hex'), 'expires_at', r.expires_at,
        'answers', (select count(*) from public.handover_referralanswer a where a.referral_id = r.id))
    from public.handover_referral r
    where r.lookup = referral_read.lookup and r.ended_at is null and clock_timestamp() < r.expires_at
$$;

create function referral_answer(lookup bytea, said jsonb, blobs bytea[]) returns jsonb language plpgsql security definer
    set search_path = pg_catalog, public as $$
declare
    kept public.handover_referral;
    office public.places_unit;
begin
    select * into kept from public.handover_referral r
    where r.lookup = referral_answer.lookup and r.ended_at is null and clock_timestamp() < r.expires_at for update;
    if not found then
        return null;
    end if;
    if exists (select from public.handover_referralanswer a where a.key = (said->>'key')::uuid and a.referral_id = kept.id) then
        return '{"kept": true}'::jsonb;
    end if;
    insert into public.handover_referralanswer (uid, referral_id, key, wrap, blob, at)
    values ((said->>'uid')::uuid, kept.id, (said->>'key')::uuid, blobs[1], blobs[2], date_trunc('hour', clock_timestamp()));
    update public.handover_referral set ended_at = clock_timestamp() where id = kept.id;
    select * into office from public.places_unit where id = kept.unit_id;
    insert into public.core_auditentry (id, at, verb, subject, unit_id, province_id, detail, salt)
    values (gen_random_uuid(), date_trunc('hour', clock_timestamp()), 'referral.answered', kept.uid::text, kept.unit_id, office.province_id,
        '{}'::jsonb, decode(replace(gen_random_uuid()::text, '-', ''), 'hex'));
    perform public.procrastinate_defer_jobs_v1(array[row(
        'default', 'handover.tell_of_answer', 0, null, null, jsonb_build_object('referral_uid', kept.uid), null)::public.procrastinate_job_to_defer_v1]);
    return '{"kept": true}'::jsonb;
end $$;

do $$ begin
    if exists (select from pg_roles where rolname = 'umay_public') then
        grant execute on function referral_read(bytea), referral_answer(bytea, jsonb, bytea[]) to umay_public;
    end if;
end $$;
"""

BACKWARD = """
drop function referral_answer(bytea, jsonb, bytea[]); drop function referral_read(bytea);
drop function umay_told_of_case(uuid); drop function umay_case_journal(uuid); drop function umay_shred_case(uuid, boolean, timestamptz);
drop function umay_kept_cases();
""" + "".join(f"drop policy of_retention on cases_{table};" for table in ("case", "compartment", "compartmentwrap", "entry", "child")) + """
create or replace function umay_keep_case_text() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select from cases_case c where c.id = old.case_id and c.is_practice) then
        return old;
    end if;
    raise exception 'what was written in a case is append-only' using errcode = 'insufficient_privilege';
end $$;
drop function umay_key_ends(bigint, integer);
drop trigger keep_key_end on handover_keyend; drop function umay_keep_key_end(); alter table handover_keyend drop column made_in;
drop policy of_jobs on handover_clock; alter table handover_clock disable row level security;
""" + "".join(
    f"drop policy of_members on handover_{table}; drop policy inside_functions on handover_{table}; alter table handover_{table} disable row level security;"
    for table in ("receipt", "referralanswer", *OF_A_CASE)
)


class Migration(migrations.Migration):
    dependencies = [
        ("handover", "0001_tables"),
        ("cases", "0002_only_who_was_let_in_sees_a_case"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [migrations.RunSQL(WALLS + KEYS + RETENTION + OUTSIDE, BACKWARD)]
