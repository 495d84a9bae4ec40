"""Recognises the duties of a written programme and prints them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from umay.config.console import remark, say
from umay.kernel.refusal import Refused

NAME = "import"
HELP = "Recognise the duties in a plan (txt, docx, doc, xlsx, xls, ods, csv) and print the rows found."

_SAID: Final[Mapping[str, str]] = {
    "document.bomb": "it unpacks to far more than it is; it may be meant to harm",
    "document.broken": "its inside is broken",
    "document.empty": "there is nothing in it",
    "document.encoding": "its letters are in an unknown encoding; save it as UTF-8",
    "document.encrypted": "it is locked by a password; save it without one",
    "document.has_dtd": "it holds definitions that plans do not need; it may be meant to harm",
    "document.macros": "it holds macros; save it as docx or xlsx",
    "document.missing": "there is no such file",
    "document.not_text": "it is no text",
    "document.too_large": "it is larger than 20 MB",
    "document.too_long": "it holds more lines, letters or cells than a plan has",
    "document.took_too_long": "reading it took too long",
    "document.unknown_form": "its form is not known; save it as txt, docx, xlsx or csv",
    "document.unreadable": "it cannot be read",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the file, and what is known about it."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", help="the document's language; recognised when left out")
    parser.add_argument("--country", help="the country the plan is for")
    parser.add_argument("--say", default="en", metavar="LANG", help="language of the sentences in the listing")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")


def run(asked: argparse.Namespace) -> int:
    """Print the rows; answer 1 when the file cannot be read."""
    from umay.reading import api as reading

    try:
        found = reading.recognise_file(asked.file, lang=asked.lang, country=asked.country)
    except Refused as no:
        remark(f"{asked.file}{_where(no, asked.file.name)}: {_SAID.get(no.refusal.code, no.refusal.code)}")
        return 1
    say(json.dumps(reading.as_json(found), ensure_ascii=False, indent=2) if asked.json else reading.as_listing(found, asked.say))
    return 0


def _where(no: Refused, name: str) -> str:
    """Return where in the file it is: the entry of a packed file, the cells of a sheet, the line."""
    place, line = no.refusal.values.get("place"), no.refusal.values.get("line")
    said = [place] if place and place != name else []
    return "".join(f", {one}" for one in (*said, *([f"line {line}"] if line else [])))
