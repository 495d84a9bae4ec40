"""What is kept of a team beside its seats, which are people's: who of it was trained for it."""

from __future__ import annotations

from django.db import models


class SeatTraining(models.Model):
    """The last training of whoever holds a seat. course: what it is called. It goes with the seat when that is taken back whole."""

    seat = models.OneToOneField("people.BodySeat", on_delete=models.CASCADE, related_name="+")
    course = models.CharField(max_length=200)
    trained_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()

    class Privacy:
        """Who learned what for their work."""

        open = ("id", "seat", "course", "trained_on", "recorded_at")
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = "10 years"
