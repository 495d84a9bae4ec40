"""What a case is locked in: compartments, and the key of each handed to those who were let in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.kernel.ids import new_id

KINDS = ("file", "child", "reporter")


class Compartment(models.Model):
    """A part of a case with a key of its own. epoch: which key is in use; somebody leaves, and the next one begins.

    renew: somebody's way in has ended since, so that the next who writes begins a new epoch first (a trigger sets it, migration 0007).
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="compartments")
    kind = models.CharField(max_length=10)
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, null=True, related_name="compartments")
    epoch = models.PositiveIntegerField(default=1)
    renew = models.BooleanField(default=False, db_default=False)

    class Privacy:
        """That there is such a part."""

        open = ("id", "uid", "case", "kind", "child", "epoch", "renew")
        personal = ()
        sensitive = ()
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="case_compartment_kind_known"),
            models.CheckConstraint(condition=Q(kind="child") ^ Q(child__isnull=True), name="case_compartment_of_child"),
            models.UniqueConstraint(fields=["case", "kind", "child"], nulls_distinct=False, name="case_compartment_once"),
        ]


class CompartmentWrap(models.Model):
    """The key of a compartment and epoch, handed to one key of a person. person_id 0: the officials' key of recovery.

    mark: that the application made the row; a row slipped in by other hands is not believed.
    """

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="wraps")
    epoch = models.PositiveIntegerField()
    key_uid = models.UUIDField()
    person_id = models.BigIntegerField(db_index=True)
    granter = models.CharField(max_length=40)
    blob = models.BinaryField()
    mark = models.BinaryField()
    made_at = models.DateTimeField()

    class Privacy:
        """A key that only its holder can take out."""

        open = ("id", "compartment", "epoch", "key_uid", "made_at")
        personal = ("person_id", "granter")
        sensitive = ("blob", "mark")
        keep_for = "as its case"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "epoch", "key_uid"], name="case_wrap_once")]
