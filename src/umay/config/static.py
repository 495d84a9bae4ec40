"""How style, script and pictures are kept: each under a name that holds the hash of its content."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names, also inside `@import` of styles and `import` of scripts."""

    support_js_module_import_aggregation = True
