"""Codes for events and occasions that phrases of every language name. Words for them live in each reader and writer."""

from __future__ import annotations

from typing import Final

EVENTS: Final = frozenset({
    "meeting", "next_meeting", "board_meeting", "decision", "report", "disclosure", "incident", "detection", "request",
    "complaint", "notification", "approval", "signature", "adoption", "issue_date", "appointment", "start_of_work",
    "admission", "transfer", "absence", "visit", "inspection", "training", "workshop", "exam", "event_day", "trip",
    "school_year_start", "school_year_end", "first_school_day", "last_school_day", "term_start", "term_end",
    "term_1_start", "term_1_end", "term_2_start", "term_2_end",
    "quarter_start", "quarter_end", "month_end", "month_start", "year_start", "year_end", "holiday_start", "holiday_end",
    "school_entry", "school_exit", "lesson_start", "lesson_end", "shift_start", "shift_end", "duty_start", "duty_end",
    "phase_start", "phase_end", "plan_start", "plan_end", "contract_end", "case_closed", "activity",
})  # fmt: skip

OCCASIONS: Final = frozenset({
    "new_year", "lunar_new_year", "nauryz", "national_day", "republic_day", "childrens_day", "teachers_day",
    "womens_day", "human_rights_day", "violence_against_women_day", "child_protection_day", "childrens_rights_day",
    "anti_drug_day", "anti_bullying_day", "safer_internet_day", "school_safety_day", "fire_safety_day", "traffic_safety_day",
    "constitution_day", "school_opening", "summer_holiday", "winter_holiday", "spring_holiday", "autumn_holiday",
    "public_holidays", "spring", "summer", "autumn", "winter", "exam_period", "labour_day", "mid_autumn", "legal_day",
    "back_to_school_season", "parents_meeting",
})  # fmt: skip

LAST_DONE: Final = "last_done"
"""The event that a cycle of several years is counted from: when the duty was last done."""

REFERENCES: Final = frozenset({"legislation", "plan", "schedule", "circular", "agreement"})
