"""Getting static files and compiled words ready for a server."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

SKIPPED: Final = ["*.map", "admin/*", "django_htmx/ext/*", "*.scss", "*.md"]


def collect_if_changed() -> int:
    """Collect style, script and pictures under hashed names if any changed; return how many files are there, 0 if none changed."""
    from django.conf import settings
    from django.core.management import call_command

    target = Path(settings.STATIC_ROOT or "")
    mark = target / ".state"
    state = _state()
    if mark.is_file() and mark.read_text(encoding="ascii") == state:
        return 0
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=SKIPPED)
    mark.write_text(state, encoding="ascii")
    return sum(1 for path in target.rglob("*") if path.is_file())


def compile_words() -> None:
    """Compile translations that changed."""
    from umay.web import catalogues

    catalogues.compile_stale()


def _state() -> str:
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256(version("whitenoise").encode())
    for finder in get_finders():
        for name, storage in finder.list(SKIPPED):
            found = Path(storage.path(name)).stat()
            seen.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()
