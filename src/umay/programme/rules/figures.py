"""The figures that an obligation asks for: what is a count, a percentage, a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from umay.kernel.refusal import Refusal

MOST: Final = 10_000_000
LONGEST_TEXT: Final = 500


def cleaned(asked: Iterable[Mapping[str, Any]], given: Mapping[str, object]) -> dict[str, Any] | Refusal:
    """Return the figures as they are kept, or why one cannot be taken. What was not asked for is left out; empty ones too.

    asked: the pack's figures, each with code and unit (count, percent, yes_no, date, text). given: by code, as typed.
    """
    kept: dict[str, Any] = {}
    for figure in asked:
        raw = given.get(figure["code"])
        if raw is None or str(raw).strip() == "":
            continue
        if figure["unit"] == "count" and _is_too_large(str(raw)):
            return Refusal("figure.too_large", {"figure": figure["code"], "most": MOST})
        value = _value(figure["unit"], str(raw).strip())
        if value is None:
            return Refusal("figure.not_" + figure["unit"], {"figure": figure["code"]})
        kept[figure["code"]] = value
    for figure in asked:
        part, whole = kept.get(figure["code"]), kept.get(figure.get("of") or "")
        if figure["unit"] == "count" and isinstance(part, int) and isinstance(whole, int) and part > whole:
            return Refusal("figure.more_than_whole", {"figure": figure["code"], "whole": whole})
    return kept


def _bare(raw: str) -> str:
    """Return a whole number as written without the spaces that set its thousands apart."""
    return "".join(raw.split())


def _is_too_large(raw: str) -> bool:
    digits = _bare(raw).lstrip("0")
    return digits.isdecimal() and (len(digits) > len(str(MOST)) or int(digits) > MOST)


def _value(unit: str, raw: str) -> Any:
    match unit:
        case "count":
            digits = _bare(raw)
            return int(digits) if digits.isdecimal() else None
        case "percent":
            return _percent(raw)
        case "yes_no":
            return {"yes": True, "no": False, "True": True, "False": False}.get(raw)
        case "date":
            return _day(raw)
        case _:
            return raw if len(raw) <= LONGEST_TEXT else None


def _percent(raw: str) -> float | None:
    try:
        value = Decimal(raw.rstrip("%").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return float(value) if value.is_finite() and 0 <= value <= 100 else None


def _day(raw: str) -> str | None:
    try:
        return date.fromisoformat(raw).isoformat()
    except ValueError:
        return None
