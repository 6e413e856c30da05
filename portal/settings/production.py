"""A deployed portal. Everything that differs between places comes from the environment
(variables.toml lists it); start-up ends with the names of all that is missing.
"""

from portal.settings import environment
from portal.settings.base import *  # noqa: F403
from portal.settings.base import (
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
    FULLTEXT,
    MEDIA_URL,
    STORAGES,
    TRANSCODING,
)
from portal.settings.content_policy import showing_from
from portal.settings.files import Buckets, in_folders

environment.refuse_unless_complete()

SECRET_KEY = environment.secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = environment.listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = environment.listed("CSRF_TRUSTED_ORIGINS")
WAGTAILADMIN_BASE_URL = environment.text("BASE_URL")

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"))}
CACHES = {"default": environment.cache(environment.text("CACHE_URL"))}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

if environment.is_set("S3_PRIVATE_BUCKET"):
    buckets = Buckets(
        public=environment.text("S3_PUBLIC_BUCKET"),
        private=environment.text("S3_PRIVATE_BUCKET"),
        endpoint_url=environment.address("S3_ENDPOINT_URL"),
        region=environment.text("S3_REGION"),
        access_key=environment.text("S3_ACCESS_KEY_ID"),
        secret_key=environment.text("S3_SECRET_ACCESS_KEY"),
        browser_url=environment.address("S3_BROWSER_URL"),
    )
    STORAGES = STORAGES | buckets.storages(MEDIA_URL)
    CONTENT_SECURITY_POLICY = showing_from(CONTENT_SECURITY_POLICY, buckets.origin)
    ADMIN_CONTENT_SECURITY_POLICY = showing_from(ADMIN_CONTENT_SECURITY_POLICY, buckets.origin)
else:
    MEDIA_ROOT = environment.folder("MEDIA_PATH") / "public"
    STORAGES = STORAGES | in_folders(MEDIA_ROOT, MEDIA_ROOT.parent / "private", MEDIA_URL)
X_ACCEL_PATH = environment.text("X_ACCEL_PATH")
FULLTEXT = FULLTEXT | {"path": environment.folder("INDEX_PATH")}
TRANSCODING = TRANSCODING | {"scratch": environment.folder("SCRATCH_PATH") / "transcoding"}

EMAIL_HOST = environment.text("EMAIL_HOST")
EMAIL_PORT = environment.number("EMAIL_PORT")
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 10  # seconds; a silent mail server must not hold up a page for ever
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("DEFAULT_FROM_EMAIL")

SECURE_SSL_REDIRECT = environment.flag("HTTPS_REDIRECT")
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # load balancers ask inside, over plain HTTP
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
if header := environment.text("PROXY_HTTPS_HEADER"):
    SECURE_PROXY_SSL_HEADER = (f"HTTP_{header.upper().replace('-', '_')}", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("PROXY_COUNT")
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # framing: our content policy is stricter on the site

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.operations.logs.JsonFormatter"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
        }
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    # takes the place of Django's own handlers, one of which mails whole requests to people
    "loggers": {"django": {"handlers": ["stdout"], "level": "INFO", "propagate": False}},
}
