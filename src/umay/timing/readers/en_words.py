"""English timing words by kind of token. Events are in `en_events`, written forms in `en_shapes`, meanings in `en_rules`."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.en_events import BELLS, EVENTS, OCCASIONS
from umay.timing.values import AsNeeded, Continuous, Immediate, Vague

MONTHS: Final = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug", "september|sept|sep",
    "october|oct", "november|nov", "december|dec",
)  # fmt: skip
WEEKDAYS: Final = {
    "MO": "monday|mon", "TU": "tuesday|tue|tues", "WE": "wednesday|wed", "TH": "thursday|thu|thurs", "FR": "friday|fri",
    "SA": "saturday|sat", "SU": "sunday|sun",
}  # fmt: skip
ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
NUMBERS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_UNITS: Final = {
    "minute": "minute|minutes|min|mins",
    "hour": "hour|hours|hr|hrs",
    "day": "day|days|calendar day|calendar days|consecutive days",
    "working_day": "working day|working days|business day|business days|workday|workdays|work day|work days",
    "school_day": "school day|school days|schoolday|schooldays|teaching day|teaching days",
    "week": "week|weeks|calendar week|calendar weeks",
    "month": "month|months|calendar month|calendar months",
    "quarter": "quarter|quarters|calendar quarter|calendar quarters",
    "school_quarter": "school quarter|school quarters|academic quarter|quarter of the school year|quarter of the academic year",
    "half_year": "half-year|half year|half-years|half years|semi-year",
    "term": "term|terms|semester|semesters|school term|school terms|academic term|academic terms",
    "year": "year|years|calendar year|calendar years",
    "school_year": "school year|school years|academic year|academic years|new school year|new academic year",
}
_PERIODS: Final = {
    (1, "day"): "daily|day by day",
    (1, "week"): "weekly",
    (2, "week"): "fortnightly|biweekly|bi-weekly",
    (1, "month"): "monthly",
    (2, "month"): "bimonthly|bi-monthly",
    (1, "quarter"): "quarterly|three-monthly",
    (1, "half_year"): "half-yearly|half yearly|semi-annually|semiannually|semi-annual|semiannual|biannually|biannual|six-monthly",
    (1, "term"): "termly",
}
_SPEECH: Final = {
    Continuous(): (
        "continuously|continuous|continual|continually|always|constantly|at all times|ongoing|permanently|permanent|round the clock|24/7"
        "|all the time|on an ongoing basis|on a continuous basis|on a permanent basis|throughout the year|all year round|year-round"
        "|throughout the whole year|the whole year|all year|all year long|around the clock|without interruption"
    ),
    AsNeeded(): (
        "as needed|when needed|if needed|as necessary|when necessary|if necessary|where necessary|as required|when required|if required"
        "|where required|on request|upon request|on demand|as appropriate|as the need arises|when the need arises|whenever needed"
        "|whenever necessary|in case of need|ad hoc|as and when required|as and when needed|on an as-needed basis|on an ad hoc basis"
    ),
    Immediate(): (
        "immediately|at once|without delay|promptly|forthwith|as soon as possible|straight away|right away|urgently|instantly"
        "|without undue delay|immediate|asap|on the spot|with immediate effect|as a matter of urgency"
    ),
    Vague("regular"): "regularly|on a regular basis|regular|routinely|frequently|as a rule|systematically",
    Vague("periodic"): "periodically|from time to time|at intervals|periodic|at regular intervals|on a periodic basis|at certain intervals",
    Vague("timely"): "in good time|in due time|timely|in a timely manner|on time|in due course|at an appropriate time|as early as possible",
}  # fmt: skip
_PLAIN: Final = {
    "EVERY": "every|each|per each",
    "OTHER": "every other|every second|each second|alternate",
    "A": "a|an",
    "PER": "per",
    "TIMES": "times|time|x",
    "MIN": "at least|no fewer than|not less than|no less than|a minimum of|minimum|not fewer than|at minimum|no later than at least",
    "BY": (
        "by|no later than|not later than|at the latest by|at the latest on|at the latest|latest by|latest|up to|not after|on or before"
        "|by no later than|by the latest|deadline|due by|due|before or on|until no later than"
    ),
    "BEFORE": "before|prior to|ahead of|in advance of|preceding|previous to|earlier than",
    "ADVANCE": "in advance|beforehand|earlier|prior|notice|ahead",
    "AFTER": "after|following|subsequent to|upon|on completion of",
    "LATER": "afterwards|later|thereafter",
    "WITHIN": (
        "within|in the course of|inside|in the space of|no more than|not more than|within a period of|within at most|within a maximum of"
    ),
    "OF": "of|in the month of",
    "IN": "in|in the months of|in the period",
    "ON": "on",
    "AT": "at",
    "DURING": "during|in the course of the|throughout|over",
    "UNTIL": "until|till|up until|until the end of the day on",
    "FROM": "from|starting|starting from|as of|as from|beginning|beginning in|starting in|beginning from|with effect from|effective",
    "SINCE": "since",
    "ONWARDS": "onwards|onward|and after",
    "TO": "to|through|thru|up to and including",
    "BETWEEN": "between",
    "NOW": "now|today|this day|the present day",
    "START": "start|beginning|opening|outset|start-up|early part",
    "MIDDLE": "middle|mid-point|midst",
    "END": "end|close|last day or so",
    "EARLY": "early",
    "MID": "mid",
    "LATE": "late",
    "LASTW": "last|final",
    "NEXT": "following month|next month|the following month|the next month|subsequent month",
    "PREV": "previous month|preceding month|the previous month|the preceding month|past month|the past month",
    "AND": "and|&|as well as|and also",
    "OR": "or|and/or|either",
    "COMMA": ",",
    "SEMI": ";",
    "DASH": "-|~",
    "SLASH": "/",
    "COLON": ":",
    "BRACKET": "(|)",
    "THE": "the|approximately|about|around|exactly|date of|whole of|entire|same|its|their",
    "PHASE": "phase|stage|step",
    "HALF": "half",
    "FOR": "for|concerning|regarding",
    "TURN": "in turn|by turns|in rotation|rota",
}
_DAY_SETS: Final = {("MO", "TU", "WE", "TH", "FR"): "weekdays|weekday", ("SA", "SU"): "weekends|weekend"}
_COUNTS: Final = {1: "once|one time", 2: "twice|two times", 3: "thrice|three times"}
_TENS_OF_DAYS: Final = {
    1: "first ten days of|first third of|first decade of|first ten-day period of",
    2: "second ten days of|second third of|middle ten days of|second decade of",
    3: "last ten days of|last third of|third decade of|last decade of",
}
_PARTS: Final = {
    0: "in the morning|a.m.|am",
    12: "in the afternoon|p.m.|pm|in the evening",
}


def _table(said: dict[Any, str]) -> dict[str, Any]:
    return {word: value for value, words in said.items() for word in words.split("|")}


def _counted(words: tuple[str, ...]) -> dict[str, Any]:
    return {form: number for number, forms in enumerate(words, start=1) for form in forms.split("|")}


def _days() -> dict[str, Any]:
    singular = _table(WEEKDAYS)
    return singular | {f"{word}s": code for word, code in singular.items() if word.endswith("day")}


def _months() -> dict[str, Any]:
    named = _counted(MONTHS)
    return named | {f"{word}.": month for word, month in named.items() if len(word) <= 4 and word not in ("may", "june", "july")}


WORDS: Final[dict[str, dict[str, Any]]] = {
    "N": _counted(NUMBERS),
    "ORD": _counted(ORDINALS) | {"next": 1},
    "MONTH": _months(),
    "WD": _days(),
    "WDS": {word: days for days, words in _DAY_SETS.items() for word in words.split("|")},
    "UNIT": _table(_UNITS) | {f"{word}'": unit for word, unit in _table(_UNITS).items() if word.endswith("s")},
    "PERIOD": _table(_PERIODS),
    "YEARLY": _table({1: "annually|yearly|annual|every year|each year|every calendar year|of each year|of every year"}),
    "COUNT": {word: (n, False) for n, words in _COUNTS.items() for word in words.split("|")},
    "SPEECH": _table(_SPEECH),
    "THIRD": _table(_TENS_OF_DAYS),
    "PART": _table(_PARTS),
    "NOON": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "EVENT": EVENTS,
    "BELL": BELLS,
    "OCC": OCCASIONS,
    **{kind: dict.fromkeys(words.split("|")) for kind, words in _PLAIN.items()},
}  # fmt: skip
