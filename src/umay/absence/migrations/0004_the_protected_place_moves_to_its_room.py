"""What hides a place stands in room `protected` from here on, so that every room may ask it. There is no way back: it would show places."""

from django.db import migrations, models

# A protection in force keeps its day, who sees the place, the wish to lift it that waits, and the ids by which rooms know the child.
CARRIED = """
alter table protected_protection no force row level security;
alter table protected_knownas no force row level security;
alter table protected_seenby no force row level security;
alter table protected_lifting no force row level security;
insert into protected_protection (id, begun_at, begun_by_id) select id, protected_at, protected_by_id from absence_followed where protected_at is not null;
insert into protected_knownas (id, protection_id, child) select gen_random_uuid(), id, id from absence_followed where protected_at is not null;
insert into protected_knownas (id, protection_id, child)
    select gen_random_uuid(), id, child_ref from absence_followed where protected_at is not null and child_ref is not null and child_ref <> id;
insert into protected_seenby (id, protection_id, person_id, unit_id)
    select distinct on (f.id, w.person_id) gen_random_uuid(), f.id, w.person_id, w.unit_id from absence_followed f join absence_wrap w on w.record_id = f.id
    where f.protected_at is not null and w.compartment = 'place' and w.epoch = f.place_epoch and w.person_id > 0;
insert into protected_lifting (id, protection_id, asked_by_id, asked_at)
    select l.id, f.id, l.asked_by_id, l.asked_at from absence_lifting l join absence_followed f on f.id = l.record_id
    where l.confirmed_at is null and l.asked_at >= f.protected_at;
set constraints all immediate;
alter table protected_protection force row level security;
alter table protected_knownas force row level security;
alter table protected_seenby force row level security;
alter table protected_lifting force row level security;

drop function umay_protected(uuid[]);
drop trigger keep_lifting on absence_lifting;
drop function umay_keep_lifting();
drop trigger keep_protection on absence_followed;
drop function umay_keep_protection();

create function umay_keep_confidential() returns trigger language plpgsql as $$
begin
    if new.state = 'enrolled_confidentially' and not exists (select from umay_hidden(array[new.id])) then
        raise exception 'only a protected child is enrolled confidentially' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger keep_confidential before insert or update of state on absence_followed
    for each row execute function umay_keep_confidential();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('absence', '0003_counts_by_the_signed_scope'),
        ('protected', '0002_that_a_place_is_hidden_all_may_ask'),
    ]

    operations = [
        migrations.RunSQL(CARRIED),
        migrations.RemoveField(
            model_name='lifting',
            name='record',
        ),
        migrations.RemoveConstraint(
            model_name='followed',
            name='followed_protected_by',
        ),
        migrations.RemoveConstraint(
            model_name='followed',
            name='followed_confidential_is_protected',
        ),
        migrations.RemoveConstraint(
            model_name='followed',
            name='followed_erased_is_empty',
        ),
        migrations.RemoveIndex(
            model_name='followed',
            name='followed_by_ref',
        ),
        migrations.RemoveField(
            model_name='followed',
            name='child_ref',
        ),
        migrations.RemoveField(
            model_name='followed',
            name='protected_at',
        ),
        migrations.RemoveField(
            model_name='followed',
            name='protected_by_id',
        ),
        migrations.AddConstraint(
            model_name='followed',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('hold_until_on__isnull', True), ('place_blob__isnull', True), ('words_blob__isnull', True)), _connector='OR'), name='followed_erased_is_empty'),
        ),
        migrations.DeleteModel(
            name='Lifting',
        ),
    ]
