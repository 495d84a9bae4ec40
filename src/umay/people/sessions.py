"""Sessions kept under a hash of their key: a copy of the table opens none. The names of the methods are Django's."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    from umay.people.queries.knowing import Known

_BROWSER: Final = "browser"
_BEGAN: Final = "began"
LONGEST_AGENT: Final = 200


def hash_of(session_key: str | None) -> str:
    """Return what the table holds for a key. The key is 165 random bits, so that a plain hash hides it."""
    return blake2b((session_key or "").encode(), digest_size=32, person=b"umay.session").hexdigest()


def note_browser(request: HttpRequest) -> None:
    """Keep with the session which browser it is and when it began, for the person's own list."""
    request.session[_BROWSER] = request.headers.get("User-Agent", "")[:LONGEST_AGENT]
    request.session[_BEGAN] = timezone.now().isoformat()


class SessionStore(db.SessionStore):
    """Django's sessions in the database, in a table of ours."""

    model: Any  # the stubs know Django's own table only
    found: Known | None = None  # whose it is, once it was loaded

    @classmethod
    def get_model_class(cls) -> Any:
        """Return the table."""
        from umay.people.models import Session

        return Session

    def load(self) -> dict[str, Any]:
        """Return what the session keeps, and keep beside it whose it is: the same statement finds both."""
        from umay.people.queries.knowing import known

        self.found = known(hash_of(self.session_key), today=timezone.localdate(), now=timezone.now())
        if self.found is None:
            self._session_key = None
            return {}
        return dict(self.decode(self.found.session_data))

    def exists(self, session_key: str) -> bool:
        """Tell whether the key is taken."""
        return bool(self.model.objects.filter(key_hash=hash_of(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Return the row of this session."""
        began = data.get(_BEGAN)
        return self.model(
            key_hash=hash_of(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expires_at=self.get_expiry_date(),
            account_id=data.get("_auth_user_id"),
            began_at=datetime.fromisoformat(began) if began else timezone.now(),
            browser=data.get(_BROWSER, ""),
        )

    def delete(self, session_key: str | None = None) -> None:
        """End a session, this one when none is named."""
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(key_hash=hash_of(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Delete sessions that have run out."""
        cls.get_model_class().objects.filter(expires_at__lt=timezone.now()).delete()
