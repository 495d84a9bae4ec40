"""Who holds which post, sits in which body and acts for which unit is written in the acts for it alone: rights come from these rows."""

from django.db import migrations

ACTS = {
    "people_appointment": ("person.appointed", "appointment.ended"),
    "people_body": ("team.seated",),
    "people_bodyseat": ("team.seated", "team.left"),
    "people_brokenglass": ("glass.broken", "glass.given_back"),
}

# A statement that finds no row is refused as well; a row is read, locked and referred to as before.
FORWARD = "".join(
    f"""
create trigger only_in_acts before insert or update or delete on {table}
    for each statement execute function umay_only_in_acts({", ".join(f"'{verb}'" for verb in acts)});
"""
    for table, acts in ACTS.items()
)
BACKWARD = "".join(f"drop trigger only_in_acts on {table};" for table in ACTS)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_remember_when_somebody_was_invited"), ("core", "0005_a_transaction_proves_its_act")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
