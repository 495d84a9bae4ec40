"""Every permission Umay knows, as `resource:verb`. The table of who has which is `policy.toml`."""

from __future__ import annotations

from enum import StrEnum


class Perm(StrEnum):
    """What may be asked for, in alphabetical order."""

    ABSENT_KEEP = "absent:keep"
    AGREEMENT_KEEP = "agreement:keep"
    AGREEMENT_READ = "agreement:read"
    AUDIT_READ = "audit:read"
    CALENDAR_KEEP = "calendar:keep"
    CASE_JOIN = "case:join"
    CASE_LEAD = "case:lead"
    CASE_OVERSEE = "case:oversee"
    CASE_WORK = "case:work"
    COVERAGE_READ = "coverage:read"
    DEPLOYMENT_KEEP = "deployment:keep"
    DUTY_LEAD = "duty:lead"
    DUTY_STAND = "duty:stand"
    GLASS_BREAK = "glass:break"
    HAZARD_KEEP = "hazard:keep"
    HAZARD_NOTE = "hazard:note"
    JOURNAL_COUNT = "journal:count"
    JOURNAL_READ = "journal:read"
    JOURNAL_RELEASE = "journal:release"
    LETTER_KEEP = "letter:keep"
    ORDER_KEEP = "order:keep"
    PERSON_APPOINT = "person:appoint"
    PLACE_KEEP = "place:keep"
    PLACE_READ = "place:read"
    POST_KEEP = "post:keep"
    PROFILE_KEEP = "profile:keep"
    PROGRAMME_ADOPT = "programme:adopt"
    PROGRAMME_DRAFT = "programme:draft"
    PROGRAMME_READ = "programme:read"
    PROGRAMME_RULE = "programme:rule"
    RECOVERY_KEEP = "recovery:keep"
    REGISTER_KEEP = "register:keep"
    REPORT_LOG = "report:log"
    REPORT_READ = "report:read"
    ROLLUP_READ = "rollup:read"
    ROSTER_KEEP = "roster:keep"
    ROUND_KEEP = "round:keep"
    ROUND_WALK = "round:walk"
    STAFFING_KEEP = "staffing:keep"
    TASK_READ = "task:read"
    TASK_RECORD = "task:record"
    TASK_VERIFY = "task:verify"
    TELLING_KEEP = "telling:keep"
    VAULT_KEEP = "vault:keep"
    VISIT_EXPECT = "visit:expect"
    VISIT_KEEP = "visit:keep"


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
    GUARD = "guard"
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
