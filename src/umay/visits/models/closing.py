"""When a school closes its gate, where it says so itself."""

from __future__ import annotations

from django.db import models


class Closing(models.Model):
    """The hour at which a school closes, every day. Without a row it follows from the school's posts and bell."""

    unit = models.OneToOneField("places.Unit", on_delete=models.PROTECT, related_name="+")
    closes = models.TimeField()
    set_at = models.DateTimeField()
    set_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A school's hours are public; who said them is personal."""

        open = ("id", "unit", "closes", "set_at")
        personal = ("set_by_id",)
        sensitive = ()
        keep_for = "as long as the school says it"

    def __str__(self) -> str:
        return f"unit {self.unit_id} closes at {self.closes}"
