"""What other rooms may use of core."""

from __future__ import annotations

from umay.core import sealing
from umay.core.access.actor import JOB, NOBODY, NOWHERE, Actor, Grant, Level, Place, Seat, actor_of, job_at, own_place
from umay.core.access.check import refusal as access_refusal
from umay.core.access.check import require
from umay.core.access.perms import Function, Perm, Scope
from umay.core.access.policy import functions_with
from umay.core.access.policy import rules as policy_rules
from umay.core.acting import school_columns, school_of, sent_before
from umay.core.audit.reading import AuditLine, audit_lines, just_done
from umay.core.audit.record import record
from umay.core.audit.sealing import Verdict as AuditVerdict
from umay.core.audit.sealing import anchor as anchor_audit
from umay.core.audit.sealing import verify as verify_audit
from umay.core.computing import computing
from umay.core.constraints import paired
from umay.core.context import scoped
from umay.core.doors import ACTIONS, IncompleteAction, action, query
from umay.core.jobs import later, later_once
from umay.core.keys import app_key, install_id, pepper
from umay.core.public import close_public_door, public_call
from umay.core.rotating import StillRunning, carry_over, knows

__all__ = [
    "ACTIONS",
    "JOB",
    "NOBODY",
    "NOWHERE",
    "Actor",
    "AuditLine",
    "AuditVerdict",
    "Function",
    "Grant",
    "IncompleteAction",
    "Level",
    "Perm",
    "Place",
    "Scope",
    "Seat",
    "StillRunning",
    "access_refusal",
    "action",
    "actor_of",
    "anchor_audit",
    "app_key",
    "audit_lines",
    "carry_over",
    "close_public_door",
    "computing",
    "functions_with",
    "install_id",
    "job_at",
    "just_done",
    "knows",
    "later",
    "later_once",
    "own_place",
    "paired",
    "pepper",
    "policy_rules",
    "public_call",
    "query",
    "record",
    "require",
    "school_columns",
    "school_of",
    "scoped",
    "sealing",
    "sent_before",
    "verify_audit",
]
