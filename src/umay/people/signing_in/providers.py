"""Ministries' own sign-on, as the environment names it. Read once, at start, by `umay.people.web_settings`.

UMAY_OIDC lists names with commas; for each NAME (in capitals) stand UMAY_OIDC_<NAME>_ISSUER, _CLIENT, _SECRET or _SECRET_FILE, and _TITLE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")


def providers(variables: Mapping[str, str]) -> dict[str, Any]:
    """Return allauth's SOCIALACCOUNT_PROVIDERS. Raises ImproperlyConfigured with the name that is wrong and the remedy."""
    names = [name.strip().lower() for name in variables.get("UMAY_OIDC", "").split(",") if name.strip()]
    apps = [_app(name, variables) for name in names]
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "EMAIL_AUTHENTICATION": True, "APPS": apps}} if apps else {}


def _app(name: str, variables: Mapping[str, str]) -> dict[str, Any]:
    if not _NAME.fullmatch(name):
        raise ImproperlyConfigured(f"UMAY_OIDC: expected names of small letters and digits, such as ministry. It has {name!r} now.")
    stem = f"UMAY_OIDC_{name.upper().replace('-', '_')}"
    issuer = _asked(variables, f"{stem}_ISSUER", "the https:// address of the sign-on")
    if not issuer.startswith("https://"):
        raise ImproperlyConfigured(f"{stem}_ISSUER: expected an https:// address. It is {issuer!r} now.")
    return {
        "provider_id": name,
        "name": variables.get(f"{stem}_TITLE", "").strip() or name,
        "client_id": _asked(variables, f"{stem}_CLIENT", "the client id that the sign-on gave to Umay"),
        "secret": _secret(variables, f"{stem}_SECRET"),
        "settings": {"server_url": issuer.rstrip("/"), "fetch_userinfo": True},
    }


def _asked(variables: Mapping[str, str], name: str, expected: str) -> str:
    said = variables.get(name, "").strip()
    if not said:
        raise ImproperlyConfigured(f"{name}: expected {expected}. Set it, or leave the name out of UMAY_OIDC.")
    return said


def _secret(variables: Mapping[str, str], name: str) -> str:
    named = variables.get(f"{name}_FILE", "").strip()
    if not named:
        return _asked(variables, name, "the client's secret, or a file with it in the same name with _FILE")
    try:
        return Path(named).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE: expected a readable file; {named} cannot be read ({error.strerror}).") from None
