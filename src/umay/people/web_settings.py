"""What people adds to the settings: the middleware that knows the actor, and how one signs in."""

from __future__ import annotations

import os

from umay.people.signing_in.providers import providers

MIDDLEWARE = (
    "umay.people.middleware.know_the_actor",
    "umay.people.middleware.TellLocalTime",
    "umay.people.middleware.ShutUnusedDoors",
    "umay.people.signing_in.demanding.DemandSecondFactor",
)

LOGIN_REDIRECT_URL = "home"  # the desk leads each function to what it needs first
ACCOUNT_ADAPTER = "umay.people.signing_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session stays; Django ends all others, since the password is part of their seal
ACCOUNT_USER_DISPLAY = "umay.people.signing_in.adapter.no_name"
ACCOUNT_FORMS = {
    "login": "umay.people.signing_in.forms.SignInForm",
    "change_password": "umay.people.signing_in.forms.NewPasswordForm",
    "set_password": "umay.people.signing_in.forms.FirstPasswordForm",
    "reset_password": "umay.people.signing_in.forms.ForgottenForm",
    "reset_password_from_key": "umay.people.signing_in.forms.PasswordByLinkForm",
    "reauthenticate": "umay.people.signing_in.forms.AgainForm",
}
# A whole province may stand behind one address of the network, and a computer room surely does: what counts is the account, and for a
# known browser the browser (signing_in.devices). The limit of an address only stops a machine that tries thousands of names.
ACCOUNT_RATE_LIMITS = {
    "login": "1200/m/ip",
    "login_failed": "600/m/ip,5/m/key,20/h/key",
    "reset_password": "120/m/ip,3/10m/key",
    "reset_password_from_key": "120/m/ip",
}

MFA_ADAPTER = "umay.people.signing_in.second_factor.SecondFactor"
MFA_RECOVERY_CODE_COUNT = 10
MFA_FORMS = {
    "authenticate": "umay.people.signing_in.forms.CodeForm",
    "reauthenticate": "umay.people.signing_in.forms.CodeAgainForm",
    "activate_totp": "umay.people.signing_in.forms.AppForm",
    "add_webauthn": "umay.people.signing_in.forms.NewKeyForm",
    "edit_webauthn": "umay.people.signing_in.forms.KeyNameForm",
}

SOCIALACCOUNT_ADAPTER = "umay.people.signing_in.ministry.MinistryAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = providers(os.environ)
