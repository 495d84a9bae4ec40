"""What the gate writes down waits for a head's word, given by another than who wrote it; a school says when it closes."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from umay.core.walls import unit_wall

# The rules say the same (rules/orders.py); here nobody gets around it. A day of grace: days are local, the database's is not.
WORD = """
drop trigger only_in_acts on visits_order;
create trigger only_in_acts before insert or update or delete on visits_order for each statement execute function umay_only_in_acts(
    'order.entered', 'order.brought', 'order.confirmed', 'order.corrected', 'order.unknown', 'order.back_asked', 'order.taken_back',
    'order.ended');
create or replace function umay_keep_order() returns trigger language plpgsql as $$
begin
    if old.word_at is null and umay_act() = 'order.unknown' and umay_person() is distinct from old.entered_by_id then
        return old;
    end if;
    if old.until_on > current_date and (old.back_asked_by_id is null or old.back_asked_by_id = umay_person()) then
        raise exception 'an order is taken back by two persons' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
create function umay_keep_word() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if (new.word_by_id is null) <> (umay_act() = 'order.brought') or new.word_by_id <> umay_person() then
            raise exception 'a head gives their own word' using errcode = 'insufficient_privilege';
        end if;
    elsif new.word_by_id is distinct from old.word_by_id and (
        old.word_by_id is not null or new.word_by_id = old.entered_by_id or new.word_by_id is distinct from umay_person()
    ) then
        raise exception 'a head gives their own word' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_word before insert or update on visits_order for each row execute function umay_keep_word();
"""
BACK = """
drop trigger keep_word on visits_order; drop function umay_keep_word();
create or replace function umay_keep_order() returns trigger language plpgsql as $$
begin
    if old.until_on > current_date and (old.back_asked_by_id is null or old.back_asked_by_id = umay_person()) then
        raise exception 'an order is taken back by two persons' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
drop trigger only_in_acts on visits_order;
create trigger only_in_acts before insert or update or delete on visits_order for each statement
    execute function umay_only_in_acts('order.entered', 'order.back_asked', 'order.taken_back', 'order.ended');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0005_going_live_asks_for_programmes'),
        ('visits', '0002_seen_at_the_gate_alone'),
    ]

    operations = [
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closes', models.TimeField()),
                ('set_at', models.DateTimeField()),
                ('set_by_id', models.BigIntegerField(null=True)),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
        ),
        migrations.AddField(model_name='order', name='word_at', field=models.DateTimeField(null=True)),
        migrations.AddField(model_name='order', name='word_by_id', field=models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(
                condition=Q(('word_at__isnull', False), ('word_by_id__isnull', False)) | Q(('word_at__isnull', True), ('word_by_id__isnull', True)),
                name='order_word_by',
            ),
        ),
        migrations.RunSQL(*unit_wall('visits_closing')),
        migrations.RunSQL(WORD, BACK),
    ]
