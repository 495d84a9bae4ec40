"""To whom a duty falls within its unit. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def is_mine(functions: Sequence[str], own: str) -> bool:
    """Tell whether a duty falls to somebody with the function: it names their post, or no post at all.

    functions: of the posts that the programme names; "" for one that names none. own: the reader's; "" for nobody's.

    >>> is_mine(["unit_head", "psychologist"], "psychologist"), is_mine(["unit_head"], "psychologist"), is_mine([], "psychologist")
    (True, False, True)
    """
    return not functions or "" in functions or (own != "" and own in functions)
