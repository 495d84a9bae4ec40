"""Reports as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Its tables carry the label "reports"."""

    name = "umay.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the form of staff to devices without a connection."""
        from umay.web.api import offer_offline

        offer_offline("log-report", "log-report-offline", _("Report a concern, without a connection"))
