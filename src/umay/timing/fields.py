"""How each key of a timing's JSON is read, checked and written. Which keys a kind has stands in `codec`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from umay.timing.values import Window

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_RANGE_END: Final = re.compile(r"\d{4}|(\d{4}|-)-(0[1-9]|1[0-2])(-T[123]|-\d\d)?|[a-z][a-z_]*")
_MISSING: Final = object()


class TimingError(ValueError):
    """A timing's JSON is wrong; `key` is the path to the key, such as "parts[1].unit", and `why` what is wrong with it."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key
        self.why = why

    def under(self, parent: str) -> TimingError:
        """Return the same error seen from the object that holds this one."""
        joint = "" if self.key.startswith("[") else "."
        return TimingError(f"{parent}{joint}{self.key}", self.why)


Parse = Callable[[str, Any], Any]
Write = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Field:
    """One key: its name in JSON and in the value, how to read and write it, what its absence means.

    default: `_MISSING` where the key is required. always: written even when it is the default.
    """

    key: str
    attribute: str
    parse: Parse
    write: Write = _same
    default: Any = _MISSING
    always: bool = False

    @property
    def required(self) -> bool:
        """Tell whether the key must be there."""
        return self.default is _MISSING


def need(key: str, parse: Parse, write: Write = _same, *, attribute: str | None = None) -> Field:
    """Return a key that must be there."""
    return Field(key, attribute or key, parse, write, always=True)


def may(key: str, parse: Parse, default: Any = None, write: Write = _same, *, always: bool = False) -> Field:
    """Return a key that may be absent; always: written even when it is the default."""
    return Field(key, key, parse, write, default, always)


def word(key: str, raw: Any) -> str:
    """Read words that are not empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise TimingError(key, f"must be text, not {raw!r}")
    return raw


def one_of(*allowed: str) -> Parse:
    """Read one of the codes."""

    def parse(key: str, raw: Any) -> str:
        if not isinstance(raw, str) or raw not in allowed:
            raise TimingError(key, f"{raw!r} is not one of {', '.join(allowed)}")
        return raw

    return parse


def number(lowest: int, highest: int) -> Parse:
    """Read a whole number between two bounds, both included."""

    def parse(key: str, raw: Any) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool) or not lowest <= raw <= highest:
            raise TimingError(key, f"must be a whole number from {lowest} to {highest}, not {raw!r}")
        return raw

    return parse


def flag(key: str, raw: Any) -> bool:
    """Read true or false."""
    if not isinstance(raw, bool):
        raise TimingError(key, f"must be true or false, not {raw!r}")
    return raw


def clock(key: str, raw: Any) -> str:
    """Read a time of day as 24 h "HH:MM"."""
    if not isinstance(raw, str) or not _CLOCK.fullmatch(raw):
        raise TimingError(key, f'must be a time such as "07:30", not {raw!r}')
    return raw


def day(key: str, raw: Any) -> date:
    """Read a date, as ISO text or as the date a YAML reader makes of it."""
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        raise TimingError(key, f'must be a date such as "2026-09-14", not {raw!r}') from None


def range_end(key: str, raw: Any) -> str:
    """Read one end of a range: ISO text of a day, month, third of a month or year, "--" for every year, or a symbol."""
    said = str(raw) if isinstance(raw, int | date) and not isinstance(raw, bool) else raw
    if not isinstance(said, str) or not _RANGE_END.fullmatch(said):
        raise TimingError(key, f'must be such as "2026-09-14", "2026-09", "2026-09-T1", "2026", "--09" or "issue_date", not {raw!r}')
    return day(key, said).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", said) else said


def day_of_month(key: str, raw: Any) -> int | str:
    """Read a day of the month or "last"."""
    return "last" if raw == "last" else int(number(1, 31)(key, raw))


def months(key: str, raw: Any) -> tuple[int, ...]:
    """Read month numbers; "all" is the empty tuple."""
    if raw == "all":
        return ()
    found: tuple[int, ...] = many(number(1, 12))(key, raw)
    return found


def say_months(value: tuple[int, ...]) -> list[int] | str:
    """Write month numbers, "all" for none."""
    return list(value) or "all"


def many(parse_one: Parse) -> Parse:
    """Read a list that is not empty, all of it by the same rule."""

    def parse(key: str, raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list | tuple) or not raw:
            raise TimingError(key, f"must be a list with at least one entry, not {raw!r}")
        return tuple(parse_one(f"{key}[{position}]", one) for position, one in enumerate(raw))

    return parse


def read_fields(raw: Any, fields: tuple[Field, ...], *, besides: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the arguments of a value from its JSON object. Raises TimingError that names the key."""
    if not isinstance(raw, Mapping):
        raise TimingError("timing", f"must be an object, not {raw!r}")
    known = {field.key for field in fields} | set(besides)
    for key in raw:
        if key not in known:
            raise TimingError(str(key), f"is not a key here; known are {', '.join(sorted(known))}")
    return {field.attribute: _read_field(raw, field) for field in fields}


def _read_field(raw: Mapping[str, Any], field: Field) -> Any:
    said = raw.get(field.key)
    if said is not None:
        return field.parse(field.key, said)
    if field.required:
        raise TimingError(field.key, "is missing")
    return field.default


def write_fields(value: Any, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return the JSON keys of a value, without those that are not stated."""
    written: dict[str, Any] = {}
    for field in fields:
        said = getattr(value, field.attribute)
        if field.always or said != field.default:
            written[field.key] = field.write(said)
    return written


WINDOW_FIELDS: Final = (
    need("days", many(one_of(*WEEKDAYS, "SCHOOLDAYS")), list),
    need("start", clock),
    need("end", clock),
    may("what", word),
)


def window(key: str, raw: Any) -> Window:
    """Read one clock window on weekdays; it ends after it starts."""
    try:
        found = Window(**read_fields(raw, WINDOW_FIELDS))
    except TimingError as error:
        raise error.under(key) from None
    if found.end <= found.start:
        raise TimingError(f"{key}.end", f"{found.end} is not after {found.start}")
    return found


def say_windows(windows: tuple[Window, ...]) -> list[dict[str, Any]]:
    """Write clock windows."""
    return [write_fields(one, WINDOW_FIELDS) for one in windows]
