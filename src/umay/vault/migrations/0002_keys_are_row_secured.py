"""Whose keys they are, the database knows: one's own ways in alone are seen, and keys are written in the acts of this room alone.

Public halves are seen by all, who seal to them. Policies do not ask the owner of the tables what act runs: functions of intake read as it.
"""

from django.db import migrations

ACTS = {
    "personkey": ("vault.made", "vault.made_anew", "vault.made_for_demo", "vault.opened"),
    "keyslot": (
        "vault.made", "vault.made_anew", "vault.made_for_demo", "vault.opened", "vault.opened_by_code", "vault.words_changed", "vault.code_made",
        "vault.code_kept", "vault.slot_removed", "vault.older_taken", "vault.swept", "recovery.share_given",
    ),
    "openingtries": ("vault.tried", "vault.opened", "vault.opened_by_code", "vault.words_changed", "vault.older_taken"),
    "recoverykey": ("recovery.key_made",),
    "recoveryholder": ("recovery.key_made",),
    "recovery": ("recovery.started", "recovery.share_given", "recovery.key_made", "vault.swept"),
}  # fmt: skip

# The ways in to a key: its own person's. A job sees those that run out, and makes those of a demo; officials write the code they give.
OWN_KEY = "key_id in (select k.id from vault_personkey k where k.person_id = (select umay_person()))"
SLOT = f"""
    {OWN_KEY}
    or ((select umay_person()) = 0 and (expires_at is not null or (select umay_act()) = 'vault.made_for_demo'))
    or (kind = 'one_time' and (select umay_act()) = 'recovery.share_given')
"""
OWN_OR_DEMO = "person_id = (select umay_person()) or ((select umay_person()) = 0 and (select umay_act()) = 'vault.made_for_demo')"
# Whom it is about, who started it, who holds a share for it, the job that sweeps; whoever starts one sees whether one runs already.
RECOVERING = """
    (select umay_person()) in (0, person_id, started_by_id)
    or recovery_id in (select h.recovery_id from vault_recoveryholder h where h.person_id = (select umay_person()))
    or (select umay_act()) = 'recovery.started'
"""

WALLS = {
    "personkey": ("for select using (true)", f"for insert with check ({OWN_OR_DEMO})", f"for update using ({OWN_OR_DEMO}) with check ({OWN_OR_DEMO})"),
    "keyslot": (f"using ({SLOT}) with check ({SLOT})",),
    "openingtries": ("using ((select umay_person()) in (0, person_id)) with check ((select umay_person()) in (0, person_id))",),
    "openvault": (f"using ({OWN_KEY} or (select umay_person()) = 0) with check ({OWN_KEY} or (select umay_person()) = 0)",),
    "recoverykey": ("using (true) with check (true)",),
    "recoveryholder": ("using ((select umay_person()) is not null) with check ((select umay_person()) is not null)",),
    "recovery": (f"using ({RECOVERING}) with check ({RECOVERING})",),
}

# A session that ends takes its open vault with it, whoever ends it: by the database, which asks no policy for that.
SESSION = """
do $$ declare name text; begin
    select conname into name from pg_constraint where conrelid = 'vault_openvault'::regclass and confrelid = 'people_session'::regclass;
    execute format('alter table vault_openvault drop constraint %I', name);
    execute format('alter table vault_openvault add constraint %I foreign key (session_id) references people_session (key_hash)
        on delete no action deferrable initially deferred', name);
end $$;
"""

FORWARD = (
    "".join(
        f"alter table vault_{table} enable row level security; alter table vault_{table} force row level security;"
        + "".join(f"create policy wall_{number} on vault_{table} {wall};" for number, wall in enumerate(walls, 1))
        for table, walls in WALLS.items()
    )
    + "".join(
        f"""
create trigger only_in_acts before insert or update or delete on vault_{table}
    for each statement execute function umay_only_in_acts({", ".join(f"'{verb}'" for verb in acts)});
"""
        for table, acts in ACTS.items()
    )
)
BACKWARD = "".join(f"drop trigger only_in_acts on vault_{table};" for table in ACTS) + "".join(
    "".join(f"drop policy wall_{number} on vault_{table};" for number, _wall in enumerate(walls, 1))
    + f"alter table vault_{table} disable row level security;"
    for table, walls in WALLS.items()
)


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_tables"), ("core", "0005_a_transaction_proves_its_act"), ("people", "0002_keep_sessions_by_hash")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunSQL(SESSION.replace("on delete no action", "on delete cascade"), SESSION),
    ]
