"""Every permission Umay knows, as `resource:verb`. The table of who has which is `policy.toml`."""

from __future__ import annotations

from enum import StrEnum


class Perm(StrEnum):
    """What may be asked for, in alphabetical order."""

    AGREEMENT_KEEP = "agreement:keep"
    AGREEMENT_READ = "agreement:read"
    AUDIT_READ = "audit:read"
    CALENDAR_KEEP = "calendar:keep"
    DEPLOYMENT_KEEP = "deployment:keep"
    GLASS_BREAK = "glass:break"
    PERSON_APPOINT = "person:appoint"
    PLACE_KEEP = "place:keep"
    PLACE_READ = "place:read"
    PROFILE_KEEP = "profile:keep"
    PROGRAMME_ADOPT = "programme:adopt"
    PROGRAMME_DRAFT = "programme:draft"
    PROGRAMME_READ = "programme:read"
    PROGRAMME_RULE = "programme:rule"
    ROLLUP_READ = "rollup:read"
    TASK_READ = "task:read"
    TASK_RECORD = "task:record"
    TASK_VERIFY = "task:verify"


class Function(StrEnum):
    """What a person is to Umay, whatever the country calls the post; packs map posts to these."""

    UNIT_HEAD = "unit_head"
    DEPUTY_HEAD = "deputy_head"
    SECRETARY = "secretary"
    COORDINATOR = "coordinator"
    COUNSELLOR = "counsellor"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    OFFICER = "officer"
    TEACHER = "teacher"
    VOLUNTEER = "volunteer"
    MEMBER = "member"
    OBSERVER = "observer"
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    """How far a permission reaches from the unit of the appointment."""

    SELF = "self"  # only the person's own settings
    OWN = "own"  # the unit itself
    BELOW = "below"  # the unit and the units of the same agency in its area
    AREA = "area"  # every unit in the unit's area, whatever the agency
