"""What other rooms may use of the kit. How to write a page: docs/design.md."""

from __future__ import annotations

from umay.web import catalogues, dates, pages, saying
from umay.web.asking import SUBMISSION_FIELD
from umay.web.citing import in_lines
from umay.web.csp import SANDBOX
from umay.web.floods import Floods
from umay.web.forms import DateField, FigureField, Form, TimeField, TimesField, WordsField, submission_of
from umay.web.handing import PickedFile, address_above, paper, paper_languages, picked_file
from umay.web.offline.offering import offer_offline, offer_offline_below, offline_who
from umay.web.offline.standing import in_asked_language
from umay.web.pictures.by_week import SchoolWeeks, WeekDone, WeeksPage, weeks_grid, weeks_sentence
from umay.web.pictures.grid import Cell, Column, Grid, Row, share_done
from umay.web.pictures.multiples import Chart, Point, Series, small_multiples
from umay.web.pictures.week import Duty, Week, Window
from umay.web.pictures.wheel import MonthDuties, Wheel, year_wheel
from umay.web.refusals import has_words
from umay.web.senders import sender_of
from umay.web.shell import Language, Link, Place, Shell, bare, languages
from umay.web.sorting import in_order, sort_key
from umay.web.views import server_error

__all__ = [
    "SANDBOX",
    "SUBMISSION_FIELD",
    "Cell",
    "Chart",
    "Column",
    "DateField",
    "Duty",
    "FigureField",
    "Floods",
    "Form",
    "Grid",
    "Language",
    "Link",
    "MonthDuties",
    "PickedFile",
    "Place",
    "Point",
    "Row",
    "SchoolWeeks",
    "Series",
    "Shell",
    "TimeField",
    "TimesField",
    "Week",
    "WeekDone",
    "WeeksPage",
    "Wheel",
    "Window",
    "WordsField",
    "address_above",
    "bare",
    "catalogues",
    "dates",
    "has_words",
    "in_asked_language",
    "in_lines",
    "in_order",
    "languages",
    "offer_offline",
    "offer_offline_below",
    "offline_who",
    "pages",
    "paper",
    "paper_languages",
    "picked_file",
    "saying",
    "sender_of",
    "server_error",
    "share_done",
    "small_multiples",
    "sort_key",
    "submission_of",
    "weeks_grid",
    "weeks_sentence",
    "year_wheel",
]
