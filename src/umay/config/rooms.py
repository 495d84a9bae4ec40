"""Which rooms there are, and what of each the settings and the addresses take in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

_SOURCE: Final = Path(__file__).resolve().parents[1]
PURE_ROOMS: Final = ("kernel", "timing", "packs", "reading", "figures", "procedure", "rostering", "turns")
MACHINE_ROOMS: Final = ("cluster",)  # neither pages nor rules: the embedded database
WEB_ROOMS: Final = (
    "core", "web", "places", "people", "notices", "documents", "vault", "protected", "programme", "register", "staffing", "hazards",
    "posts", "rosters", "duties", "watch", "rounds", "ways", "visits", "journal", "reports", "telling", "teams", "cases", "signs",
    "absence", "handover", "correspondence", "drafts", "desk", "config",
)  # fmt: skip


def is_there(room: str) -> bool:
    """Tell whether the room stands: it has told Django of itself."""
    return (_SOURCE / room / "apps.py").is_file()


def installed() -> tuple[str, ...]:
    """Return the rooms for INSTALLED_APPS, top first, so that an upper room's static file or catalogue wins."""
    return tuple(f"umay.{room}" for room in reversed(WEB_ROOMS) if is_there(room))


def middleware() -> Iterator[str]:
    """Yield what rooms put around each request, lowest room first: the names in MIDDLEWARE of `umay.<room>.web_settings`."""
    for settings in _web_settings():
        yield from settings.get("MIDDLEWARE", ())


def own_settings() -> Iterator[tuple[str, object]]:
    """Yield the other settings of `umay.<room>.web_settings`, lowest room first."""
    for settings in _web_settings():
        yield from ((name, value) for name, value in settings.items() if name != "MIDDLEWARE")


def address_modules() -> Iterator[str]:
    """Yield the modules of the rooms' addresses, top room first."""
    for room in reversed(WEB_ROOMS):
        if room != "config" and is_there(room) and (_SOURCE / room / "urls.py").is_file():
            yield f"umay.{room}.urls"


def _web_settings() -> Iterator[dict[str, tuple[str, ...]]]:
    for room in WEB_ROOMS:
        if is_there(room) and (_SOURCE / room / "web_settings.py").is_file():
            module = import_module(f"umay.{room}.web_settings")
            yield {name: getattr(module, name) for name in dir(module) if name.isupper()}
