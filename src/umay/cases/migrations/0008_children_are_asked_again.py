"""A child's answer, when it is asked again, is an entry of its own kind."""

from django.db import migrations, models

KINDS = (
    "told", "note", "interview", "risk", "safety_plan", "help_plan", "wish", "wish_answer", "decision", "step", "inquiry", "letter",
    "forbidden", "closing", "reopening", "asked",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_ways_in_end_with_their_keys")]
    operations = [
        migrations.RemoveConstraint(model_name="entry", name="case_entry_kind_known"),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="case_entry_kind_known"),
        ),
    ]
