"""An entry of the audit names the person of its transaction, or nobody: no statement writes an act under another's name.

Entries are read by those who seal, verify and show them; they hold ids and codes alone.
"""

from django.db import migrations

# The table's owner writes for the doors of intake, where nobody is signed in.
FORWARD = """
alter table core_auditentry enable row level security;
alter table core_auditentry force row level security;
create policy read_by_all on core_auditentry for select using (true);
create policy own_name on core_auditentry for insert with check (person_id is null or person_id = (select umay_person()));
create policy of_owner on core_auditentry for insert to current_user with check (person_id is null);
"""
BACKWARD = """
drop policy of_owner on core_auditentry; drop policy own_name on core_auditentry; drop policy read_by_all on core_auditentry;
alter table core_auditentry disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_a_transaction_proves_its_act")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
