"""Prints the indicators of a quarter as they were published."""

from __future__ import annotations

import argparse
import json

from umay.config.console import remark, say
from umay.config.runtime import django_awake

NAME = "indicators"
HELP = "Print the twelve indicators of a unit's area for a quarter, as they were published: null is hidden."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the unit, the quarter and the form."""
    parser.add_argument("--unit", required=True, metavar="CODE", help="an office or a school; an office stands for its area")
    parser.add_argument("--quarter", required=True, metavar="YEAR-N", help="such as 2026-2: when the school year begins, and which quarter")
    parser.add_argument("--public", action="store_true", help="the edition for everybody")
    parser.add_argument("--json", action="store_true", help="answer with one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Print; answer 1 when the quarter is not published yet, 2 when there is no such unit or quarter."""
    with django_awake():
        from django.utils import timezone

        from umay.journal import api as journal

        quarter = journal.read_quarter(asked.quarter)
        found = journal.published_for(asked.unit, quarter, for_all=asked.public, today=timezone.localdate()) if quarter else None
    if found is None:
        remark("umay indicators: there is no such unit or quarter")
        return 2
    if asked.json:
        say(json.dumps(found, ensure_ascii=False))
    else:
        for table in found["tables"]:
            say(f"{table['name']}: {'nothing received' if table['figures'] is None else ''}".rstrip(": "))
            for code, figure in (table["figures"] or {}).items():
                say(f"  {code}: {'hidden' if figure['total'] is None else figure['total']}")
    return 0 if found["state"] == "published" else 1
