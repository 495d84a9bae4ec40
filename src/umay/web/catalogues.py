"""Collects the words of each room into its `locale` folder and compiles them. Reads and writes files only.

A room's words live with the room: `umay/<room>/locale/<language>/LC_MESSAGES/django.po`. Words the kit already has are not asked for twice.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE: Final = Path(__file__).resolve().parents[1]
LANGUAGES: Final = ("tr", "kk", "ru", "vi", "zh_Hant")  # the words themselves are English
_KEYWORDS: Final[dict[str, Any]] = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
_PLAIN: Final[dict[str, Any]] = {"domain": "django", "charset": "utf-8", "header_comment": "", "msgid_bugs_address": "-"}
_log = logging.getLogger(__name__)


def extract_django(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Yield the words of a Django template; named in babel.cfg."""
    text = templatize(fileobj.read().decode("utf-8"))
    yield from extract_python(BytesIO(text.encode("utf-8")), keywords, comment_tags, {**options, "encoding": "utf-8"})


def collect(room: str) -> Catalog:
    """Return every message of a room's pages and code, without those the kit has."""
    with (SOURCE / "locale" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    found = Catalog(**_PLAIN)
    folder = SOURCE / room
    for name, line, message, comments, context in extract_from_dir(folder, methods, options, _KEYWORDS, comment_tags=("Translators:",)):
        found.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    if room != "web":
        for known in list(collect("web")):
            if known.id:
                found.delete(known.id, known.context)
    return found


def update(room: str) -> None:
    """Bring a room's catalogues up to date; words already translated stay, words no longer said go."""
    wanted = collect(room)
    for lang in LANGUAGES:
        path = _catalogue(room, lang)
        kept = _read(path, lang)
        kept.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        kept.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, kept, width=120, sort_output=True, omit_header=False, include_lineno=False)


def compile_stale() -> int:
    """Compile each catalogue that is newer than its compiled form; return how many were.

    Where the folder may not be written, the old words stay and the log says so.
    """
    return sum(_compile(path) for path in sorted(SOURCE.glob("*/locale/*/LC_MESSAGES/django.po")))


def _compile(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    if compiled.is_file() and compiled.stat().st_mtime >= path.stat().st_mtime:
        return False
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            write_mo(file, _read(path, path.parents[1].name))
        os.replace(file.name, compiled)  # noqa: PTH105  two processes may do it at once; each leaves a whole file
    except OSError:
        _log.warning("words.not_compiled", extra={"catalogue": str(path.relative_to(SOURCE))})
        return False
    return True


def _catalogue(room: str, lang: str) -> Path:
    return SOURCE / room / "locale" / lang / "LC_MESSAGES" / "django.po"


def _read(path: Path, lang: str) -> Catalog:
    if not path.is_file():
        return Catalog(locale=lang, project="Umay", version="1", language_team=lang, last_translator="Umay", fuzzy=False, **_PLAIN)
    with path.open("rb") as file:
        return read_po(file, locale=lang, domain="django", charset="utf-8")


def missing() -> Iterator[tuple[str, str, str]]:
    """Yield room, language and words for each message that is not translated; English needs none."""
    for path in sorted(SOURCE.glob("*/locale/*/LC_MESSAGES/django.po")):
        room, lang = path.parents[3].name, path.parents[1].name
        for message in _read(path, lang):
            said = message.string if isinstance(message.string, tuple | list) else (message.string,)
            if message.id and not all(said):
                yield room, lang, str(message.id)
