"""What a post is, and how the classes of a school take their turns at it. Pure."""

from __future__ import annotations

from enum import StrEnum


class PostKind(StrEnum):
    """What somebody stands guard at."""

    GATE = "gate"
    CROSSING = "crossing"
    CONTROL_POINT = "control_point"
    PATROL = "patrol"
    LINE_END = "line_end"
    BUS_BAY = "bus_bay"
    OTHER = "other"


class Turn(StrEnum):
    """Whose parents a window takes: anybody's, those of one class each week, or those of the window's grades."""

    FREE = "free"
    CLASS_WEEK = "class_week"
    GRADES = "grades"
