"""The inner register: who was dismissed for harming a child, after a final decision alone; and names that are like one of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.register.rules.entries import Answer, Appeal


class Entry(models.Model):
    """One entry, kept by an office. name_box: sealed with the application's key; only blind words of its parts are looked for.

    decision: number of the final decision. heard_on: the day on which the person was heard.
    agency, province_id, district_id: of the office.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    name_box = models.BinaryField()
    birth_year = models.PositiveSmallIntegerField(null=True)
    decision = models.CharField(max_length=80)
    decided_on = models.DateField()
    heard_on = models.DateField()
    appeal = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Appeal])
    appeal_until_on = models.DateField(null=True)
    expires_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField()

    class Privacy:
        """A name that opens with the application's key alone."""

        open = (
            "id", "uid", "unit", "agency", "country", "province_id", "district_id", "decided_on", "heard_on", "appeal", "appeal_until_on",
            "expires_on", "entered_at",
        )  # fmt: skip
        personal = ("decision", "entered_by_id")
        sensitive = ("name_box", "birth_year")
        keep_for = "until it expires"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(appeal__in=[one.value for one in Appeal]), name="register_appeal_known"),
            models.CheckConstraint(condition=Q(heard_on__lte=F("decided_on")), name="register_heard_before"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("decided_on")), name="register_expires"),
        ]
        indexes = [models.Index(fields=["country", "expires_on"], name="register_by_country")]

    def __str__(self) -> str:
        return f"register entry {self.uid}"


class Word(models.Model):
    """A blind word of a name in the register: tells whether a name is like it, and nothing else."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=64)

    class Privacy:
        """A keyed hash."""

        open = ("id", "entry")
        personal = ()
        sensitive = ("word",)
        keep_for = "until the entry expires"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="register_word_once")]
        indexes = [models.Index(fields=["word"], name="register_by_word")]

    def __str__(self) -> str:
        return f"word {self.pk}"


class Match(models.Model):
    """Somebody was entered whose name is like one of the register: an office looks, and says who it is. Bars nobody by itself.

    worker_id: of the room above that asks. name_box: the name as the school wrote it, for the office; emptied once a human answered.
    agency: of the school, whose offices are asked. again: a human found this person in the register before, so that
    whoever is entered anew waits until they are asked again.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    worker_id = models.BigIntegerField()
    entry_uid = models.UUIDField()
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    name_box = models.BinaryField()
    again = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Answer], default=Answer.OPEN.value)
    raised_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Two names that are alike."""

        open = ("id", "uid", "unit", "agency", "country", "province_id", "district_id", "again", "answer", "raised_at", "answered_at")
        personal = ("worker_id", "entry_uid", "answered_by_id")
        sensitive = ("name_box",)
        keep_for = "1 year after the school year; that it is the same person, as long as the entry"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=[one.value for one in Answer]), name="register_answer_known"),
            models.CheckConstraint(condition=paired("answered_at", "answered_by_id"), name="register_answered_by"),
            models.UniqueConstraint(fields=["worker_id", "entry_uid"], name="register_match_once"),
        ]

    def __str__(self) -> str:
        return f"match {self.uid}"
