"""The code that hangs at a post: made with a key of the installation, read back to the post it names."""

from __future__ import annotations

import hmac
from datetime import date, datetime
from typing import Final

from umay.core.api import Place, app_key
from umay.kernel.refusal import Refusal, Refused
from umay.posts.api import Post
from umay.watch.models import PostCode
from umay.watch.rules.codes import PostSign, code_of, read_code

_FOR: Final = b"umay.watch.post"


def word_of(row: PostCode) -> str:
    """Return the word of a post's code, as it stands in its address. The row comes with its post."""
    return code_of(PostSign(row.post.uid, row.version, row.expires_on), _keys()[0])


def read(word: str) -> PostSign | None:
    """Return what a code says, or None where no key of this installation made it."""
    return next((found for key in _keys() if (found := read_code(word, key))), None)


def post_of(word: str, place: Place, on: date, at: datetime) -> Post:
    """Return the open post of the place that a code names.

    on, at: when it was scanned: a code that was made anew afterwards still held then.
    Raises Refused ("watch.no_code", "watch.other_school", "watch.code_expired", "watch.code_renewed", "watch.post_closed").
    """
    sign = read(word)
    if sign is None:
        raise Refused(Refusal("watch.no_code"))
    row = PostCode.objects.select_related("post").filter(post__uid=sign.post_uid, unit_id=place.unit_id).first()
    if row is None:
        raise Refused(Refusal("watch.other_school"))
    if sign.expires_on < on:
        raise Refused(Refusal("watch.code_expired"))
    if sign.version != row.version and not (sign.version == row.version - 1 and at < row.made_at):
        raise Refused(Refusal("watch.code_renewed"))
    if row.post.closed_on is not None and row.post.closed_on <= on:
        raise Refused(Refusal("watch.post_closed"))
    return row.post


def _keys() -> list[bytes]:
    key = app_key()
    return [hmac.digest(one, _FOR, "sha256") for one in (key, *key.older)]
