"""Letters of a case as they left it. Their words lie sealed; rows are written once and do not change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.correspondence.rules.answering import WAYS
from umay.correspondence.rules.choosing import FIELDS
from umay.kernel.ids import new_id

AS_CASE = "as its case"


class MadeLetter(models.Model):
    """A letter was made in a case. blob: the file, sealed with a key of its own that lies in the case's entry paper_uid.

    So whoever can open the entry can open the letter, and it goes with the case's key. child_uid, accused: whom it is about.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    child_uid = models.UUIDField(null=True)
    accused = models.ForeignKey("correspondence.Accused", on_delete=models.PROTECT, null=True, related_name="letters")
    kind = models.CharField(max_length=20)
    office = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    file_kind = models.CharField(max_length=4)
    number = models.CharField(max_length=20)
    written_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    paper_uid = models.UUIDField()
    blob = models.BinaryField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()

    class Privacy:
        """That a letter of a case went to which office; what it says opens only with the key of somebody who was let in."""

        open = ("id", "uid", "unit", "language", "file_kind", "number", "written_on", "sha256", "size", "made_at")
        personal = ("made_by_id",)
        sensitive = ("case_ref", "child_uid", "accused", "kind", "office", "paper_uid", "blob")
        keep_for = AS_CASE

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=tuple(FIELDS)), name="made_letter_kind_known"),
            models.CheckConstraint(condition=Q(file_kind__in=("pdf", "docx")), name="made_letter_file_known"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="made_letter_hash_whole"),
            models.CheckConstraint(condition=Q(kind="accusation") ^ Q(accused__isnull=True), name="made_letter_of_accused"),
            models.UniqueConstraint(fields=["unit", "number"], name="made_letter_number_once"),
        ]


class Sending(models.Model):
    """A letter left: how, and on which day."""

    uid = models.UUIDField(default=new_id, unique=True)
    letter = models.OneToOneField(MadeLetter, on_delete=models.CASCADE, related_name="sending")
    way = models.CharField(max_length=6)
    sent_on = models.DateField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()

    class Privacy:
        """When a letter left, and how."""

        open = ("id", "uid", "letter", "way", "sent_on", "kept_at")
        personal = ("kept_by_id",)
        sensitive = ()
        keep_for = AS_CASE

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(way__in=WAYS), name="sending_way_known")]


class Answer(models.Model):
    """An office took or answered a letter. Its number and words stand sealed in the case's entry paper_uid."""

    uid = models.UUIDField(default=new_id, unique=True)
    letter = models.OneToOneField(MadeLetter, on_delete=models.CASCADE, related_name="answer")
    received_on = models.DateField()
    paper_uid = models.UUIDField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()

    class Privacy:
        """When a letter was taken or answered."""

        open = ("id", "uid", "letter", "received_on", "kept_at")
        personal = ("kept_by_id",)
        sensitive = ("paper_uid",)
        keep_for = AS_CASE
