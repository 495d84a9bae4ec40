"""A passkey opens the vault: which one the browser is to ask stands beside its slot, written in the act that adds it alone."""

from django.db import migrations, models

BEFORE = (
    "vault.made", "vault.made_anew", "vault.made_for_demo", "vault.opened", "vault.opened_by_code", "vault.words_changed", "vault.code_made",
    "vault.code_kept", "vault.slot_removed", "vault.older_taken", "vault.swept", "recovery.share_given",
)  # fmt: skip
NOW = (*BEFORE, "vault.passkey_added", "vault.opened_by_passkey")


def only_in(acts):
    return f"""
drop trigger only_in_acts on vault_keyslot;
create trigger only_in_acts before insert or update or delete on vault_keyslot
    for each statement execute function umay_only_in_acts({", ".join(f"'{verb}'" for verb in acts)});
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_keys_are_row_secured")]

    operations = [
        migrations.AddField(
            model_name="keyslot",
            name="credential",
            field=models.BinaryField(help_text="Of a passkey: which one the browser is to ask. It opens nothing.", null=True),
        ),
        migrations.AddConstraint(
            model_name="keyslot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("credential__isnull", False), ("kind", "prf")),
                    models.Q(models.Q(("kind", "prf"), _negated=True), ("credential__isnull", True)),
                    _connector="OR",
                ),
                name="vault_passkeys_alone_are_asked_for",
            ),
        ),
        migrations.RunSQL(only_in(NOW), only_in(BEFORE)),
    ]
