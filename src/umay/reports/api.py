"""What other rooms may use of reports."""

from __future__ import annotations

from umay.reports.actions import telling as doors
from umay.reports.actions.inventing import invent_report
from umay.reports.actions.outliving import end_outlived
from umay.reports.actions.reading import ReportMissing, load, open_file, open_report
from umay.reports.actions.retention import shred_report, shred_with_case
from umay.reports.actions.sharing import end_sharing, share, take_into_case
from umay.reports.actions.triage import answer, end_with_case
from umay.reports.actions.wiping import wipe_report
from umay.reports.incoming import InMemory, files_of, marks_of, passed_over
from umay.reports.listening import CutOff, OpenCase, OpenCases, hear_of_cuts, offer_open_cases
from umay.reports.models import TellingPlace
from umay.reports.queries.barred import barred_from, barred_from_case
from umay.reports.queries.kept import KeptReport, kept_reports
from umay.reports.queries.of_case import CaseFile, CaseReport, reports_of_case
from umay.reports.queries.queue import WaitingCount, said_at, waiting_count
from umay.reports.queries.readers import REACHES, steps_here
from umay.reports.queries.responses import NumberLine, response_for, shown_in
from umay.reports.receipts import ReceiptShown, receipt_shown
from umay.reports.rules import telling as values
from umay.reports.rules.ladder import Step, Ticks
from umay.reports.rules.telling import Told
from umay.reports.rules.triage import short_of
from umay.reports.values import FileRead, MessageRead, ReportRead

load_report = load

__all__ = [
    "REACHES",
    "CaseFile",
    "CaseReport",
    "CutOff",
    "FileRead",
    "InMemory",
    "KeptReport",
    "MessageRead",
    "NumberLine",
    "OpenCase",
    "OpenCases",
    "ReceiptShown",
    "ReportMissing",
    "ReportRead",
    "Step",
    "TellingPlace",
    "Ticks",
    "Told",
    "WaitingCount",
    "answer",
    "barred_from",
    "barred_from_case",
    "doors",
    "end_outlived",
    "end_sharing",
    "end_with_case",
    "files_of",
    "hear_of_cuts",
    "invent_report",
    "kept_reports",
    "load_report",
    "marks_of",
    "offer_open_cases",
    "open_file",
    "open_report",
    "passed_over",
    "receipt_shown",
    "reports_of_case",
    "response_for",
    "said_at",
    "share",
    "short_of",
    "shown_in",
    "shred_report",
    "shred_with_case",
    "steps_here",
    "take_into_case",
    "values",
    "waiting_count",
    "wipe_report",
]
