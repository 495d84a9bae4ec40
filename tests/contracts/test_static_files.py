"""Every style, script and picture that another names is there, and gets a name that changes with its content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from umay.config.serving.files import SKIPPED


def test_all_static_files_hold_together(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "umay.config.static.HashedFiles"}}

    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=SKIPPED)

    named = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert "umay/css/umay.css" in named
    assert all(value != name for name, value in named.items())
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 20_000_000
