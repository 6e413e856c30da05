"""What is true of the portal wherever it runs. Reads no environment and never asks about DEBUG."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.settings.content_policy import (  # noqa: F401  # settings too
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
)
from portal.settings.files import in_folders
from portal.settings.labels import label_in
from portal.settings.places import ROOT, VAR
from portal.settings.sign_in import *  # noqa: F403
from portal.settings.work import (  # noqa: F401  # settings too
    CATALOGUE,
    LINKS_MAY_VISIT,
    TASKS,
    TRANSCODING,
)

DEBUG = False
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, so that its checks see every registered model
    "portal.desk",  # before the admin, whose start page it replaces
    "portal.demo",
    "portal.operations",
    "portal.importing",
    "portal.search",
    "portal.pages",
    "resources",
    "portal.taxonomy",
    "portal.accounts",
    "portal.media",
    "portal.records",
    "portal.fulltext",
    "portal.jobs",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.people_app.PeopleConfig",  # wagtail.users, where people are invited
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.media.compression.PageCompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.accounts.middleware.ContentPolicyMiddleware",
    "portal.accounts.second_factor.SecondFactorMiddleware",
    "portal.accounts.gates.GatesMiddleware",
    "portal.accounts.sessions.LastSeenMiddleware",
    "portal.media.uploads.answers_uploads",
    "portal.media.outage.StorageOutageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["portal.records.templatetags.bilingual"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Two languages. English comes first only because a framework default has to be something:
# both are equal, and "/" follows the reader (portal.urls).
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
# the second mends single texts of Django and allauth on pages that people see
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale_overrides"]
FORMAT_MODULE_PATH = ["portal.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "America/Los_Angeles"
USE_TZ = True
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = ("en", "es")
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = label_in
LANGUAGE_COOKIE_NAME = "portal_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"

# Wagtail
WAGTAIL_SITE_NAME = "Migrant Education Portal"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

# Files: "public" ones have addresses of their own, "private" ones are only reached through a view
# that first asks who may see them.
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = ROOT / "static-collected"
STATICFILES_DIRS = [ROOT / "portal" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = ROOT / "media" / "public"
STORAGES: dict[str, dict[str, Any]] = {
    **in_folders(MEDIA_ROOT, ROOT / "media" / "private", MEDIA_URL),
    "staticfiles": {"BACKEND": "portal.media.static_files.HashedStaticFiles"},
}
X_ACCEL_PATH = ""  # nginx's internal path to the private files; empty where it does not send them
PRESIGNED_SECONDS = 6 * 60 * 60  # how long a bucket's server sends a private file, once allowed

VOICE_NAMES = "portal.taxonomy.labels.voice_names"  # what portal.media calls spoken languages

# The public search index (portal.fulltext)
FULLTEXT = {"engine": "portal.fulltext.embedded.EmbeddedEngine", "path": VAR / "index"}

X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin frames its own previews
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a film with all its captions is one long form
