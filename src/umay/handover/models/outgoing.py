"""What left a case in a locked package, and who took it. Words about it are sealed in the case itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.handover.rules.packing import BASES, PURPOSES
from umay.kernel.ids import new_id

AS_CASE = "as its case"


def ids() -> ArrayField[list[UUID], list[UUID]]:
    """Return a column of ids."""
    return ArrayField(models.UUIDField(), default=list)


class Outgoing(models.Model):
    """A package left a case. The file itself is kept nowhere: sha256 tells whether a file is the one that left.

    entry_uids, report_uids, file_uids: what was in it, files as the reports hold them. paper_uid: the entry of the case in which is
    written what it was for.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    entry_uids = ids()
    report_uids = ids()
    file_uids = ids()
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    letter_number = models.CharField(max_length=20)
    paper_uid = models.UUIDField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()

    class Privacy:
        """That something of a case went to which office; what it was stands sealed in the case."""

        open = ("id", "uid", "unit", "size", "sha256", "letter_number", "made_at")
        personal = ("made_by_id",)
        sensitive = ("case_ref", "office", "purpose", "basis", "entry_uids", "report_uids", "file_uids", "paper_uid")
        keep_for = AS_CASE

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=PURPOSES), name="outgoing_purpose_known"),
            models.CheckConstraint(condition=Q(basis__in=BASES), name="outgoing_basis_known"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="outgoing_hash_whole"),
        ]


class Receipt(models.Model):
    """Somebody took a package. Their name and post stand sealed in the case, in the entry paper_uid."""

    uid = models.UUIDField(default=new_id, unique=True)
    outgoing = models.OneToOneField(Outgoing, on_delete=models.CASCADE, related_name="receipt")
    paper_uid = models.UUIDField()
    taken_on = models.DateField()
    number = models.CharField(max_length=40)
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()

    class Privacy:
        """When a package was taken, under which number."""

        open = ("id", "uid", "outgoing", "taken_on", "number", "kept_at")
        personal = ("kept_by_id",)
        sensitive = ("paper_uid",)
        keep_for = AS_CASE
