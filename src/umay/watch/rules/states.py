"""What may be done at a post, what became of it, and how a window turned out. Pure."""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """What somebody does with a scan: they come to a post, or they go."""

    COME = "come"
    GO = "go"


class Way(StrEnum):
    """How somebody was signed in or out: by the post's code, by the leader, or by the end of the window."""

    CODE = "code"
    LEADER = "leader"
    END = "end"


class Answer(StrEnum):
    """What became of a scan that was kept. Every one of them is said to whoever scanned."""

    HERE = "here"
    STANDS_IN = "stands_in"
    GONE = "gone"
    ALREADY = "already"
    NOT_HERE = "not_here"
    NO_WINDOW = "no_window"
    SPEAK = "speak"
    TOO_OLD = "too_old"


COUNTED = frozenset({Answer.HERE, Answer.STANDS_IN, Answer.GONE})
"""Answers after which somebody's stay is begun or ended."""


class Grade(StrEnum):
    """How a time came to be known: as it happened, caught up within a day, or as late evidence."""

    LIVE = "live"
    CAUGHT_UP = "caught_up"
    LATE = "late"


class AlarmKind(StrEnum):
    """What is wrong with a post: nobody is there though they should be, or the window runs with fewer than it needs."""

    EMPTY = "empty"
    SHORT = "short"


class Cover(StrEnum):
    """Whether a window is proved from sign-ins, nothing was received from its school that day, or it is due and nobody reckoned it yet."""

    PROVED = "proved"
    NOTHING = "nothing"
    OPEN = "open"


class LogKind(StrEnum):
    """What a line of the log is about."""

    CALM = "calm"
    CROWD = "crowd"
    TRAFFIC = "traffic"
    WEATHER = "weather"
    PLACE = "place"
    OTHER = "other"
