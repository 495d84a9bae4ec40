"""Questions to organisations outside, and what they answered. Both are sealed; the link alone opens a question."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.handover.rules.asking import OFFICES
from umay.kernel.ids import new_id


class Referral(models.Model):
    """An organisation is asked about a child of a case by a link that opens once it is known, until a day.

    number: by which both sides call it; nothing follows from it. lookup: by which the link is found; without the pepper nobody can try.
    public: answers are sealed to it; its other half stands sealed in the case, in the entry paper_uid, with whom was asked.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    number = models.CharField(max_length=20)
    case_ref = models.UUIDField(db_index=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    lookup = models.BinaryField(unique=True)
    question_blob = models.BinaryField()
    public = models.BinaryField()
    paper_uid = models.UUIDField()
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """That some kind of organisation was asked something; what, and about whom, is sealed."""

        open = ("id", "uid", "number", "unit", "language", "public", "asked_at", "expires_at", "ended_at")
        personal = ("asked_by_id",)
        sensitive = ("case_ref", "office", "lookup", "question_blob", "paper_uid")
        keep_for = "as its case"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(office__in=OFFICES), name="referral_office_known")]


class ReferralAnswer(models.Model):
    """What was answered, sealed to the referral's own pair. key: of the form, so that it is kept once. at: rounded to the hour."""

    uid = models.UUIDField(unique=True)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="answers")
    key = models.UUIDField(unique=True)
    wrap = models.BinaryField()
    blob = models.BinaryField()
    at = models.DateTimeField()

    class Privacy:
        """Sealed words."""

        open = ("id", "uid", "referral", "key", "at")
        personal = ()
        sensitive = ("wrap", "blob")
        keep_for = "as its case"
