"""That a key was destroyed is written by the act that destroys it: of a key in use, on a receipt of the same person; or by retention."""

from django.db import migrations

# Retention writes through umay_shred_case, as the owner of the table.
FORWARD = """
create or replace function umay_keep_key_end() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'that a key was destroyed stays written' using errcode = 'insufficient_privilege';
    end if;
    new.made_in := pg_current_xact_id();
    if pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage') then
        return new;
    end if;
    if new.why <> 'receipt' or umay_act() is distinct from 'case.keys_destroyed'
        or not exists (
            select from cases_compartment p join cases_case c on c.id = p.case_id
            where p.uid = new.part_uid and p.epoch = new.epoch and c.uid = new.case_ref)
        or not exists (
            select from handover_receipt r join handover_outgoing o on o.id = r.outgoing_id
            where r.id = new.receipt_id and o.case_ref = new.case_ref and r.kept_by_id = umay_person()) then
        raise exception 'a key ends in the act that ends it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""

BACKWARD = """
create or replace function umay_keep_key_end() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.made_in := pg_current_xact_id();
        return new;
    end if;
    raise exception 'that a key was destroyed stays written' using errcode = 'insufficient_privilege';
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("handover", "0002_what_left_is_seen_by_the_members_of_its_case"),
        ("core", "0005_a_transaction_proves_its_act"),
        ("cases", "0002_only_who_was_let_in_sees_a_case"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
