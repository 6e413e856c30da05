"""The default: SQLite, local files, the embedded engine. Reads nothing from outside.

DEBUG stays off so that a first look shows what readers will see, error pages included; tracebacks
are printed on the console.
"""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import MFA_FORMS, STORAGES, VAR
from portal.settings.environment import sqlite

SECRET_KEY = "for development only: production refuses to start without one of its own"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

DATABASES = {"default": sqlite(str(VAR / "portal.sqlite3"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

STATIC_ROOT = None  # nothing is collected here: files are served from where they are written
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}

# Everybody of the demonstration signs in with these (portal.demo.people). A site that others can
# reach refuses to start with them.
DEMO_PASSWORD = "two-languages-one-field"
DEMO_CODE = "246810"
MFA_FORMS = MFA_FORMS | {
    "authenticate": "portal.demo.second_factor.DemoCodeForm",
    "reauthenticate": "portal.demo.second_factor.DemoCodeAgainForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # a passkey on http://localhost
