"""What is posted to an SMS gateway: a template of the deployment with three gaps. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

_GAP: Final = re.compile(r"\{(to|text|id)\}")
_OBJECT: Final = re.compile(r"\s*\{\s*\"")
FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"


class BadBody(ValueError):
    """The template cannot be filled; the message says why."""


def filled(template: str, values: Mapping[str, str]) -> tuple[bytes, str]:
    r"""Return the body and its content type. JSON when the template is an object, else a form. What is filled in cannot add a field.

    Raises BadBody if the template is neither, or has no gap for the number or for the words.

    >>> filled('{"to": "{to}", "text": "{text}"}', {"to": "+1", "text": 'a "b"', "id": "7"})[0]
    b'{"to": "+1", "text": "a \\"b\\""}'
    >>> filled("to={to}&body={text}", {"to": "+1", "text": "a&b", "id": "7"})[0]
    b'to=%2B1&body=a%26b'
    """
    missing = [gap for gap in ("{to}", "{text}") if gap not in template]
    if missing:
        raise BadBody(f"there is no {missing[0]} in it")
    if _OBJECT.match(template):
        return _as_json(template, values)
    pairs = parse_qsl(template, keep_blank_values=True)
    return urlencode([(name, _put(said, values)) for name, said in pairs]).encode("ascii"), FORM


def _as_json(template: str, values: Mapping[str, str]) -> tuple[bytes, str]:
    try:
        shape = json.loads(template)
    except ValueError:
        raise BadBody("it is no JSON") from None
    return json.dumps(_deep(shape, values), ensure_ascii=False).encode(), JSON


def _deep(part: Any, values: Mapping[str, str]) -> Any:
    if isinstance(part, str):
        return _put(part, values)
    if isinstance(part, list):
        return [_deep(each, values) for each in part]
    if isinstance(part, dict):
        return {name: _deep(each, values) for name, each in part.items()}
    return part


def _put(said: str, values: Mapping[str, str]) -> str:
    """Fill the gaps in one pass, so that what is filled in is never filled itself."""
    return _GAP.sub(lambda found: values[found[1]], said)
