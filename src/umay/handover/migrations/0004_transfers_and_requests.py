"""Files on their way to another school, and requests of whom a case is about."""

import django.contrib.postgres.fields
import django.db.models.deletion
import umay.kernel.ids
from django.db import migrations, models


# A transfer is seen by the members of its case, and by the one to whom it is sealed while they hold a post there and it is not about them.
WALLS = """
alter table handover_transfer enable row level security;
alter table handover_transfer force row level security;
create policy inside_functions on handover_transfer to current_user using (true) with check (true);
create policy of_members on handover_transfer
    using ((select umay_person()) = 0 or exists (select from cases_case c where c.uid = case_ref))
    with check ((select umay_person()) = 0 or exists (select from cases_case c where c.uid = case_ref));
create policy of_receiver on handover_transfer
    using (to_person_id = (select umay_person()) and ended_at is null and case_ref not in (select umay_hidden_matters())
        and exists (select from people_appointment a
                    where a.person_id = to_person_id and a.unit_id = to_unit_id and a.during @> clock_timestamp()::date))
    with check (to_person_id = (select umay_person()));
create trigger only_in_acts before insert or update or delete on handover_transfer
    for each statement execute function umay_only_in_acts('transfer.sent', 'transfer.taken', 'transfer.taken_back', 'retention.swept');

-- What was sent stays as it was sent: only who took it or took it back is written, once, and its words and key go with that.
create function umay_keep_transfer() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and umay_person() = 0 then
        return old;
    end if;
    if tg_op = 'DELETE' or old.taken_at is not null or old.ended_at is not null
        or to_jsonb(new) - '{wrap,blob,taken_at,taken_by_id,new_case_ref,ended_at,ended_by_id}'::text[]
            <> to_jsonb(old) - '{wrap,blob,taken_at,taken_by_id,new_case_ref,ended_at,ended_by_id}'::text[]
        or length(new.wrap) + length(new.blob) > 0 or coalesce(new.taken_by_id, new.ended_by_id) is distinct from umay_person() then
        raise exception 'what was sent stays as it was sent' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_transfer before update or delete on handover_transfer for each row execute function umay_keep_transfer();

alter table handover_accessrequest enable row level security;
alter table handover_accessrequest force row level security;
create policy inside_functions on handover_accessrequest to current_user using (true) with check (true);
create policy of_members on handover_accessrequest
    using ((select umay_person()) = 0 or exists (select from cases_case c where c.uid = case_ref))
    with check ((select umay_person()) = 0 or exists (select from cases_case c where c.uid = case_ref));
create trigger only_in_acts before insert or update or delete on handover_accessrequest
    for each statement execute function umay_only_in_acts('access.asked', 'access.answered', 'retention.swept');
"""

BACKWARD = (
    """
drop trigger keep_transfer on handover_transfer; drop function umay_keep_transfer();
"""
    + "".join(
        f"drop policy {policy} on handover_{table};"
        for table, policies in (
            ("transfer", ("of_receiver", "of_members", "inside_functions")),
            ("accessrequest", ("of_members", "inside_functions")),
        )
        for policy in policies
    )
    + "drop trigger only_in_acts on handover_transfer; drop trigger only_in_acts on handover_accessrequest;"
)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_whom_a_case_is_about_reads_nothing_beside_it"),
        ("people", "0003_remember_when_somebody_was_invited"),
        ('handover', '0003_keys_end_in_the_act_that_ends_them'),
        ('places', '0005_going_live_asks_for_programmes'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=umay.kernel.ids.new_id, unique=True)),
                ('case_ref', models.UUIDField(db_index=True)),
                ('child_ref', models.UUIDField()),
                ('asker', models.CharField(max_length=12)),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField()),
                ('paper_uid', models.UUIDField()),
                ('kept_at', models.DateTimeField()),
                ('kept_by_id', models.BigIntegerField()),
                ('outcome', models.CharField(blank=True, max_length=12)),
                ('given', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('held', models.JSONField(default=dict)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('letter_number', models.CharField(blank=True, max_length=20)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by_id', models.BigIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(('asker__in', ('child', 'guardian', 'lawyer'))), name='access_asker_known'),
                    models.CheckConstraint(condition=models.Q(('outcome__in', ('', 'given', 'refused'))), name='access_outcome_known'),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(('answered_at__isnull', False), ('answered_by_id__isnull', False)),
                            models.Q(('answered_at__isnull', True), ('answered_by_id__isnull', True)),
                            _connector='OR',
                        ),
                        name='access_answered_paired',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('outcome', ''), ('answered_at__isnull', False), _connector='XOR'),
                        name='access_answered_has_outcome',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=umay.kernel.ids.new_id, unique=True)),
                ('case_ref', models.UUIDField(db_index=True)),
                ('child_ref', models.UUIDField()),
                ('to_person_id', models.BigIntegerField(db_index=True)),
                ('key_uid', models.UUIDField()),
                ('wrap', models.BinaryField()),
                ('mark', models.BinaryField()),
                ('blob', models.BinaryField()),
                ('basis', models.CharField(max_length=20)),
                ('paper_uid', models.UUIDField()),
                ('sent_at', models.DateTimeField()),
                ('sent_by_id', models.BigIntegerField()),
                ('due_on', models.DateField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('taken_by_id', models.BigIntegerField(null=True)),
                ('new_case_ref', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by_id', models.BigIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(('basis__in', ('law', 'request', 'order', 'guardian', 'child'))), name='transfer_basis_known'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(('taken_at__isnull', False), ('taken_by_id__isnull', False), ('new_case_ref__isnull', False)),
                            models.Q(('taken_at__isnull', True), ('taken_by_id__isnull', True), ('new_case_ref__isnull', True)),
                            _connector='OR',
                        ),
                        name='transfer_taken_whole',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(('ended_at__isnull', False), ('ended_by_id__isnull', False)),
                            models.Q(('ended_at__isnull', True), ('ended_by_id__isnull', True)),
                            _connector='OR',
                        ),
                        name='transfer_ended_paired',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('taken_at__isnull', True), ('ended_at__isnull', True), _connector='OR'),
                        name='transfer_taken_or_ended',
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(('ended_at__isnull', True), ('taken_at__isnull', True)),
                        fields=('case_ref', 'child_ref'),
                        name='transfer_once_on_its_way',
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name='outgoing',
            name='outgoing_purpose_known',
        ),
        migrations.AddField(
            model_name='outgoing',
            name='report_uids',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddConstraint(
            model_name='outgoing',
            constraint=models.CheckConstraint(
                condition=models.Q(('purpose__in', ('investigation', 'court', 'protection', 'school'))), name='outgoing_purpose_known'
            ),
        ),
        migrations.AddField(
            model_name='accessrequest',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='to_unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit'),
        ),
        migrations.RunSQL(WALLS, BACKWARD),
    ]
