"""Whoever a case is about does not see its coded lines; the counts, which a job works out, hold them."""

from django.db import migrations

FORWARD = """
create policy not_of_oneself on journal_line as restrictive for select
    using (case_ref is null or case_ref not in (select umay_hidden_matters()));
"""

BACKWARD = "drop policy not_of_oneself on journal_line;"


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_releases_keep_their_codes"), ("documents", "0003_letters_about_oneself_are_not_seen")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
