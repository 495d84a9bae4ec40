"""Whoever a matter is about does not see in the register that letters were written about it."""

from django.db import migrations

# Which matters the transaction's person is kept out of is known in the rooms above, which replace this function; here there are none.
FORWARD = """
create function umay_hidden_matters() returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    select null::uuid where false
$$;
do $$ begin
    if exists (select from pg_roles where rolname = 'umay_app') then
        grant execute on function umay_hidden_matters() to umay_app;
    end if;
end $$;
create policy not_of_oneself on documents_letter as restrictive for select
    using (matter_ref is null or matter_ref not in (select umay_hidden_matters()));
"""

BACKWARD = "drop policy not_of_oneself on documents_letter; drop function umay_hidden_matters();"


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_the_register_is_row_secured"), ("core", "0003_a_transaction_proves_whose_it_is")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
