"""In which time zone a country's units live."""

from __future__ import annotations

from datetime import tzinfo

from django.conf import settings
from django.utils import timezone

from umay.places import api as places


def zone_of(country: str) -> tzinfo:
    """Return the zone that the deployment says for all; else the country's own, and the setting's where no pack names one."""
    default = timezone.get_default_timezone()
    return default if settings.UMAY_TIME_ZONE else places.zones().get(country, default)
