"""Accounts, persons and appointments. Nothing is granted to an account, only through an appointment."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from umay.core.api import Function


class Person(models.Model):
    """Somebody who works with Umay, as others see them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    shown = models.CharField(max_length=120)
    is_demo = models.BooleanField(default=False)

    class Privacy:
        """A name at work."""

        open = ("id", "uid", "is_demo")
        personal = ("shown",)
        sensitive = ()
        keep_for = "2 years after the last appointment"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts for sign-in."""

    def create_user(self, email: str, password: str | None = None, *, person: Person, language: str = "en") -> Account:
        """Return a new account that can sign in with the address; without a password only by other means."""
        account = self.model(email=self.normalize_email(email).lower(), person=person, language=language)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Digest(models.TextChoices):
    """How often somebody is told of what waits for them, outside of Umay."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Account(AbstractBaseUser):
    """A way to sign in. It grants nothing by itself."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    acting_in_id = models.BigIntegerField(null=True, help_text="The appointment last used.")
    digest = models.CharField(max_length=10, choices=Digest.choices, default=Digest.DAILY)
    invited_at = models.DateTimeField(null=True, help_text="When the letter with the way in went out; empty while it waits for mail.")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Privacy:
        """An address and a hash."""

        open = ("id", "language", "is_active", "acting_in_id", "digest", "last_login", "invited_at")
        personal = ("email", "person")
        sensitive = ("password",)
        keep_for = "90 days after the last appointment"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(digest__in=Digest.values), name="account_digest_known")]


class Session(models.Model):
    """Somebody signed in with a browser, or a visitor whom a page had to know again. Kept under a hash of its key."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    session_data = models.TextField()
    expires_at = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField()
    browser = models.CharField(max_length=200, blank=True, help_text="What the browser says of itself.")

    class Privacy:
        """Who is signed in, by what."""

        open = ("key_hash", "expires_at", "began_at")
        personal = ("account", "browser")
        sensitive = ("session_data",)
        keep_for = "8 hours"


class FirstLink(models.Model):
    """A link by which the first administrator of a new deployment comes in, once. Kept as a hash."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        """Times only."""

        open = ("token_hash", "made_at", "expires_at", "used_at")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"


class Int8Range(Func):
    """A range of one id, so that "the same id" can stand in an exclusion without an extension."""

    function = "int8range"
    template = "%(function)s(%(expressions)s, %(expressions)s, '[]')"


class Appointment(models.Model):
    """A person holds a role in a unit from a day to a day. role: the country's post; function: what it is to Umay."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=60)
    role_title = models.JSONField(default=dict, help_text="The post's name by language, from the pack.")
    function = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Function])
    during = DateRangeField()
    acting_for_id = models.BigIntegerField(null=True, help_text="The appointment it deputises.")
    paper = models.CharField(max_length=80, blank=True, help_text="The number of the paper that appoints.")
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who holds which post."""

        open = ("id", "uid", "unit", "role", "role_title", "function", "during", "acting_for_id", "paper", "recorded_at")
        personal = ("person", "recorded_by_id")
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_appointment_at_a_time",
                expressions=[
                    (Int8Range(F("person_id")), RangeOperators.OVERLAPS),
                    (Int8Range(F("unit_id")), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="appointment_has_days"),
            models.CheckConstraint(condition=Q(function__in=[one.value for one in Function]), name="appointment_function_known"),
        ]
        indexes = [models.Index(fields=["unit"], name="appointment_by_unit")]


class BrokenGlass(models.Model):
    """Somebody acts for a unit below for a few hours, with a reason, and its people were told."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="glasses")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="glasses")
    reason = models.TextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Privacy:
        """A reason that a supervisor reads."""

        open = ("id", "uid", "unit", "from_at", "until_at")
        personal = ("appointment", "reason")
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="glass_ends_after_it_starts")]


class Body(models.Model):
    """A board, commission or team of an area or a school. kind: the pack's code."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=60)
    title = models.JSONField(default=dict)

    class Privacy:
        """Which bodies there are is public."""

        open = ("id", "uid", "unit", "kind", "title")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "kind"], name="body_once_in_a_unit")]


class BodySeat(models.Model):
    """A seat of a body, held by somebody or empty."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="body_seats")
    during = DateRangeField()

    class Privacy:
        """Who sits where."""

        open = ("id", "body", "role", "during")
        personal = ("person",)
        sensitive = ()
        keep_for = "10 years"
