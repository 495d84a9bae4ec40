"""Every setting, in sections. What a deployment may choose is read from the environment by env.py and listed in docs/operations.md."""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

from umay.cluster.api import layout_of
from umay.config import connection, rooms
from umay.config.env import Environment, Misconfigured, decoded

ENV: Final = Environment()
SOURCE: Final = Path(__file__).resolve().parents[1]


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


# --- where things lie -------------------------------------------------------------------------------------------------
UMAY_DATA: Final = ENV.folder("UMAY_DATA", connection.default_data_folder())
UMAY_CLUSTER: Final = layout_of(UMAY_DATA)

# --- how it is reached ------------------------------------------------------------------------------------------------
UMAY_DEMO: Final = ENV.flag("UMAY_DEMO", default=False)
UMAY_PORT: Final = ENV.number("UMAY_PORT", 8000, least=1, most=65535)
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_public = ENV.address(
    "UMAY_URL",
    f"http://127.0.0.1:{UMAY_PORT}",
    schemes=("https", "http"),
    remedy="Write the address people type, such as https://umay.example.org.",
)
_at_home = (_public.hostname or "") in ("127.0.0.1", "localhost", "::1")
if _public.scheme == "http" and not _at_home:
    raise Misconfigured("UMAY_URL", "an https:// address", "Umay is reached without TLS on this machine only.")
if UMAY_DEMO and not _at_home:
    raise Misconfigured("UMAY_DEMO", "0 where UMAY_URL is not this machine", "Demo mode listens on loopback only.")
UMAY_URL: Final = _public.geturl().rstrip("/")
_https = _public.scheme == "https"

UMAY_LEAVE_TO: Final = ENV.address(  # where somebody who tells of violence is led who must be gone at once
    "UMAY_LEAVE_TO",
    "https://www.wikipedia.org/",
    schemes=("https",),
    remedy="Write a page that anybody may have open, such as the weather.",
).geturl()
ALLOWED_HOSTS = [*_LOOPBACK, *([] if _at_home else [_public.hostname or "", *ENV.words("UMAY_MORE_HOSTS")])]
DEBUG = ENV.flag("UMAY_DEBUG", default=False)
SECRET_KEY = ENV.secret("UMAY_SECRET_KEY", UMAY_CLUSTER.secret_key)
if not SECRET_KEY:
    if not connection.is_embedded(ENV):
        raise Misconfigured("UMAY_SECRET_KEY", "50 or more random characters", "Set it or UMAY_SECRET_KEY_FILE, alike for all.")
    SECRET_KEY = secrets.token_urlsafe(48)  # before the first start: signs nothing that outlives this process

_audit_key = ENV.secret("UMAY_AUDIT_KEY", UMAY_CLUSTER.audit_key)
try:
    UMAY_AUDIT_KEY: Final = bytes.fromhex(_audit_key) if _audit_key else None  # None: anchors are not signed
except ValueError:
    raise Misconfigured("UMAY_AUDIT_KEY", "64 hexadecimal digits", "Make one with: openssl rand -hex 32") from None


def _key(name: str, kept: Path) -> bytes | None:
    """Return 32 bytes kept outside the database; None before the first start. Raises Misconfigured."""
    said = ENV.secret(name, kept)
    try:
        key = bytes.fromhex(said) if said else None
    except ValueError:
        key = b""
    if key is not None and len(key) != 32:
        raise Misconfigured(name, "64 hexadecimal digits", "Make one with: openssl rand -hex 32")
    return key


UMAY_APP_KEY: Final = _key("UMAY_APP_KEY", UMAY_CLUSTER.app_key)  # marks public keys, grants and the person of a transaction
try:  # the newest first: `umay keys rotate-app`
    _old_keys = (ENV.secret("UMAY_OLD_APP_KEYS", UMAY_CLUSTER.old_app_keys) or "").replace(",", " ").split()
    UMAY_OLD_APP_KEYS: Final = tuple(map(bytes.fromhex, _old_keys))
except ValueError:
    raise Misconfigured("UMAY_OLD_APP_KEYS", "keys of 64 hexadecimal digits with commas between", "Bring back what stood there.") from None
UMAY_PEPPER: Final = _key("UMAY_PEPPER", UMAY_CLUSTER.pepper)  # receipts are looked up under it

# --- what it is made of -----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    *rooms.installed(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]
_MIDDLEWARE = (
    "umay.config.middleware.account_for_requests",
    "django.middleware.security.SecurityMiddleware",
    "umay.config.middleware.CalmWhenTheDatabaseIsAway",
    "umay.config.middleware.say_what_browsers_may_do",
    "umay.web.csp.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    *rooms.middleware(),
)
MIDDLEWARE = [path for path in _MIDDLEWARE if _there(path.rpartition(".")[0])]
ROOT_URLCONF = "umay.config.urls"
WSGI_APPLICATION = "umay.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account" if rooms.is_there("people") else "auth.User"

# --- pages: Jinja2 for ours (<room>/jinja2), Django templates for other people's pages such as sign-in (<room>/templates) --------------
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "umay.web.jinja.environment"} if _there("umay.web.jinja") else {},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

if rooms.is_there("desk"):
    UMAY_SHELL = "umay.desk.shell.shell"  # fills the frame around every page

# --- the database and what leans on it --------------------------------------------------------------------------------
DATABASES = connection.databases(ENV, UMAY_CLUSTER)
UMAY_PUBLIC_DATABASE = connection.public_door(ENV, UMAY_CLUSTER)  # how pages without an account reach their four functions
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}

# --- files ------------------------------------------------------------------------------------------------------------
_collected = ENV.variables.get("UMAY_STATIC_ROOT", "")
STATIC_URL = "/static/"
STATIC_ROOT = _collected or None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # uploads are rows, sealed; never loose files
    "staticfiles": {
        "BACKEND": "umay.config.static.HashedFiles" if _collected else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
UMAY_SIGN_VIDEOS: Final = Path(_films) if (_films := ENV.text("UMAY_SIGN_VIDEOS", "")) else None
STATICFILES_DIRS = [("signs", str(UMAY_SIGN_VIDEOS))] if UMAY_SIGN_VIDEOS else []
WHITENOISE_USE_FINDERS = not _collected  # `umay serve` collects first; tests and single commands read the packages' own folders
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # never a file in clear on a disk (SECURITY C2)
FILE_UPLOAD_MAX_MEMORY_SIZE = 55 * 2**20  # of a whole request; a larger one brings no file
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- languages --------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("tr", "Türkçe"),
    ("kk", "Қазақша"),
    ("ru", "Русский"),
    ("vi", "Tiếng Việt"),
    ("zh-hant", "繁體中文"),
]
LOCALE_PATHS = [str(SOURCE / "locale")]
FORMAT_MODULE_PATH = ["umay.web.formats"] if _there("umay.web.formats") else []
USE_I18N = True
USE_TZ = True
UMAY_TIME_ZONE = ENV.text("UMAY_TIME_ZONE", "")  # a day is the school's local day; unset, the zone of the country one acts in
TIME_ZONE = UMAY_TIME_ZONE or "UTC"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _https

# --- security ---------------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 63_072_000 if _https else 0  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if ENV.flag("UMAY_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Whose X-Forwarded-For is believed, for the counting of floods alone; no address is kept.
UMAY_TRUSTED_PROXIES = tuple(ip_network(one.strip()) for one in ENV.text("UMAY_TRUSTED_PROXIES", "").split(",") if one.strip())
_host_prefix = "__Host-" if _https else ""
SESSION_COOKIE_NAME = f"{_host_prefix}umay"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600  # SECURITY C6: sessions live 8 hours
SESSION_ENGINE = "umay.people.sessions" if rooms.is_there("people") else "django.contrib.sessions.backends.db"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
CSRF_COOKIE_NAME = f"{_host_prefix}umay-csrf"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "umay.web.views.csrf_failed"
PASSWORD_HASHERS = ["umay.config.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "umay.people.signing_in.passwords.NotGuessedFirst"},
]

# Who must have a second factor: levels and functions; unset, offices above schools, administrators, whoever reads about children.
UMAY_SECOND_FACTOR: Final = ("nobody",) if UMAY_DEMO else ENV.words("UMAY_SECOND_FACTOR")

# A child's ethnicity is refused in the journal unless the deployment's law asks for it.
UMAY_JOURNAL_ETHNICITY: Final = ENV.flag("UMAY_JOURNAL_ETHNICITY", default=False)

# --- sign-in ----------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _https else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https
MFA_TOTP_ISSUER = "Umay"
for _setting, _value in rooms.own_settings():  # a room's `web_settings.py` may change what stands in this section, nothing else
    if not _setting.startswith(("ACCOUNT_", "MFA_", "SOCIALACCOUNT_", "AUTHENTICATION_", "LOGIN_", "LOGOUT_")):
        raise ImproperlyConfigured(f"a room may not set {_setting}")
    globals()[_setting] = _value

# --- mail -------------------------------------------------------------------------------------------------------------
_mail = ENV.secret("UMAY_MAIL_URL")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if _mail else "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.text("UMAY_MAIL_FROM", "umay@localhost")
EMAIL_TIMEOUT = 20
if _mail:
    _smtp = Environment({"UMAY_MAIL_URL": _mail}).address(
        "UMAY_MAIL_URL", "", schemes=("smtp", "smtps", "smtp+starttls"), remedy="Write smtps://user:password@host:465."
    )
    EMAIL_HOST, EMAIL_PORT = decoded(_smtp.hostname), _smtp.port or {"smtps": 465, "smtp+starttls": 587}.get(_smtp.scheme, 25)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = decoded(_smtp.username), decoded(_smtp.password)
    EMAIL_USE_SSL, EMAIL_USE_TLS = _smtp.scheme == "smtps", _smtp.scheme == "smtp+starttls"

# --- messages to telephones and browsers ------------------------------------------------------------------------------
UMAY_PUSH_KEY: Final = _key("UMAY_PUSH_KEY", UMAY_CLUSTER.push_key)  # None: no browser is woken
UMAY_SMS_URL: Final = ENV.text("UMAY_SMS_URL", "")
UMAY_SMS_PRIVATE: Final = ENV.flag("UMAY_SMS_PRIVATE", default=False)
UMAY_SMS_TOKEN: Final = ENV.secret("UMAY_SMS_TOKEN")
UMAY_SMS_BODY: Final = ENV.text("UMAY_SMS_BODY", '{"to": "{to}", "text": "{text}", "id": "{id}"}')
if UMAY_SMS_URL:
    _schemes, _inside = (("https", "http"), "") if UMAY_SMS_PRIVATE else (("https",), " One inside the house needs UMAY_SMS_PRIVATE=1.")
    ENV.address("UMAY_SMS_URL", "", schemes=_schemes, remedy=f"Write https://gateway.example.org/send.{_inside}")
    if "{to}" not in UMAY_SMS_BODY or "{text}" not in UMAY_SMS_BODY:
        raise Misconfigured("UMAY_SMS_BODY", "a body with {to} and {text} in it", "Write it as JSON or as a form; {id} is the message's.")

# --- jobs and logs ----------------------------------------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_ON_APP_READY = None
LOGGING_CONFIG = "umay.config.logs.configure" if _there("umay.config.logs") else "logging.config.dictConfig"
LOGGING: dict[str, Any] = {"version": 1, "disable_existing_loggers": False}
