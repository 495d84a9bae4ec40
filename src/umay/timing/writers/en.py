"""English sentences for timings and due dates. The phrases are made in `en_phrases`; nothing is read here."""

from __future__ import annotations

from typing import Final

from umay.timing.dues import Due, Note
from umay.timing.vocabulary import LAST_DONE
from umay.timing.writers.en_phrases import event, say_date, write
from umay.timing.writers.en_words import PROBLEMS

__all__ = ["explain", "say_date", "say_problem", "write"]

_NOTES: Final = {
    "clamped": "The month is shorter: its last days were taken.",
    "shifted": "The day was moved off a weekend or holiday.",
    "full_weeks": "Weeks are counted from Monday to Sunday.",
    "year_end_assumed": "No month is given: the end of the year in use was taken.",
    "school_calendar": "The day comes from the school calendar.",
    "source_year": "The year is the document's own.",
}


def explain(due: Due) -> str:
    """Return the sentence under a task: what falls due, when, and what that rests on."""
    counted = "".join(f" of {say_date(note.day)}" for note in due.notes if note.code == "event" and note.day and _is_last_word(due, note))
    one_day = due.window is not None and due.window[0] == due.window[1]
    when = say_date(due.due) if one_day else f"by {say_date(due.due)}"
    said = (_say_note(note) for note in due.notes if not (note.code == "event" and counted))
    return " ".join([f"{_capital(write(due.timing))}{counted}: {when}.", *said])


def _is_last_word(due: Due, note: Note) -> bool:
    """Tell whether the phrase closes with the event, so that its day can follow at once."""
    return sum(each.code == "event" for each in due.notes) == 1 and write(due.timing).endswith(event(note.event or ""))


def _say_note(note: Note) -> str:
    if note.event == LAST_DONE and note.day:
        return f"Last done on {say_date(note.day)}."
    if note.code == "event":
        day = f" is on {say_date(note.day)}" if note.day else " gives the day"
        return f"{_capital(event(note.event or 'event_day'))}{day}."
    if note.code == "shifted" and note.day:
        return f"Moved from {say_date(note.day)}, a weekend or holiday."
    return _NOTES[note.code]


def say_problem(problem: str, unread: tuple[str, ...]) -> str:
    """Return why a phrase was not (wholly) read, naming the words left over."""
    said = PROBLEMS.get(problem, "The words could not be understood.")
    return f"{said} Not read: {', '.join(f'“{words}”' for words in unread)}." if unread else said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
