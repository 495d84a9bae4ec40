"""Somebody asks what is kept about a child, by the right of whom it is about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.core.api import paired
from umay.handover.models.outgoing import ids
from umay.handover.rules.access import ASKERS, OUTCOMES
from umay.kernel.ids import new_id


class AccessRequest(models.Model):
    """A child, a guardian or their lawyer asks what is kept. due_on: by when it is answered. outcome: "" while it is not.

    paper_uid: the entry of the case in which stands who asks and how they showed it. given: what was passed on. held: codes why the rest
    was not.
    The export itself is kept nowhere: sha256 tells whether a file is the one that was handed out.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    child_ref = models.UUIDField()
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    asker = models.CharField(max_length=12)
    asked_on = models.DateField()
    due_on = models.DateField()
    paper_uid = models.UUIDField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()
    outcome = models.CharField(max_length=12, blank=True)
    given = ids()
    held = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
    letter_number = models.CharField(max_length=20, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """That somebody asked about a child of a case."""

        open = ("id", "uid", "unit", "asked_on", "due_on", "kept_at", "sha256", "letter_number", "answered_at")
        personal = ("kept_by_id", "answered_by_id")
        sensitive = ("case_ref", "child_ref", "asker", "paper_uid", "outcome", "given", "held")
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(asker__in=ASKERS), name="access_asker_known"),
            models.CheckConstraint(condition=Q(outcome__in=("", *OUTCOMES)), name="access_outcome_known"),
            models.CheckConstraint(condition=paired("answered_at", "answered_by_id"), name="access_answered_paired"),
            models.CheckConstraint(condition=Q(outcome="") ^ Q(answered_at__isnull=False), name="access_answered_has_outcome"),
        ]
