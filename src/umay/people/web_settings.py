"""What people adds to the settings: the middleware that knows the actor, and how one signs in."""

from __future__ import annotations

MIDDLEWARE = ("umay.people.middleware.know_the_actor",)
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
