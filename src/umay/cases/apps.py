"""Cases as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Its tables carry the label "cases"."""

    name = "umay.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the open cases to reports."""
        from umay.cases.actions.opening import join_report
        from umay.cases.queries.case_list import for_a_report
        from umay.reports.api import OpenCases, offer_open_cases

        offer_open_cases(OpenCases(for_a_report, lambda actor, vault, report, case, now: join_report(actor, vault, report, case, now=now)))
