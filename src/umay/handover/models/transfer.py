"""A child's part of a case on its way to another school, sealed to the one person there who takes it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.core.api import paired
from umay.handover.rules.moving import BASES
from umay.kernel.ids import new_id


class Transfer(models.Model):
    """A child's file goes to another school of this deployment. Taken or taken back, its words are emptied and its key is gone.

    wrap: the file's key for the receiver's own key_uid, with the mark by which Umay knows that it made it. paper_uid: the entry of the
    case in
    which stands what went, to whom and what the child and the guardians were told. new_case_ref: the case that was opened with it.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    child_ref = models.UUIDField()
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    to_person_id = models.BigIntegerField(db_index=True)
    key_uid = models.UUIDField()
    wrap = models.BinaryField()
    mark = models.BinaryField()
    blob = models.BinaryField()
    basis = models.CharField(max_length=20)
    paper_uid = models.UUIDField()
    sent_at = models.DateTimeField()
    sent_by_id = models.BigIntegerField()
    due_on = models.DateField()
    taken_at = models.DateTimeField(null=True)
    taken_by_id = models.BigIntegerField(null=True)
    new_case_ref = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """That a child changes schools; who it is and what is known of it stands sealed."""

        open = ("id", "uid", "unit", "sent_at", "due_on", "taken_at", "ended_at")
        personal = ("to_person_id", "sent_by_id", "taken_by_id", "ended_by_id")
        sensitive = ("case_ref", "child_ref", "to_unit", "key_uid", "wrap", "mark", "blob", "basis", "paper_uid", "new_case_ref")
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=BASES), name="transfer_basis_known"),
            models.CheckConstraint(condition=paired("taken_at", "taken_by_id", "new_case_ref"), name="transfer_taken_whole"),
            models.CheckConstraint(condition=paired("ended_at", "ended_by_id"), name="transfer_ended_paired"),
            models.CheckConstraint(condition=Q(taken_at__isnull=True) | Q(ended_at__isnull=True), name="transfer_taken_or_ended"),
            models.UniqueConstraint(
                fields=["case_ref", "child_ref"], condition=Q(taken_at__isnull=True, ended_at__isnull=True), name="transfer_once_on_its_way"
            ),
        ]
