"""The settings of the tests, with static files named and compressed as on a deployed site."""

from portal.settings.base import STORAGES as DEPLOYED
from portal.settings.testing import *  # noqa: F403
from portal.settings.testing import SCRATCH, STORAGES

STATIC_ROOT = SCRATCH / "static"
STORAGES = STORAGES | {"staticfiles": DEPLOYED["staticfiles"]}
WHITENOISE_USE_FINDERS = False
