"""Reads a phrase of a plan and says when it falls due."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from umay.config.console import remark, say
from umay.timing import api as timing

NAME = "timing"
HELP = "Read a timing phrase, write its normal form, say it back and date it on a calendar."
_SCHOOL_YEARS_TURN: Final = 7  # from July on the coming school year is meant


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a phrase or a file of phrases, and what their dates need."""
    parser.add_argument("phrase", nargs="?", help='the words, such as "first week of October"')
    parser.add_argument("--lang", help="language of the phrase: tr, kk, ru, vi, zh, en")
    parser.add_argument("--say-in", metavar="LANG", help="language of the answer; that of the phrase when left out")
    parser.add_argument("--country", default="", help="code of the country whose holidays and school year hold")
    parser.add_argument("--school-year", metavar="YEAR", help="such as 2026-2027; the one under way when left out")
    parser.add_argument("--calendar", type=Path, metavar="FILE", help="a calendar as JSON, of one place or by country")
    parser.add_argument("--event", action="append", default=[], metavar="NAME=DAY", help="the day of an event, such as meeting=2026-09-03")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="one JSON object with a phrase a line; one answer a line; - for input")
    parser.add_argument("--json", action="store_true", help="answer with one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Answer, also where the answer is that a phrase was not understood; 2 when the question itself cannot be."""
    try:
        find = timing.calendars_of(_calendar(asked.calendar), asked.country, _school_year(asked.school_year))
        if asked.batch:
            return _answer_all(asked, find)
        if asked.phrase is None or asked.lang is None:
            raise timing.AskedWrongly("needs a phrase and --lang, or --batch")
        question = timing.Question(asked.phrase, asked.lang, find(""), timing.read_events(asked.event), asked.say_in)
        answered = timing.answer(question)
    except (ValueError, OSError) as error:
        remark(f"umay timing: {error}")
        return 2
    say(json.dumps(answered, ensure_ascii=False) if asked.json else timing.as_text(answered))
    return 0


def _answer_all(asked: argparse.Namespace, find: timing.CalendarOf) -> int:
    for answered in timing.answer_batch(_lines(asked.batch), asked.lang, find, asked.say_in):
        say(json.dumps(answered, ensure_ascii=False))
    return 0


def _lines(path: Path) -> Iterator[str]:
    if str(path) == "-":
        yield from sys.stdin
        return
    with path.open(encoding="utf-8-sig") as lines:
        yield from lines


def _calendar(path: Path | None) -> Any:
    return None if path is None else json.loads(path.read_text(encoding="utf-8-sig"))


def _school_year(said: str | None) -> int:
    if said:
        return timing.read_school_year(said)
    today = datetime.now(UTC).date()
    return today.year if today.month >= _SCHOOL_YEARS_TURN else today.year - 1
