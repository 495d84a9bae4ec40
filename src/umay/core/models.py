"""Core's tables: the audit trail, its seal and its anchors. The database itself refuses to change or remove a row of them."""

from __future__ import annotations

import secrets

from django.db import models

from umay.kernel.ids import new_id


def new_salt() -> bytes:
    """Return sixteen random bytes."""
    return secrets.token_bytes(16)


class AuditEntry(models.Model):
    """One act. Written once, never changed: a trigger refuses update, delete and truncate."""

    id = models.UUIDField(primary_key=True, default=new_id)
    xid = models.BigIntegerField(editable=False, null=True, help_text="The transaction, filled by the database.")
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    appointment_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    subject = models.CharField(max_length=200)
    unit_id = models.BigIntegerField(null=True)
    province_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)
    salt = models.BinaryField(default=new_salt)

    class Privacy:
        """An entry names people only by id."""

        open = ("id", "xid", "at", "verb", "subject", "unit_id", "province_id", "detail", "salt")
        personal = ("person_id", "appointment_id")
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "-at"], name="audit_by_unit"),
            models.Index(fields=["subject"], name="audit_by_subject"),
        ]


class AuditSeal(models.Model):
    """A number and a hash for one entry; each hash contains the one before. Written only by the sealer."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="seal")
    hash = models.BinaryField()

    class Privacy:
        """Hashes only."""

        open = ("number", "entry", "hash")
        personal = ()
        sensitive = ()
        keep_for = "10 years"


class AuditAnchor(models.Model):
    """The head of the chain on a day, signed with a key that is not in the database."""

    day = models.DateField(primary_key=True)
    number = models.BigIntegerField()
    hash = models.BinaryField()
    signature = models.BinaryField()

    class Privacy:
        """Hashes and signatures only."""

        open = ("day", "number", "hash", "signature")
        personal = ()
        sensitive = ()
        keep_for = "10 years"
