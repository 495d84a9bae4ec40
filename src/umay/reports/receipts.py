"""A receipt as it is written down."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from umay.core.api import sealing


@dataclass(frozen=True, slots=True, repr=False)
class ReceiptShown:
    """A receipt as it is written down. code goes into the form; groups are the same for the eye; words may be none."""

    code: str
    groups: tuple[str, ...]
    words: tuple[str, ...]


def receipt_shown(receipt: sealing.Receipt) -> ReceiptShown:
    """Return a receipt as the reader can write it down."""
    return ReceiptShown(receipt.code, tuple(receipt.code.split("-")), receipt.words(_lang()) or ())


def _lang() -> str:
    return translation.get_language() or "en"
