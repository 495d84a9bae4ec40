"""The response that comes with Umay, of no country: for packs that have none, and for what a pack leaves to it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from umay.packs.loader import read_response
from umay.packs.problems import PackRefused
from umay.packs.schema import Pack
from umay.packs.schema_response import Response

FOLDER: Final = Path(__file__).parent / "data" / "_response"


@lru_cache(maxsize=1)
def default_response() -> Response:
    """Return the procedure for programmes that have none of their own: of no country, in all languages; read once in a process."""
    files = [(f"{FOLDER.name}/{path.name}", path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
    response, problems = read_response(files)
    if response is None:
        raise PackRefused(problems)
    return response


def response_of(pack: Pack) -> Response:
    """Return what is done under the programme when a child was harmed: its own response, or the default one."""
    return pack.response or default_response()
