"""Structured logs: one JSON object a line, codes and names of pages only. Words of database errors are cut, since they quote rows."""

from __future__ import annotations

import logging
import logging.config
import os
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

import structlog

_DROPPED: Final = frozenset({"request", "args", "params", "sql", "user", "username", "email", "path", "ip", "server_time"})
_ABOUT_CODE: Final = (ImportError, AttributeError, NameError, TypeError)  # others, the database's above all, quote the values they met


def configure(_settings: Mapping[str, Any]) -> None:
    """Set up logging; named in settings as LOGGING_CONFIG."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    level = os.environ.get("UMAY_LOG", "WARNING").upper()
    logging.config.dictConfig({
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter, "terminal": sys.stderr.isatty()}},
        "handlers": {"err": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "line"}},
        "root": {"handlers": ["err"], "level": "WARNING"},
        "loggers": {
            "umay": {"level": level},
            "django": {"level": "WARNING"},
            "django.request": {"level": "ERROR"},  # its warnings name paths
            "django.security": {"level": "ERROR"},
            "procrastinate": {"level": "WARNING"},
        },
    })  # fmt: skip


def formatter(*, terminal: bool) -> logging.Formatter:
    """Return the formatter of every line."""
    last = structlog.dev.ConsoleRenderer(colors=False) if terminal else structlog.processors.JSONRenderer(ensure_ascii=False)
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_people,
        scrubbed_error,
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name],
        processors=[*shared, structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )


def without_people(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop what could name a person or a child's file."""
    for name in _DROPPED & event.keys():
        del event[name]
    return event


def scrubbed_error(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Turn an exception into its kind and the places it passed; its words stay only where they speak of code."""
    record = event.get("_record")
    error = _error_of(event.pop("exc_info", None), record)
    if error is not None:
        event["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
        event["at"] = _places(error.__traceback__)
        if isinstance(error, _ABOUT_CODE):
            event["said"] = str(error)[:200]
    if isinstance(record, logging.LogRecord):
        record.exc_info = record.exc_text = None
        if record.name == "django.request":
            event["event"] = str(event["event"]).partition(":")[0]  # what follows is the path
    return event


def _error_of(given: Any, record: Any) -> BaseException | None:
    if isinstance(given, BaseException):
        return given
    if given is True:
        return sys.exc_info()[1]
    if not given and isinstance(record, logging.LogRecord):
        given = record.exc_info
    return given[1] if isinstance(given, tuple) else None


def _places(traceback: Any) -> list[str]:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/umay/')[2]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return places[-8:]
