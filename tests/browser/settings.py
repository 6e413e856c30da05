"""The settings of the tests, with static files named and compressed as on a deployed site."""

from portal.settings.base import STORAGES as DEPLOYED
from portal.settings.testing import *  # noqa: F403
from portal.settings.testing import SCRATCH, STORAGES

STATIC_ROOT = SCRATCH / "static"
STORAGES = STORAGES | {"staticfiles": DEPLOYED["staticfiles"]}
WHITENOISE_USE_FINDERS = False

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = SCRATCH / "mail"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60  # one sign-in lasts for all tests of a session
