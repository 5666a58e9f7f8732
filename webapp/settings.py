"""All settings of the site.

Without any environment variable everything runs embedded in one process on one machine: SQLite,
an in-memory channel layer, an in-process worker and files below ``STUDIO_DATA``. PostgreSQL
(``DATABASE_URL``), Redis or Valkey (``REDIS_URL``) and S3 (``S3_BUCKET``) come by environment.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import environ

env = environ.Env()
ROOT = Path(__file__).resolve().parent.parent


def read_or_create_secret_key(path: Path) -> str:
    """The key kept in ``path`` (readable by its owner only), made on the first call."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if kept := path.read_text().strip():
            return kept
        descriptor = os.open(path, os.O_WRONLY)  # it was made, and then the disk was full
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


def database_from_environment(data: Path) -> dict[str, Any]:
    """SQLite in ``data`` unless ``DATABASE_URL`` says otherwise; PostgreSQL is pooled."""
    url = env.str("DATABASE_URL", default="")
    database: dict[str, Any]
    if url:
        database = dict(env.db_url("DATABASE_URL"))
    else:
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(data / "db.sqlite3")}
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            ),
        }
        database["TEST"] = {"NAME": str(data / "test.sqlite3")}
    else:
        options = database.setdefault("OPTIONS", {})
        options["pool"] = {"min_size": 1, "max_size": 16, "timeout": 10}
    return database


# --- what the environment says -------------------------------------------------------------------
DATA = Path(env.str("STUDIO_DATA", default=str(ROOT / "var"))).resolve()
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
os.environ["STUDIO_DATA"] = str(DATA)  # where ``spatialgen`` and children look for models, too
DEBUG = env.bool("STUDIO_DEBUG", default=False)
GIVEN_SECRET_KEY = env.str("STUDIO_SECRET_KEY", default="")
PRODUCTION = bool(GIVEN_SECRET_KEY) and not DEBUG
HTTPS = env.bool("STUDIO_HTTPS", default=PRODUCTION)
REDIS_URL = env.str("REDIS_URL", default="")
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", default="") or None
S3_PUBLIC_ENDPOINT_URL = env.str("S3_PUBLIC_ENDPOINT_URL", default="") or S3_ENDPOINT_URL
STUDIO_SIGN_UP = env.bool("STUDIO_SIGN_UP", default=True)
STUDIO_WEBHOOKS_TO_PRIVATE = env.bool("STUDIO_WEBHOOKS_TO_PRIVATE", default=False)
API_REQUESTS_A_MINUTE = env.int("STUDIO_API_RATE", default=600)
API_REQUESTS_A_MINUTE_OF_PAGES = 10 * API_REQUESTS_A_MINUTE  # a page uploads, polls, plays
API_REQUESTS_A_MINUTE_OF_UNKNOWN = API_REQUESTS_A_MINUTE
EMAIL_CONFIGURED = bool(env.str("EMAIL_URL", default=""))
VITE_DEV_SERVER = env.bool("STUDIO_VITE_DEV", default=False)

STUDIO_EMBEDDED_WORKER = env.bool("STUDIO_EMBEDDED_WORKER", default=not REDIS_URL)
STUDIO_DEVICE = env.str("STUDIO_DEVICE", default="auto")
JOB_LEASE_SECONDS = env.int("STUDIO_LEASE_SECONDS", default=30)

UPLOADS = DATA / "uploads"
WORK = DATA / "work"
MODELS = DATA / "models"
UPLOAD_PART_SIZE = 8 * 1024 * 1024

# --- Django --------------------------------------------------------------------------------------
SECRET_KEY = GIVEN_SECRET_KEY or read_or_create_secret_key(DATA / "secret_key")
ALLOWED_HOSTS = env.list("STUDIO_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_ADDRESS = env.str(  # for letters, which nobody asked for by an address
    "STUDIO_ADDRESS",
    default=f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000",
).rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("STUDIO_CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "webapp.urls"
ASGI_APPLICATION = "webapp.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
FORMAT_MODULE_PATH = ["webapp.formats"]
LOCALE_PATHS = [ROOT / "locale"]

INSTALLED_APPS = [
    "webapp.operations.apps.StudioAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "channels",
    "django_dramatiq",
    "django_vite",
    "webapp.accounts",
    "webapp.integrations",
    "webapp.operations.apps.OperationsConfig",
    "webapp.catalog",
    "webapp.clips",
    "webapp.jobs",
    "webapp.exports",
    "webapp.player",
    "webapp.dashboard",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "webapp.static.StaticFilesMiddleware",
    "webapp.csp.with_policy",
    "webapp.player.unlisted.unlisted",
    "webapp.fresh_pages.never_kept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "webapp.integrations.authentication.know_token",
    "webapp.integrations.idempotency.answer_once",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "webapp.accounts.usage_page.account_meters",
                "webapp.operations.notices.queue_notice",
            ]
        },
    }
]

DATABASES = {"default": database_from_environment(DATA)}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["webapp.accounts.authentication.NameOrEmail"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "project-list"
LOGOUT_REDIRECT_URL = "landing"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "webapp.integrations.authentication.BearerToken",
        "webapp.accounts.authentication.BrowserSession",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["webapp.integrations.throttling.ApiRate"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "webapp.errors.answer_error",
    "DEFAULT_SCHEMA_CLASS": "webapp.schema.Operation",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "OmniAudio Studio",
    "DESCRIPTION": "Upload 360° video, get back the sound of the place, in every direction.",
    "VERSION": "1.0.0",
    "SCHEMA_PATH_PREFIX": "/api/",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [],  # enumerations stay where they are: each shape is whole
    "SERVE_PUBLIC": True,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
}

# --- letters -------------------------------------------------------------------------------------
_letters = env.email_url("EMAIL_URL", default="consolemail://")  # printed, where no server is named
EMAIL_BACKEND = _letters["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _letters.get("EMAIL_FILE_PATH")
EMAIL_HOST = _letters.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _letters.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _letters.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _letters.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_letters.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_letters.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("STUDIO_EMAIL_FROM", default="OmniAudio Studio <studio@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- files ---------------------------------------------------------------------------------------
MEDIA_ROOT = DATA / "media"
FILE_UPLOAD_TEMP_DIR = str(UPLOADS)
UPLOADS.mkdir(parents=True, exist_ok=True)


def s3_storage(endpoint: str | None) -> dict[str, Any]:
    """The bucket as seen at ``endpoint``: presigned reads, never overwriting."""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": endpoint,
            "region_name": env.str("S3_REGION", default="us-east-1"),
            "access_key": env.str("AWS_ACCESS_KEY_ID", default="") or None,
            "secret_key": env.str("AWS_SECRET_ACCESS_KEY", default="") or None,
            "signature_version": "s3v4",
            "addressing_style": "path",
            "querystring_auth": True,
            "querystring_expire": 6 * 3600,
            "file_overwrite": False,
            "max_memory_size": 16 * 1024 * 1024,  # what is larger is read by way of the disk
        },
    }


STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if S3_BUCKET:
    STORAGES["default"] = s3_storage(S3_ENDPOINT_URL)
    # A signature covers the host, so links for browsers are signed with the address they use.
    STORAGES["presigning"] = s3_storage(S3_PUBLIC_ENDPOINT_URL)

FRONTEND_BUILD = ROOT / "frontend" / "dist"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [FRONTEND_BUILD] if FRONTEND_BUILD.is_dir() else []
DJANGO_VITE = {
    "default": {
        "dev_mode": VITE_DEV_SERVER,
        "manifest_path": FRONTEND_BUILD / ".vite" / "manifest.json",
    }
}
WHITENOISE_USE_FINDERS = True  # no collectstatic step is needed on one machine
WHITENOISE_IMMUTABLE_FILE_TEST = (
    r"^/static/assets/.+-[0-9A-Za-z_-]{8}\.\w+$"  # what Vite names by content
)

# --- queue and channels --------------------------------------------------------------------------
DRAMATIQ_BROKER: dict[str, Any] = {
    "BROKER": "dramatiq.brokers.stub.StubBroker",
    "OPTIONS": {},
    "MIDDLEWARE": [
        "webapp.jobs.presence.WorkerPresence",
        "django_dramatiq.middleware.DbConnectionsMiddleware",  # closes what the first one used
    ],
}
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
CHANNEL_LAYERS: dict[str, Any] = {
    "default": {"BACKEND": "channels.layers.InMemoryChannelLayer"},
}
if REDIS_URL:
    DRAMATIQ_BROKER["BROKER"] = "dramatiq.brokers.redis.RedisBroker"
    DRAMATIQ_BROKER["OPTIONS"] = {
        "url": REDIS_URL,
        # Messages of a dead worker come back soon; a worker that holds the GIL is not dead yet.
        "maintenance_chance": 100_000,
        "heartbeat_timeout": 300_000,
    }
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "studio",
    }
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}]},
    }

# --- security ------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "webapp": {"level": "INFO"},
        "spatialgen": {"level": "INFO"},
        "django": {"level": "WARNING"},
    },
}
