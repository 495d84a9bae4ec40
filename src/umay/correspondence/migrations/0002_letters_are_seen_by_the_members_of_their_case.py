"""Letters and accusations are seen by the members of their case alone, and stay as they were written down."""

from django.db import migrations

OF_A_CASE = ("madeletter", "accused")
BELOW = (("sending", "letter", "madeletter"), ("answer", "letter", "madeletter"), ("staffstage", "accused", "accused"))
TABLES = (*OF_A_CASE, *(table for table, _column, _above in BELOW))

# Rows of cases_case are those that umay_cases() says the transaction's person was let into. No job has any business here.
WALLS = "".join(
    f"""
alter table correspondence_{table} enable row level security;
alter table correspondence_{table} force row level security;
create policy of_members on correspondence_{table}
    using (exists (select from cases_case c where c.uid = case_ref))
    with check (exists (select from cases_case c where c.uid = case_ref));
"""
    for table in OF_A_CASE
) + "".join(
    f"""
alter table correspondence_{table} enable row level security;
alter table correspondence_{table} force row level security;
create policy of_members on correspondence_{table}
    using (exists (select from correspondence_{above} a where a.id = {column}_id))
    with check (exists (select from correspondence_{above} a where a.id = {column}_id));
"""
    for table, column, above in BELOW
)

KEEPING = """
create function umay_keep_correspondence() returns trigger language plpgsql as $$
begin
    raise exception 'letters and what is written about them do not change' using errcode = 'insufficient_privilege';
end $$;
""" + "".join(
    f"create trigger keep_as_written before update or delete on correspondence_{table} for each row execute function umay_keep_correspondence();\n"
    for table in TABLES
)

# That somebody of the staff is accused stands in no list: the register shows such a letter to the members of its case alone. Its matter
# there is the accusation, so that the case's own letters are numbered without it.
REGISTER = """
create policy accusations_of_members on documents_letter as restrictive for select
    using (kind <> 'accusation' or (select umay_person()) = 0 or exists (select from correspondence_accused a where a.uid = matter_ref));
"""

BACKWARD = (
    "drop policy accusations_of_members on documents_letter;"
    + "".join(f"drop trigger keep_as_written on correspondence_{table};" for table in TABLES)
    + "drop function umay_keep_correspondence();"
    + "".join(
        f"drop policy of_members on correspondence_{table}; alter table correspondence_{table} disable row level security;"
        for table in reversed(TABLES)
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0001_tables"),
        ("cases", "0002_only_who_was_let_in_sees_a_case"),
        ("documents", "0003_letters_about_oneself_are_not_seen"),
    ]
    operations = [migrations.RunSQL(WALLS + KEEPING + REGISTER, BACKWARD)]
