"""Keys, the ways to open them, vaults that are open just now, and the recovery key. No private half lies here that a row alone opens."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.vault.rules.slots import SlotKind


class RecoveryKey(models.Model):
    """The public half of the key whose private half is split among officials, on paper only. retired_at empty: in use."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    version = models.PositiveIntegerField(unique=True)
    public = models.BinaryField()
    mark = models.BinaryField(help_text="Proves that Umay itself wrote the public half; made with a key outside the database.")
    needed = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Privacy:
        """A public key and who held the ceremony."""

        open = ("id", "uid", "version", "public", "mark", "needed", "made_at", "retired_at")
        personal = ("made_by_id",)
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(retired_at__isnull=True), name="vault_one_recovery_key_in_use"),
            models.CheckConstraint(condition=Q(needed__gte=2), name="vault_recovery_needs_two"),
        ]


class RecoveryHolder(models.Model):
    """Somebody to whom a share of the recovery key was given on paper. The share itself is nowhere in Umay."""

    recovery = models.ForeignKey(RecoveryKey, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Privacy:
        """Who holds which share."""

        open = ("id", "recovery", "number")
        personal = ("person",)
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recovery", "person"], name="vault_one_share_for_each"),
            models.UniqueConstraint(fields=["recovery", "number"], name="vault_each_share_once"),
        ]


class PersonKey(models.Model):
    """A person's key pair in one version. retired_at empty: it is in use. sealed_to_recovery: its private half, for officials."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    public = models.BinaryField()
    mark = models.BinaryField(help_text="Proves that Umay itself wrote the public half; made with a key outside the database.")
    sealed_to_recovery = models.BinaryField(null=True)
    recovery = models.ForeignKey(RecoveryKey, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Privacy:
        """Whose key it is; the private half only sealed."""

        open = ("id", "uid", "version", "public", "mark", "recovery", "made_at", "retired_at")
        personal = ("person",)
        sensitive = ("sealed_to_recovery",)
        keep_for = "as long as anything is sealed to it"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="vault_one_key_of_a_version"),
            models.UniqueConstraint(fields=["person"], condition=Q(retired_at__isnull=True), name="vault_one_key_in_use"),
            models.CheckConstraint(condition=paired("sealed_to_recovery", "recovery"), name="vault_sealed_to_one_recovery_key"),
        ]


class KeySlot(models.Model):
    """One way to open a key: its private half, sealed under what only the person has. expires_at: of a code that officials gave."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    key = models.ForeignKey(PersonKey, on_delete=models.CASCADE, related_name="slots")
    kind = models.CharField(max_length=14, choices=[(one.value, one.value) for one in SlotKind])
    blob = models.BinaryField()
    credential = models.BinaryField(null=True, help_text="Of a passkey: which one the browser is to ask. It opens nothing.")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, help_text="When the person showed that they kept it; of a recovery code.")
    used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Privacy:
        """How a person opens their vault."""

        open = ("id", "uid", "key", "kind", "made_at", "confirmed_at", "used_at", "expires_at")
        personal = ()
        sensitive = ("blob", "credential")
        keep_for = "as long as the key"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in SlotKind]), name="vault_slot_kind_known"),
            models.UniqueConstraint(fields=["key", "kind"], condition=~Q(kind=SlotKind.PRF.value), name="vault_one_slot_of_a_kind"),
            models.CheckConstraint(
                condition=Q(kind=SlotKind.PRF.value, credential__isnull=False) | (~Q(kind=SlotKind.PRF.value) & Q(credential__isnull=True)),
                name="vault_passkeys_alone_are_asked_for",
            ),
            models.CheckConstraint(
                condition=~Q(kind=SlotKind.ONE_TIME.value) | Q(expires_at__isnull=False), name="vault_one_time_codes_run_out"
            ),
        ]


class OpeningTries(models.Model):
    """How often in a row somebody's vault was tried in vain, so that guesses become slow. Never shut for good."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")
    failed = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    class Privacy:
        """A count."""

        open = ("id", "failed", "last_at")
        personal = ("person",)
        sensitive = ()
        keep_for = "1 day"


class OpenVault(models.Model):
    """A vault that is open in one session. blob: the private halves, sealed under a key that only the browser's cookie gives."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    session = models.ForeignKey("people.Session", on_delete=models.CASCADE, related_name="+")
    key = models.ForeignKey(PersonKey, on_delete=models.CASCADE, related_name="opened")
    blob = models.BinaryField()
    opened_at = models.DateTimeField()
    used_at = models.DateTimeField()
    closes_at = models.DateTimeField(db_index=True)

    class Privacy:
        """Who has a vault open, since when."""

        open = ("id", "uid", "token_hash", "key", "opened_at", "used_at", "closes_at")
        personal = ("session",)
        sensitive = ("blob",)
        keep_for = "8 hours"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(closes_at__gt=F("opened_at")), name="vault_closes_after_it_opened")]


class Recovery(models.Model):
    """Officials give somebody their key back. share_blob: the first share, sealed under a key outside the database, for minutes only."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recovery = models.ForeignKey(RecoveryKey, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField(help_text="The day on which nobody can go on with it any more.")
    share_blob = models.BinaryField(null=True)
    shared_at = models.DateTimeField(null=True)
    shared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Privacy:
        """Whose key, why, and by whom."""

        open = ("id", "uid", "recovery", "started_at", "ends_at", "shared_at", "done_at")
        personal = ("person", "reason", "started_by", "shared_by", "done_by")
        sensitive = ("share_blob",)
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(done_at__isnull=True), name="vault_one_recovery_at_a_time"),
            models.CheckConstraint(condition=paired("done_at", "done_by"), name="vault_recovery_done_by_somebody"),
            models.CheckConstraint(condition=paired("shared_at", "shared_by"), name="vault_share_given_by_somebody"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("started_at")), name="vault_recovery_ends_after_it_starts"),
        ]
